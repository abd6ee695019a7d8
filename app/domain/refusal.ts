import type { FieldFault } from "./fields.ts";

/**
 * Every expected "no" of the platform, one code for each reason. The edge maps each to a status and to words
 * in both languages; a new code doesn't compile until both exist.
 */
export const REFUSAL_CODES = [
  // the database
  "database-away",
  "database-busy",
  "database-full",
  "outcome-unsure",
  // accounts
  "not-allowed-role",
  "wrong-audience",
  "not-your-move",
  "organization-missing",
  "organization-not-found",
  "company-profile-incomplete",
  "member-not-found",
  "last-owner",
  "credentials-wrong",
  "password-wrong",
  "password-personal",
  "session-not-found",
  "email-unconfirmed",
  "account-suspended",
  "account-exists",
  "attempts-used-up",
  "sign-in-closed",
  "link-not-valid",
  "stop-link-not-valid",
  "member-already",
  "member-invited-already",
  "invitation-not-found",
  "invitation-for-another",
  "uscc-taken",
  "uscc-fixed",
  "rights-too-many",
  "form-outdated",
  // archives
  "export-under-way",
  "export-not-found",
  "export-altered",
  // prospects
  "prospect-not-found",
  "prospect-stale-draft",
  "prospect-incomplete",
  "prospect-wrong-state",
  "prospect-not-published",
  "prospect-appeal-used",
  "prospect-open-already",
  "prospect-funded",
  "prospect-minimum-not-reached",
  "prospect-under-review",
  "prospect-unchanged",
  "version-wrong-state",
  "version-not-found",
  // institutions
  "institution-not-found",
  "institution-not-active",
  "institution-wrong-state",
  "institution-profile-incomplete",
  "institution-licence-expired",
  "institution-instrument-not-allowed",
  // mandates
  "mandate-not-found",
  "mandate-stale-draft",
  "mandate-incomplete",
  "mandate-not-active",
  "mandate-wrong-state",
  "mandate-expired",
  "mandate-budget-short",
  "mandate-budget-below-used",
  // introductions and consents
  "introduction-not-found",
  "introduction-open-already",
  "introduction-cap-reached",
  "introduction-fair-use-reached",
  "introduction-wrong-state",
  "introduction-lapsed",
  "introduction-stopped",
  "introduction-not-eligible",
  "consent-not-found",
  "consent-missing",
  "consent-not-in-force",
  "consent-not-for-this",
  "consent-wrong-state",
  "consent-unchanged",
  "consent-not-narrower",
  "consent-not-wider",
  "consent-request-open",
  "consent-request-not-found",
  "consent-request-answered",
  // applications
  "application-not-found",
  "application-wrong-state",
  "application-offer-open",
  "application-item-not-found",
  "application-item-settled",
  // offers
  "offer-not-found",
  "offer-not-open",
  "offer-on-hold",
  "offer-expired",
  "offer-wrong-state",
  "offer-version-outdated",
  "offer-rounds-used-up",
  "offer-exceeds-ask",
  "offer-expiry-too-soon",
  "offer-expiry-too-late",
  "offer-second-person-needed",
  "offer-second-person-not-needed",
  "offer-approver-is-drafter",
  "counter-not-possible",
  "counter-unchanged",
  "offer-incomplete",
  "offer-terms-faulty",
  "offer-stale-draft",
  "offer-fee-not-allowed",
  "offer-open-already",
  "offer-instrument-not-allowed",
  // documents
  "document-not-found",
  "document-not-open",
  "document-piece-wrong",
  "document-store-full",
  "document-altered",
  "document-relied-on",
  "document-is-evidence",
  "document-version-newest",
  "document-request-not-found",
  "document-request-closed",
  "document-requests-too-many",
  // deals and drawdowns
  "deal-not-found",
  "deal-wrong-state",
  "deal-not-available",
  "deal-conditions-open",
  "drawdown-not-found",
  "drawdown-wrong-state",
  "drawdown-not-positive",
  "drawdown-exceeds-deal",
  "drawdown-amount-differs",
  "drawdown-still-in-time",
  "payment-day-outside",
  "dispute-not-found",
  "dispute-wrong-state",
  "dispute-awaits-answer",
  "dispute-amount-same",
  "dispute-evidence-too-many",
  "dispute-evidence-already",
  "condition-not-found",
  "condition-money-out",
  "finding-not-found",
  "finding-wrong-state",
  "finding-proposed-already",
  "finding-same-person",
  "finding-not-yours",
  "waiver-not-found",
  "waiver-wrong-state",
  "waiver-proposed-already",
  "waiver-same-person",
  "waiver-not-yours",
  // fees
  "fee-not-found",
  "fee-wrong-state",
  "fee-second-person-needed",
  // moderation
  "case-not-found",
  "case-wrong-state",
  "case-not-yours",
  "case-checks-not-met",
  "case-appeal-used",
  "case-same-person",
  // everywhere
  "usage-limit-reached",
  "organization-busy",
  "reason-missing",
  "reason-text-missing",
  "repeated-with-other-content",
  "not-found",
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** An expected no. Anything else that is thrown is a bug. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: RefusalCode;
  /** Facts for the words of the message, such as the state something is in; never personal data. */
  readonly detail: Readonly<Record<string, string | number>> | undefined;
  /** What is wrong with single fields of what was sent; the form shows it there. */
  readonly faults: readonly RefusedField[];

  constructor(
    code: RefusalCode,
    detail?: Readonly<Record<string, string | number>>,
    faults: readonly RefusedField[] = [],
  ) {
    super(code);
    this.code = code;
    this.detail = detail;
    this.faults = faults;
  }
}

/**
 * A fault by the key of its words with their values, and the field of the form that has it: ["details", "capFen"],
 * ["feePercents", 0].
 */
export type RefusedField = {
  fault: FieldFault;
  path: readonly (string | number)[];
  values?: Readonly<Record<string, string | number>>;
};

/** Throws the refusal that names what is wrong with fields; passes on none. */
export function refuseFields(code: RefusalCode, faults: readonly RefusedField[]): void {
  if (faults.length > 0) throw new Refusal(code, undefined, faults);
}

/** Throws the refusal that a `whyNot…` rule names; passes on null. */
export function refuseIf(
  code: RefusalCode | null,
  detail?: Readonly<Record<string, string | number>>,
  faults?: readonly RefusedField[],
): void {
  if (code !== null) throw new Refusal(code, detail, faults);
}

/** The row, or the refusal that says it isn't there (or isn't yours, which is the same). */
export function found<Row>(row: Row | null | undefined, code: RefusalCode): Row {
  if (row === null || row === undefined) throw new Refusal(code);
  return row;
}
