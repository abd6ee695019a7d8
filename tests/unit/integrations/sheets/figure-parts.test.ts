import { expect, test } from "vitest";
import type { LoanCost } from "#app/domain/offers/cost/cost.ts";
import { schedulePart } from "#app/integrations/sheets/figure-parts.ts";

/** A schedule with these payments, one for each month. */
function costWith(...paid: bigint[]): LoanCost {
  const rows = paid.map((totalFen, at) => ({
    month: at + 1,
    openingFen: 0n,
    principalFen: totalFen,
    interestFen: 0n,
    feesFen: 0n,
    paymentFen: totalFen,
    totalFen,
    balanceFen: 0n,
  }));
  return { drawnFen: 100_000_000n, rows } as unknown as LoanCost;
}

test("a sheet counts payments, not months without one", () => {
  const words = (locale: "en" | "zh-CN", ...paid: bigint[]) =>
    schedulePart(locale, costWith(...paid)).paragraphs?.join("");
  expect(words("en", 1n, 1n, 1n)).toBe("¥1.0M, 3 payments");
  expect(words("en", 0n, 0n, 1n)).toBe("¥1.0M, one payment in 3 months");
  expect(words("zh-CN", 0n, 1n, 0n, 1n)).toContain("4 个月内共 2 期");
});
