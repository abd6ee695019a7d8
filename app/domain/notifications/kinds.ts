import type { EmailName } from "#app/domain/jobs/payloads.ts";
import type { NotificationGroup } from "./group-settings.ts";

export type Side = "company" | "institution" | "admin";

/** What a person can be told of: the object whose page it leads to. */
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
  | "mandate";

export interface NotificationKind {
  about: NotifiedOf;
  to: readonly Side[];
  /** The states in which whoever is told has to act, by the object's deadline. */
  waits?: readonly string[];
  /** By what its e-mails are chosen, where it is not by its object. */
  group?: NotificationGroup;
}

const company = ["company"] as const;
const institution = ["institution"] as const;
const both = ["company", "institution"] as const;
const everybody = [...both, "admin"] as const;

/** Who hears of what, on the page and by mail: one line for each kind, the same names as the jobs that write e-mails. */
export const notificationKinds = {
  "tell-admins-case-opened": {
    about: "case",
    to: ["admin"],
    waits: ["opened", "assigned", "in_review", "appealed"],
  },
  "tell-company-case-decided": { about: "case", to: company },
  "tell-institution-case-decided": { about: "case", to: institution, waits: ["changes_requested"] },
  "tell-institution-status-changed": { about: "institution", to: institution },
  "tell-company-introduction-requested": { about: "introduction", to: company, waits: ["consent_pending"] },
  "tell-institution-introduction-requested": { about: "introduction", to: institution, waits: ["requested"] },
  "tell-company-introduction-answered": { about: "introduction", to: company },
  "tell-institution-introduction-answered": { about: "introduction", to: institution },
  "tell-introduction-lapsed": { about: "introduction", to: both },
  "tell-institution-consent-ended": { about: "introduction", to: institution, group: "standing" },
  "tell-institution-consent-narrowed": { about: "introduction", to: institution, group: "standing" },
  "tell-institution-consent-extended": { about: "introduction", to: institution },
  "tell-company-consent-extension-asked": { about: "introduction", to: company },
  "tell-institution-consent-extension-declined": { about: "introduction", to: institution },
  "tell-company-message-written": { about: "thread", to: company },
  "tell-institution-message-written": { about: "thread", to: institution },
  "tell-company-document-requested": { about: "introduction", to: company },
  "tell-institution-documents-opened": { about: "introduction", to: institution },
  "tell-company-application-incomplete": { about: "application", to: company, waits: ["incomplete"] },
  "tell-institution-application-complete": {
    about: "application",
    to: institution,
    waits: ["complete", "under_review"],
  },
  "tell-company-application-moved": { about: "application", to: company },
  "tell-institution-application-ended": { about: "application", to: institution },
  "tell-company-application-due": { about: "application", to: company, waits: ["incomplete"] },
  "tell-institution-application-due": {
    about: "application",
    to: institution,
    waits: ["submitted", "complete", "under_review"],
  },
  "tell-application-overdue": { about: "application", to: both },
  "tell-company-offer-issued": { about: "offer", to: company, waits: ["issued", "viewed", "countered"] },
  "tell-company-offer-revised": { about: "offer", to: company, waits: ["revised", "viewed", "countered"] },
  "tell-institution-offer-countered": { about: "offer", to: institution, waits: ["countered"] },
  "tell-institution-offer-to-approve": { about: "offer", to: institution },
  "tell-institution-offer-approved": { about: "offer", to: institution },
  "tell-company-offer-ended": { about: "offer", to: company },
  "tell-institution-offer-answered": { about: "offer", to: institution },
  "tell-institution-offer-held": { about: "offer", to: institution },
  "tell-company-contract-sent": { about: "deal", to: company },
  "tell-company-contract-signed": { about: "deal", to: company },
  "tell-institution-contract-signed": { about: "deal", to: institution },
  "tell-company-deal-available": { about: "deal", to: company },
  "tell-guarantee-in-force": { about: "deal", to: both },
  "tell-company-guarantee-released": { about: "deal", to: company },
  "tell-deal-fell-through": { about: "deal", to: both },
  "tell-institution-drawdown-requested": { about: "drawdown", to: institution },
  "tell-company-drawdown-funded": { about: "drawdown", to: company, waits: ["funded"] },
  "tell-institution-drawdown-answered": { about: "drawdown", to: institution },
  "tell-institution-drawdown-withdrawn": { about: "drawdown", to: institution },
  "tell-company-drawdown-taken-back": { about: "drawdown", to: company },
  "tell-institution-condition-provided": { about: "deal", to: institution },
  "tell-company-condition-answered": { about: "deal", to: company },
  "tell-institution-waiver-proposed": { about: "deal", to: institution },
  "tell-institution-waiver-settled": { about: "deal", to: institution },
  "tell-company-dispute-opened": { about: "dispute", to: company, waits: ["opened"] },
  "tell-institution-dispute-opened": { about: "dispute", to: institution, waits: ["opened"] },
  "tell-company-dispute-answered": { about: "dispute", to: company },
  "tell-institution-dispute-answered": { about: "dispute", to: institution },
  "tell-admins-dispute-to-decide": { about: "dispute", to: ["admin"], waits: ["opened", "answered"] },
  "tell-admins-finding-proposed": { about: "dispute", to: ["admin"], waits: ["opened", "answered"] },
  "tell-admins-finding-sent-back": { about: "dispute", to: ["admin"], waits: ["opened", "answered"] },
  "tell-dispute-ended": { about: "dispute", to: both },
  "tell-dispute-decided": { about: "dispute", to: both },
  "tell-company-prospect-ends-soon": { about: "prospect", to: company, waits: ["published", "paused"] },
  "tell-company-prospect-minimum-reached": { about: "prospect", to: company },
  "tell-company-prospect-funded": { about: "prospect", to: company },
  "tell-company-prospect-expired": { about: "prospect", to: company },
  "tell-company-prospect-recognisable": { about: "prospect", to: company, waits: ["paused"] },
  "tell-institution-mandate-expired": { about: "mandate", to: institution },
  // What waits, before its deadline; and what is past it.
  "tell-company-introduction-waits": { about: "introduction", to: company, waits: ["consent_pending"] },
  "tell-institution-introduction-waits": { about: "introduction", to: institution, waits: ["requested"] },
  "tell-company-consent-ends-soon": { about: "introduction", to: company, waits: ["consented", "converted"] },
  "tell-institution-consent-ends-soon": {
    about: "introduction",
    to: institution,
    waits: ["consented", "converted"],
  },
  "tell-institution-mandate-ends-soon": {
    about: "mandate",
    to: institution,
    waits: ["active", "paused", "exhausted"],
  },
  "tell-company-offer-expires-soon": {
    about: "offer",
    to: company,
    waits: ["issued", "viewed", "countered", "revised"],
  },
  "tell-company-drawdown-waits": { about: "drawdown", to: company, waits: ["funded"] },
  "tell-drawdown-overdue": { about: "drawdown", to: everybody, group: "deals" },
  "tell-company-contract-waits": { about: "deal", to: company },
  "tell-institution-contract-waits": { about: "deal", to: institution },
  "tell-company-dispute-waits": { about: "dispute", to: company, waits: ["opened"] },
  "tell-institution-dispute-waits": { about: "dispute", to: institution, waits: ["opened"] },
  "tell-admins-dispute-overdue": { about: "dispute", to: ["admin"], waits: ["opened", "answered"] },
  "tell-admins-case-overdue": { about: "case", to: ["admin"] },
} as const satisfies Record<EmailName, NotificationKind>;

/** The kind of that name. */
export function notificationKind(name: EmailName): NotificationKind {
  return notificationKinds[name];
}

/** Whether something of that name can be told; a name in a stored row may be of an older version. */
export function isNotified(name: string): name is EmailName {
  return Object.hasOwn(notificationKinds, name);
}
