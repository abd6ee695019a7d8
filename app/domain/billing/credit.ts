/** Why a credit note takes back what was invoiced: a drawdown was reversed, a fee waived, or an amount corrected. */
export const CREDIT_REASONS = ["reversal", "waiver", "adjustment"] as const;
export type CreditReason = (typeof CREDIT_REASONS)[number];
