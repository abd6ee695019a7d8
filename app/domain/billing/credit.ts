import { divideRounded } from "#app/lib/money.ts";

/** Why a credit note takes back what was invoiced: a drawdown was reversed, a fee waived, or an amount corrected. */
export type CreditReason = "reversal" | "waiver" | "adjustment";

/** A line of an invoice and what credit notes took back of it, in fen. */
export interface CreditableLine {
  netFen: bigint;
  vatFen: bigint;
  creditedNetFen: bigint;
  creditedVatFen: bigint;
}

/** What is left of a line, tax included, in fen. */
function leftOfLine({ netFen, vatFen, creditedNetFen, creditedVatFen }: CreditableLine): bigint {
  return netFen + vatFen - creditedNetFen - creditedVatFen;
}

/**
 * What a credit of an amount (tax included, in fen; null: all that is left) takes back of a line's net and tax: the same
 * part of both, rounded half up for the tax, and all that is left where it is the rest. So the credits of a line never
 * take back more of either than it has, and add up to it. Null where nothing, or more than is left, would be credited.
 */
export function creditOfLine(
  line: CreditableLine,
  amountFen: bigint | null,
  mostFen?: bigint,
): { netFen: bigint; vatFen: bigint; isWhole: boolean } | null {
  const left = leftOfLine(line);
  const asked = amountFen ?? (mostFen !== undefined && mostFen < left ? mostFen : left);
  if (asked <= 0n || asked > left) return null;
  const leftVat = line.vatFen - line.creditedVatFen;
  const vatFen = asked === left ? leftVat : divideRounded(asked * leftVat, left, "half-up");
  return { netFen: asked - vatFen, vatFen, isWhole: asked === left };
}
