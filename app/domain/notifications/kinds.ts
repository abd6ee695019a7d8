import { OPEN_OFFER_STATUSES } from "#app/domain/offers/lifecycle.ts";
import type { NotificationGroup } from "./group-settings.ts";

export type Side = "company" | "institution" | "admin";

/** The object of a notification, to whose page it links. */
export type NotifiedOf =
  | "case"
  | "institution"
  | "introduction"
  | "application"
  | "thread"
  | "offer"
  | "deal"
  | "drawdown"
  | "dispute"
  | "prospect"
  | "mandate"
  | "invoice";

export interface NotificationKind {
  about: NotifiedOf;
  to: readonly Side[];
  /** The statuses in which the recipient must act, by the object's deadline. */
  waits?: readonly string[];
  /** The group of its e-mails, if it isn't that of its object. */
  group?: NotificationGroup;
}

const admins = ["admin"] as const;
const company = ["company"] as const;
const institution = ["institution"] as const;
const both = ["company", "institution"] as const;
const consented = ["consented", "converted"] as const;
const everybody = [...both, "admin"] as const;

/** Statuses of a deal in which it may be one side's turn. */
const companyTurns = ["documents_out", "signed_by_institution", "conditions_open", "available"] as const;
const institutionTurns = [
  "accepted",
  "signed_by_company",
  "conditions_open",
  "available",
  "partially_drawn",
] as const;

/** Who is notified of what, on the page and by e-mail: one line per kind, named like the e-mail jobs. */
export const notificationKinds = {
  "notify-admins-case-opened": {
    about: "case",
    to: admins,
    waits: ["opened", "assigned", "in_review", "appealed"],
  },
  "notify-company-case-decided": { about: "case", to: company },
  "notify-institution-case-decided": { about: "case", to: institution, waits: ["changes_requested"] },
  "notify-admins-suspension-unconfirmed": { about: "institution", to: admins, group: "cases" },
  "notify-admins-ask-suspension-unconfirmed": { about: "prospect", to: admins },
  "notify-institution-status-changed": { about: "institution", to: institution },
  // Of each introduction with something open: a measure of the operator that changes what a company can do.
  "notify-company-institution-suspended": { about: "introduction", to: company, group: "standing" },
  "notify-company-institution-terminated": { about: "introduction", to: company, group: "standing" },
  "notify-company-institution-restored": { about: "introduction", to: company, group: "standing" },
  "notify-company-introduction-requested": { about: "introduction", to: company, waits: ["consent_pending"] },
  "notify-institution-introduction-requested": {
    about: "introduction",
    to: institution,
    waits: ["requested"],
  },
  "notify-company-introduction-answered": { about: "introduction", to: company },
  "notify-institution-introduction-answered": { about: "introduction", to: institution },
  "notify-introduction-lapsed": { about: "introduction", to: both },
  "notify-institution-consent-ended": { about: "introduction", to: institution, group: "standing" },
  "notify-institution-consent-narrowed": { about: "introduction", to: institution, group: "standing" },
  "notify-institution-consent-extended": { about: "introduction", to: institution },
  "notify-company-consent-extension-asked": { about: "introduction", to: company },
  "notify-institution-consent-extension-declined": { about: "introduction", to: institution },
  "notify-company-message-written": { about: "thread", to: company },
  "notify-institution-message-written": { about: "thread", to: institution },
  "notify-company-document-requested": { about: "introduction", to: company },
  "notify-company-file-stayed-closed": { about: "introduction", to: company },
  "notify-institution-documents-opened": { about: "introduction", to: institution },
  "notify-company-application-incomplete": { about: "application", to: company, waits: ["incomplete"] },
  "notify-institution-application-explained": {
    about: "application",
    to: institution,
    waits: ["incomplete"],
  },
  "notify-institution-application-complete": {
    about: "application",
    to: institution,
    waits: ["complete", "under_review"],
  },
  "notify-company-application-moved": { about: "application", to: company },
  "notify-institution-application-ended": { about: "application", to: institution },
  "notify-company-application-due": { about: "application", to: company, waits: ["incomplete"] },
  "notify-institution-application-due": {
    about: "application",
    to: institution,
    waits: ["submitted", "complete", "under_review"],
  },
  "notify-application-overdue": { about: "application", to: both },
  "notify-company-offer-issued": { about: "offer", to: company, waits: ["issued", "viewed"] },
  "notify-company-offer-revised": { about: "offer", to: company, waits: ["revised", "viewed"] },
  "notify-institution-offer-countered": { about: "offer", to: institution, waits: ["countered"] },
  "notify-institution-offer-to-approve": { about: "offer", to: institution },
  "notify-institution-offer-approved": { about: "offer", to: institution },
  "notify-company-offer-ended": { about: "offer", to: company },
  "notify-institution-offer-answered": { about: "offer", to: institution },
  "notify-institution-offer-held": { about: "offer", to: institution },
  "notify-offer-released": { about: "offer", to: both },
  "notify-company-contract-sent": { about: "deal", to: company },
  "notify-company-contract-signed": { about: "deal", to: company },
  "notify-institution-contract-signed": { about: "deal", to: institution },
  "notify-company-deal-available": { about: "deal", to: company },
  "notify-guarantee-in-force": { about: "deal", to: both },
  "notify-company-guarantee-released": { about: "deal", to: company },
  "notify-deal-fell-through": { about: "deal", to: both },
  "notify-institution-drawdown-requested": { about: "drawdown", to: institution },
  "notify-company-drawdown-funded": { about: "drawdown", to: company, waits: ["funded"] },
  "notify-institution-drawdown-answered": { about: "drawdown", to: institution },
  "notify-institution-drawdown-withdrawn": { about: "drawdown", to: institution },
  "notify-company-drawdown-taken-back": { about: "drawdown", to: company },
  "notify-institution-condition-provided": { about: "deal", to: institution },
  "notify-company-condition-answered": { about: "deal", to: company },
  "notify-institution-waiver-proposed": { about: "deal", to: institution },
  "notify-institution-waiver-settled": { about: "deal", to: institution },
  "notify-company-dispute-opened": { about: "dispute", to: company, waits: ["opened"] },
  "notify-institution-dispute-opened": { about: "dispute", to: institution, waits: ["opened"] },
  "notify-company-dispute-answered": { about: "dispute", to: company },
  "notify-institution-dispute-answered": { about: "dispute", to: institution },
  "notify-admins-dispute-to-decide": { about: "dispute", to: admins, waits: ["opened", "answered"] },
  "notify-admins-finding-proposed": { about: "dispute", to: admins, waits: ["opened", "answered"] },
  "notify-admins-finding-sent-back": { about: "dispute", to: admins, waits: ["opened", "answered"] },
  "notify-institution-invoice-issued": { about: "invoice", to: institution, waits: ["open"] },
  "notify-institution-invoice-reminder": { about: "invoice", to: institution, waits: ["open"] },
  "notify-institution-invoice-voided": { about: "invoice", to: institution },
  "notify-institution-invoice-settled": { about: "invoice", to: institution },
  "notify-institution-fee-credited": { about: "invoice", to: institution },
  "notify-institution-fee-upheld": { about: "invoice", to: institution },
  "notify-institution-fapiao-issued": { about: "invoice", to: institution },
  "notify-institution-red-fapiao-issued": { about: "invoice", to: institution },
  "notify-admins-fee-questioned": { about: "invoice", to: admins },
  "notify-admins-fee-proposed": { about: "deal", to: admins },
  "notify-dispute-ended": { about: "dispute", to: both },
  "notify-dispute-decided": { about: "dispute", to: both },
  "notify-company-reversal-proposed": { about: "drawdown", to: company, waits: ["proposed"] },
  "notify-institution-reversal-proposed": { about: "drawdown", to: institution, waits: ["proposed"] },
  "notify-company-reversal-ended": { about: "drawdown", to: company },
  "notify-institution-reversal-ended": { about: "drawdown", to: institution },
  "notify-company-reversal-disputed": { about: "dispute", to: company, waits: ["opened"] },
  "notify-institution-reversal-disputed": { about: "dispute", to: institution, waits: ["opened"] },
  "notify-reversal-decided": { about: "dispute", to: both },
  "notify-drawdown-reversed": { about: "drawdown", to: both },
  "notify-company-prospect-reopened": { about: "prospect", to: company },
  "notify-company-prospect-ends-soon": { about: "prospect", to: company, waits: ["published", "paused"] },
  "notify-company-prospect-minimum-reached": { about: "prospect", to: company },
  "notify-company-prospect-funded": { about: "prospect", to: company },
  "notify-company-prospect-withdrawn": { about: "prospect", to: company },
  "notify-institution-ask-withdrawn": { about: "introduction", to: institution, group: "standing" },
  // Measures of the operator: e-mails of them cannot be turned off.
  "notify-company-prospect-suspended": { about: "prospect", to: company, group: "standing" },
  "notify-company-prospect-reinstated": { about: "prospect", to: company, group: "standing" },
  "notify-institution-ask-suspended": { about: "introduction", to: institution, group: "standing" },
  "notify-institution-ask-reinstated": { about: "introduction", to: institution, group: "standing" },
  "notify-company-prospect-expired": { about: "prospect", to: company },
  "notify-company-prospect-recognisable": { about: "prospect", to: company, waits: ["paused"] },
  "notify-institution-mandate-expired": { about: "mandate", to: institution },
  "notify-institution-mandate-beyond-licence": { about: "mandate", to: institution, group: "standing" },
  "notify-institution-mandate-drafts-wait": {
    about: "mandate",
    to: institution,
    waits: ["draft", "pending_approval"],
  },
  // Acts that bind an organization, of which its people are notified but for the one who did it.
  "notify-colleagues-consent-granted": { about: "introduction", to: company },
  "notify-colleagues-consent-changed": { about: "introduction", to: company },
  "notify-colleagues-consent-revoked": { about: "introduction", to: company },
  "notify-colleagues-offer-issued": { about: "offer", to: institution },
  "notify-colleagues-offer-withdrawn": { about: "offer", to: institution },
  "notify-colleagues-offer-accepted": { about: "offer", to: company },
  "notify-colleagues-contract-signed": { about: "deal", to: both },
  "notify-colleagues-guarantee-released": { about: "deal", to: institution },
  // Deadlines ahead, and overdue ones.
  "notify-company-introduction-waits": { about: "introduction", to: company, waits: ["consent_pending"] },
  "notify-institution-introduction-waits": { about: "introduction", to: institution, waits: ["requested"] },
  "notify-company-consent-ends-soon": { about: "introduction", to: company, waits: consented },
  "notify-institution-consent-ends-soon": { about: "introduction", to: institution, waits: consented },
  "notify-institution-mandate-ends-soon": {
    about: "mandate",
    to: institution,
    waits: ["active", "paused", "exhausted"],
  },
  "notify-company-offer-expires-soon": { about: "offer", to: company, waits: OPEN_OFFER_STATUSES },
  "notify-company-drawdown-waits": { about: "drawdown", to: company, waits: ["funded"] },
  "notify-drawdown-overdue": { about: "drawdown", to: everybody, group: "deals" },
  "notify-company-reversal-waits": { about: "drawdown", to: company, waits: ["proposed"] },
  "notify-institution-reversal-waits": { about: "drawdown", to: institution, waits: ["proposed"] },
  "notify-company-deal-waits": { about: "deal", to: company, waits: companyTurns },
  "notify-institution-deal-waits": { about: "deal", to: institution, waits: institutionTurns },
  "notify-company-deal-overdue": { about: "deal", to: company, waits: companyTurns },
  "notify-institution-deal-overdue": { about: "deal", to: institution, waits: institutionTurns },
  "notify-company-dispute-waits": { about: "dispute", to: company, waits: ["opened"] },
  "notify-institution-dispute-waits": { about: "dispute", to: institution, waits: ["opened"] },
  "notify-admins-dispute-overdue": { about: "dispute", to: admins, waits: ["opened", "answered"] },
  "notify-admins-case-overdue": { about: "case", to: admins },
} as const satisfies Record<`notify-${string}`, NotificationKind>;
type Name = keyof typeof notificationKinds;

export function notificationKind(name: Name): NotificationKind {
  return notificationKinds[name];
}

/** Whether a notification of that name exists; a stored row may be of an older version. */
export function isNotified(name: string): name is Name {
  return Object.hasOwn(notificationKinds, name);
}
