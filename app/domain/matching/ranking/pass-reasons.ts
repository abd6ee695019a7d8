import type { DeclineReason } from "#app/domain/codes/reasons.ts";

/** The reasons that apply before anything was requested or offered. */
export const PASS_REASONS = [
  "out_of_mandate",
  "too_young",
  "revenue",
  "leverage",
  "cash_flow",
  "security",
  "amount_or_term",
  "price",
  "quota_exhausted",
  "compliance",
  "other",
] as const satisfies readonly DeclineReason[];
