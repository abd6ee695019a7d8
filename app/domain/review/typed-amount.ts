import type { FieldFault } from "#app/domain/fields.ts";
import { refuseFields } from "#app/domain/refusal.ts";
import { parseMoney } from "#app/lib/typed-numbers.ts";

/** An act about more money than this, a million yuan, is confirmed by typing its amount. */
export const TYPED_ABOVE_FEN = 100_000_000n;

/** Whether the review of an act about this amount asks for the amount. */
export function needsTypedAmount(amountFen: bigint): boolean {
  return amountFen > TYPED_ABOVE_FEN;
}

/**
 * Null when a typed text confirms an amount; otherwise what is wrong with it. It is read as every amount is: yuan, or
 * with a unit (5000000, 5,000,000.00, ５００万, 5M). It must state the amount to the fen; nothing has to be typed up to
 * a million yuan.
 */
export function faultOfTypedAmount(amountFen: bigint, typed: string): FieldFault | null {
  if (!needsTypedAmount(amountFen)) return null;
  const parsed = parseMoney(typed, "yuan");
  if (parsed.ok) return parsed.fen === amountFen ? null : "amount-differs";
  return parsed.fault === "empty" ? "amount-not-typed" : "not-an-amount";
}

/** Refuses an act whose amount was not confirmed, with the fault at the field of the review. */
export function refuseUnconfirmedAmount(amountFen: bigint, typed: string): void {
  const fault = faultOfTypedAmount(amountFen, typed);
  refuseFields("amount-not-confirmed", fault === null ? [] : [{ fault, path: ["typedAmount"] }]);
}
