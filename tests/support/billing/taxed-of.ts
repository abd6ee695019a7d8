import { basisPointsOf, divideRounded } from "#app/lib/money.ts";
import type { Taxed } from "#app/domain/billing/ledger.ts";

/**
 * An amount of the price list without its value-added tax and that tax, in fen: of a price that contains the tax, or of
 * one to which it is added. Rounded half up once, so that net and tax always add up to what is owed. The database's
 * functions net_of and vat_of count the same.
 */
export function taxedOf(amountFen: bigint, vatRateBp: number, inclusive: boolean): Taxed {
  if (!inclusive) return { netFen: amountFen, vatFen: basisPointsOf(amountFen, vatRateBp, "half-up") };
  const netFen = divideRounded(amountFen * 10_000n, BigInt(10_000 + vatRateBp), "half-up");
  return { netFen, vatFen: amountFen - netFen };
}
