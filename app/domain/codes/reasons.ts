import { z } from "zod";

/** Why an institution declines. "other" needs a note. */
export const DECLINE_REASONS = [
  "out_of_mandate",
  "too_young",
  "revenue",
  "leverage",
  "cash_flow",
  "security",
  "credit_record",
  "documents_incomplete",
  "purpose_not_allowed",
  "amount_or_term",
  "price",
  "no_reply",
  "quota_exhausted",
  "compliance",
  "other",
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];
export const declineReasonSchema = z.enum(DECLINE_REASONS);

/** Why an institution withdraws an offer that it has issued. */
export const WITHDRAW_REASONS = [
  "credit_record",
  "security",
  "amount_or_term",
  "documents_incomplete",
  "out_of_mandate",
  "price",
  "compliance",
  "quota_exhausted",
  "other",
] as const satisfies readonly DeclineReason[];
export type WithdrawReason = (typeof WITHDRAW_REASONS)[number];
export const withdrawReasonSchema = z.enum(WITHDRAW_REASONS);

/** Why a company declines an offer or an introduction. */
export const COMPANY_DECLINE_REASONS = [
  "price",
  "amount",
  "term",
  "security",
  "speed",
  "chose_other",
  "other",
] as const;
export type CompanyDeclineReason = (typeof COMPANY_DECLINE_REASONS)[number];
export const companyDeclineReasonSchema = z.enum(COMPANY_DECLINE_REASONS);

/** Why everything that is open on an ask ends at once: the company has what it needs, or withdrew the ask. */
export const SEARCH_END_REASONS = { funded: "chose_other", withdrawn: "ask_withdrawn" } as const;
export type SearchEnd = keyof typeof SEARCH_END_REASONS;

/** Every reason that an institution may read of a company: those that it chooses, and the end of its ask. */
export const COMPANY_REASONS = [...COMPANY_DECLINE_REASONS, SEARCH_END_REASONS.withdrawn] as const;

/** Why a moderator returns or rejects a prospect. */
export const MODERATION_REASONS = [
  "promises_return",
  "identifies_someone",
  "fact_without_evidence",
  "figures_disagree",
  "purpose_not_allowed",
  "incomplete",
  "duplicate",
  "code_of_another",
  "not_a_technology_company",
  "compliance",
  "other",
] as const;
export const moderationReasonSchema = z.enum(MODERATION_REASONS);

/** Why an admin suspends an ask that is published or paused; its company reads the code, nobody else. */
export const ASK_SUSPENSION_REASONS = [
  "fact_without_evidence",
  "figures_disagree",
  "identifies_someone",
  "promises_return",
  "purpose_not_allowed",
  "duplicate",
  "code_of_another",
  "compliance",
  "other",
] as const satisfies readonly (typeof MODERATION_REASONS)[number][];
export type AskSuspensionReason = (typeof ASK_SUSPENSION_REASONS)[number];

/** Why an admin refuses, restricts, suspends or terminates an institution, or returns its mandate. */
export const INSTITUTION_REASONS = [
  "licence_not_found",
  "licence_expired",
  "scope_exceeded",
  "regulator_mismatch",
  "documents_incomplete",
  "no_response",
  "misconduct",
  "own_request",
  "compliance",
  "other",
] as const;
export type InstitutionReason = (typeof INSTITUTION_REASONS)[number];
export const institutionReasonSchema = z.enum(INSTITUTION_REASONS);

/** Why a deal fell through. */
export const FALL_THROUGH_REASONS = [
  "company_withdrew",
  "institution_withdrew",
  "conditions_not_met",
  "contract_not_agreed",
  "chose_other",
  "compliance",
  "other",
] as const;
export type FallThroughReason = (typeof FALL_THROUGH_REASONS)[number];
export const fallThroughReasonSchema = z.enum(FALL_THROUGH_REASONS);

/** Why a guarantee that was in force is released. */
export const RELEASE_REASONS = ["loan_repaid", "loan_not_drawn", "replaced", "other"] as const;
export type ReleaseReason = (typeof RELEASE_REASONS)[number];
export const releaseReasonSchema = z.enum(RELEASE_REASONS);

/** How a deal may end, in any way. */
export const DEAL_END_REASONS = [
  ...new Set<FallThroughReason | ReleaseReason>([...FALL_THROUGH_REASONS, ...RELEASE_REASONS]),
];

/** Why a drawdown is disputed. */
export const DISPUTE_REASONS = [
  "not_received",
  "amount_differs",
  "not_confirmed",
  "not_reversed",
  "other",
] as const;
export type DisputeReason = (typeof DISPUTE_REASONS)[number];

/** Each side's reasons: the company's about the money, the institution's about no answer. */
export const DISPUTE_REASONS_OF = {
  company: ["not_received", "amount_differs", "other"],
  institution: ["not_confirmed", "other"],
} as const satisfies Record<"company" | "institution", readonly DisputeReason[]>;
export const companyDisputeReasonSchema = z.enum(DISPUTE_REASONS_OF.company);
export const institutionDisputeReasonSchema = z.enum(DISPUTE_REASONS_OF.institution);

/** The basis of an admin's decision on a dispute. */
export const DISPUTE_GROUNDS = [
  "receipt_shown",
  "no_receipt_shown",
  "amount_shown",
  "other_account",
  "no_answer",
  "evidence_short",
  "other",
] as const;
export type DisputeGround = (typeof DISPUTE_GROUNDS)[number];
export const disputeGroundSchema = z.enum(DISPUTE_GROUNDS);

/** Why an institution returns a condition precedent, or asks for it again. */
export const CONDITION_RETURN_REASONS = [
  "evidence_missing",
  "evidence_unclear",
  "terms_differ",
  "no_longer_valid",
  "settled_by_mistake",
  "other",
] as const;
export type ConditionReturnReason = (typeof CONDITION_RETURN_REASONS)[number];
export const conditionReturnReasonSchema = z.enum(CONDITION_RETURN_REASONS);

/** "other" states no reason: it always needs a note. */
export function whyNotReason(code: string, note: string | null | undefined): "reason-text-missing" | null {
  return code === "other" && (note ?? "").trim() === "" ? "reason-text-missing" : null;
}
