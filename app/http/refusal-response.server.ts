import type { Refusal, RefusalCode } from "#app/domain/refusal.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { detectLocale, type Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { daysInWords } from "./refused-fields.server.ts";
import type { ShownRefusal } from "./reply.ts";

/**
 * What each refusal is in HTTP: 403 the wrong party, 404 not there or not yours (which is the same), 409 refused by
 * the state of things, 422 something in the answer itself, 429 too many tries,
 * 503 the database can't do it now, or the tries can't be counted. A new code does not compile until it has a line here.
 */
const statusOf = {
  "database-away": 503,
  "database-busy": 503,
  "database-full": 503,
  "outcome-unsure": 503,
  "not-allowed-role": 403,
  "wrong-audience": 403,
  "not-your-move": 403,
  "organization-missing": 403,
  "organization-not-found": 404,
  "company-profile-incomplete": 409,
  "member-not-found": 404,
  "last-owner": 409,
  "credentials-wrong": 422,
  "password-wrong": 422,
  "password-personal": 422,
  "session-not-found": 404,
  "email-unconfirmed": 403,
  "account-suspended": 403,
  "account-exists": 409,
  "attempts-used-up": 429,
  "sign-in-closed": 503,
  "link-not-valid": 404,
  "stop-link-not-valid": 404,
  "member-already": 409,
  "member-invited-already": 409,
  "invitation-not-found": 404,
  "invitation-for-another": 403,
  "uscc-taken": 409,
  "uscc-fixed": 409,
  "rights-too-many": 409,
  "form-outdated": 409,
  "export-under-way": 409,
  "export-not-found": 404,
  "export-altered": 409,
  "prospect-not-found": 404,
  "prospect-stale-draft": 409,
  "prospect-incomplete": 422,
  "prospect-wrong-state": 409,
  "prospect-not-published": 409,
  "prospect-appeal-used": 409,
  "prospect-open-already": 409,
  "prospect-funded": 409,
  "prospect-minimum-not-reached": 409,
  "prospect-under-review": 409,
  "prospect-unchanged": 409,
  "version-wrong-state": 409,
  "version-not-found": 404,
  "institution-not-found": 404,
  "institution-not-active": 403,
  "institution-wrong-state": 409,
  "institution-profile-incomplete": 409,
  "institution-licence-expired": 409,
  "institution-instrument-not-allowed": 422,
  "mandate-not-found": 404,
  "mandate-stale-draft": 409,
  "mandate-incomplete": 422,
  "mandate-not-active": 409,
  "mandate-wrong-state": 409,
  "mandate-expired": 409,
  "mandate-budget-short": 409,
  "mandate-budget-below-used": 422,
  "introduction-not-found": 404,
  "introduction-open-already": 409,
  "introduction-cap-reached": 409,
  "introduction-fair-use-reached": 409,
  "introduction-wrong-state": 409,
  "introduction-lapsed": 409,
  "introductions-held": 409,
  "introduction-not-eligible": 409,
  "consent-not-found": 404,
  "consent-missing": 403,
  "consent-not-in-force": 409,
  "consent-not-for-this": 403,
  "consent-wrong-state": 409,
  "consent-unchanged": 422,
  "consent-not-narrower": 409,
  "consent-not-wider": 409,
  "consent-request-open": 409,
  "consent-request-not-found": 404,
  "consent-request-answered": 409,
  "application-not-found": 404,
  "application-wrong-state": 409,
  "application-offer-open": 409,
  "application-item-not-found": 404,
  "application-item-settled": 409,
  "application-items-too-many": 409,
  "offer-not-found": 404,
  "offer-not-open": 409,
  "offer-on-hold": 409,
  "offer-expired": 409,
  "offer-wrong-state": 409,
  "offer-version-outdated": 409,
  "offer-rounds-used-up": 409,
  "offer-exceeds-ask": 409,
  "offer-expiry-too-soon": 422,
  "offer-expiry-too-late": 422,
  "offer-second-person-needed": 409,
  "offer-second-person-not-needed": 409,
  "counter-not-possible": 422,
  "counter-unchanged": 422,
  "offer-approver-is-drafter": 403,
  "offer-incomplete": 422,
  "offer-terms-faulty": 422,
  "offer-stale-draft": 409,
  "offer-fee-not-allowed": 422,
  "offer-open-already": 409,
  "offer-instrument-not-allowed": 409,
  "document-not-found": 404,
  "document-not-open": 409,
  "document-piece-wrong": 422,
  "document-store-full": 503,
  "document-altered": 409,
  "document-relied-on": 409,
  "document-is-evidence": 409,
  "document-version-newest": 409,
  "document-request-not-found": 404,
  "document-request-closed": 409,
  "document-requests-too-many": 409,
  "deal-not-found": 404,
  "deal-wrong-state": 409,
  "deal-not-available": 409,
  "deal-conditions-open": 409,
  "drawdown-not-found": 404,
  "drawdown-wrong-state": 409,
  "drawdown-not-positive": 422,
  "drawdown-exceeds-deal": 409,
  "drawdown-amount-differs": 422,
  "drawdown-still-in-time": 409,
  "payment-day-outside": 422,
  "dispute-not-found": 404,
  "dispute-wrong-state": 409,
  "dispute-awaits-answer": 409,
  "dispute-amount-same": 409,
  "dispute-evidence-too-many": 409,
  "dispute-evidence-already": 409,
  "condition-not-found": 404,
  "condition-money-out": 409,
  "finding-not-found": 404,
  "finding-wrong-state": 409,
  "finding-proposed-already": 409,
  "finding-same-person": 409,
  "finding-not-yours": 409,
  "waiver-not-found": 404,
  "waiver-wrong-state": 409,
  "waiver-proposed-already": 409,
  "waiver-same-person": 409,
  "waiver-not-yours": 409,
  "fee-not-found": 404,
  "fee-wrong-state": 409,
  "fee-second-person-needed": 409,
  "case-not-found": 404,
  "case-wrong-state": 409,
  "case-not-yours": 403,
  "case-checks-not-met": 409,
  "case-appeal-used": 409,
  "case-same-person": 403,
  "usage-limit-reached": 429,
  "organization-busy": 429,
  "reason-missing": 422,
  "reason-text-missing": 422,
  "repeated-with-other-content": 422,
  "not-found": 404,
} as const satisfies Record<RefusalCode, 403 | 404 | 409 | 422 | 429 | 503>;

export function statusOfRefusal(code: RefusalCode): number {
  return statusOf[code];
}

/**
 * A refusal, told by its name: web.js and the Remix build each carry a copy of the class, so that `instanceof` would
 * miss one that was thrown by the other half.
 */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error &&
    error.name === "Refusal" &&
    "code" in error &&
    Object.hasOwn(statusOf, String(error.code))
  );
}

/** The refusal as a page shows it, in the language of the request. */
export function shown({ code, detail }: Refusal, request: Request): ShownRefusal {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const text = translator(locale, "refusals")(code, inWords(locale, detail) as never);
  return detail === undefined ? { code, text } : { code, detail, text };
}

const minute = 60_000;

/** Days as the reader writes them; the moment from which on something is free again, rounded up to its minute. */
function inWords(locale: Locale, detail: Refusal["detail"]) {
  const said = daysInWords(locale, detail);
  if (typeof detail?.freeAt !== "string") return said;
  const freeAt = new Date(Math.ceil(Date.parse(detail.freeAt) / minute) * minute);
  return { ...said, freeAt: formatInstant(locale, freeAt) };
}

/** In how many seconds the same may be tried again, where that is known: for the header Retry-After. */
export function retryAfterOf({ code, detail }: Refusal): number | undefined {
  if (typeof detail?.retryAfterSeconds === "number") return detail.retryAfterSeconds;
  return statusOf[code] === 503 ? 5 : undefined;
}

/** A loader's refusal: thrown, it ends up in the ErrorBoundary of the route. */
export function refusalResponse(refusal: Refusal, request: Request): Response {
  return Response.json({ refusal: shown(refusal, request) }, { status: statusOf[refusal.code] });
}
