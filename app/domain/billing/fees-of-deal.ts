import type { FeeStatus } from "./lifecycle.ts";

/** What fees of a deal come to, tax included, in fen: not invoiced yet, invoiced and not paid, paid. */
export type FeesOfDeal = { accruedFen: bigint; invoicedFen: bigint; paidFen: bigint };

const shownAs: Readonly<Partial<Record<FeeStatus, keyof FeesOfDeal>>> = {
  accrued: "accruedFen",
  invoiced: "invoicedFen",
  disputed: "invoicedFen",
  charged_back: "invoicedFen",
  paid: "paidFen",
};

/** Adds up a deal's fees by what became of them; those that are void, waived, credited or refunded are owed no more. */
export function feesOfDeal(fees: readonly { status: FeeStatus; fen: bigint }[]): FeesOfDeal {
  const sums: FeesOfDeal = { accruedFen: 0n, invoicedFen: 0n, paidFen: 0n };
  for (const { status, fen } of fees) {
    const sum = shownAs[status];
    if (sum !== undefined) sums[sum] += fen;
  }
  return sums;
}
