import { divideRounded } from "#app/lib/money.ts";

/** The share of the company that the new money buys, in basis points, rounded half-up. */
export function dilutionBp({ amountFen, postMoneyFen }: { amountFen: bigint; postMoneyFen: bigint }): number {
  return Number(divideRounded(amountFen * 10_000n, postMoneyFen, "half-up"));
}
