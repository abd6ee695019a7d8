import { z } from "zod";

/** Why a side wants a confirmed drawdown reversed. */
export const REVERSAL_REASONS = [
  "not_arrived",
  "sent_back",
  "wrong_amount",
  "wrong_deal",
  "confirmed_by_mistake",
  "other",
] as const;
export type ReversalReason = (typeof REVERSAL_REASONS)[number];
export const reversalReasonSchema = z.enum(REVERSAL_REASONS);
