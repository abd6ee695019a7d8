import type { DeclineReason } from "#app/domain/codes/reasons.ts";

/** The reasons that make sense before anything has been asked or offered. */
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
