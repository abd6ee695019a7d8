import type { SubmissionResult } from "@conform-to/react";
import { REFUSAL_KINDS, type RefusalKind } from "#app/domain/refusal-codes.ts";
import type { Refusal, RefusalCode } from "#app/domain/refusal.ts";
import { formatInstant } from "#app/i18n/format.ts";
import { detectLocale, type Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { withFormattedDays } from "#app/http/forms/refused-fields.server.ts";
import type { ShownRefusal } from "#app/shared/reply.ts";

const statuses = {
  forbidden: 403,
  missing: 404,
  conflict: 409,
  invalid: 422,
  "too-many": 429,
  unavailable: 503,
} as const satisfies Record<RefusalKind, number>;

export function statusOfRefusal(code: RefusalCode): number {
  return statuses[REFUSAL_KINDS[code]];
}

/**
 * Identifies a refusal by its name: web.js and the Remix build each contain a copy of the class, so `instanceof` would
 * miss those thrown by the other bundle.
 */
export function isRefusal(error: unknown): error is Refusal {
  return (
    error instanceof Error &&
    error.name === "Refusal" &&
    "code" in error &&
    Object.hasOwn(REFUSAL_KINDS, String(error.code))
  );
}

/** The refusal for a page, in the language of the request. */
export function shown({ code, detail }: Refusal, request: Request): ShownRefusal {
  const locale = detectLocale(request.headers.get("cookie"), request.headers.get("accept-language"));
  const text = translator(locale, "refusals")(code, formatted(locale, detail) as never);
  return detail === undefined ? { code, text } : { code, detail, text };
}

const minute = 60_000;

/** Formats days for the reader, and the time when something is allowed again, rounded up to the minute. */
function formatted(locale: Locale, detail: Refusal["detail"]) {
  const values = withFormattedDays(locale, detail);
  if (typeof detail?.freeAt !== "string") return values;
  const freeAt = new Date(Math.ceil(Date.parse(detail.freeAt) / minute) * minute);
  return { ...values, freeAt: formatInstant(locale, freeAt) };
}

/** Seconds until a retry is allowed, if known: for the Retry-After header. */
export function retryAfterOf({ code, detail }: Refusal): number | undefined {
  if (typeof detail?.retryAfterSeconds === "number") return detail.retryAfterSeconds;
  return REFUSAL_KINDS[code] === "unavailable" ? 5 : undefined;
}

/** Throws a loader's refusal to the route's ErrorBoundary; `form` has what was sent, where its page can't show it. */
export function refusalResponse(refusal: Refusal, request: Request, form?: SubmissionResult): Response {
  return Response.json({ refusal: shown(refusal, request), form }, { status: statusOfRefusal(refusal.code) });
}
