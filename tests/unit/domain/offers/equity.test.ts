import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capTable, proceedsOf, roundedTo } from "#app/domain/offers/cap-table.ts";
import { conversionAt } from "#app/domain/offers/conversion.ts";

describe("a convertible note", () => {
  const note = { amountFen: 100_000_000n, ratePercent: "8", discountPercent: "20", capFen: 800_000_000n };

  test("converts at the lower of the cap and the discounted valuation, coupon included", () => {
    // 1.08M against a cap of 8M, since 80 % of 12M is more.
    expect(conversionAt(note, 1_200_000_000n, 12)).toEqual({
      ...{ owedFen: 108_000_000n, valuationFen: 800_000_000n, isByCap: true, shareBp: 1_189 },
    });
    expect(conversionAt(note, 900_000_000n, 12)).toMatchObject({
      valuationFen: 720_000_000n,
      isByCap: false,
      shareBp: 1_304,
    });
    expect(conversionAt({ ...note, capFen: null }, 1_200_000_000n, 0)).toMatchObject({
      owedFen: 100_000_000n,
      valuationFen: 960_000_000n,
    });
  });
});

describe("an equity round", () => {
  const round = {
    amountFen: 200_000_000n,
    postMoneyFen: 1_000_000_000n,
    poolPercent: "10",
    holdings: [
      { holder: "founders", percent: "80" },
      { holder: "investors", percent: "20" },
    ],
  } as const;

  test("of 2 on 8 before the money buys a fifth, and the pool is given by those who held before", () => {
    expect(capTable(round)).toEqual([
      { holder: "founders", beforeBp: 8_000, afterBp: 5_600 },
      { holder: "investors", beforeBp: 2_000, afterBp: 1_400 },
      { holder: "pool", beforeBp: 0, afterBp: 1_000 },
      { holder: "new_investor", beforeBp: 0, afterBp: 2_000 },
    ]);
  });

  test("sums to the whole in both columns, at any amounts", () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        parts,
        fc.bigInt(1n, 10n ** 12n),
        fc.bigInt(1n, 10n ** 12n),
        (weights, amountFen, preFen) => {
          const holders = ["founders", "employees", "investors", "others"] as const;
          const bp = roundedTo(weights.map(BigInt), 10_000);
          const holdings = bp.map((one, i) => ({
            holder: holders[i] ?? "others",
            percent: (one / 100).toFixed(2),
          }));
          const rows = capTable({ amountFen, postMoneyFen: amountFen + preFen, poolPercent: "0", holdings });
          expect(rows.reduce((sum, { beforeBp }) => sum + beforeBp, 0)).toBe(10_000);
          expect(rows.reduce((sum, { afterBp }) => sum + afterBp, 0)).toBe(10_000);
        },
      ),
    );
  });

  test.each([
    ["nothing but the preference when little comes in", 100_000_000n, false, 100_000_000n],
    ["its money first when that is more than its share", 500_000_000n, false, 200_000_000n],
    ["its share when that is more", 2_000_000_000n, false, 400_000_000n],
    ["its money and then its share, participating", 1_200_000_000n, true, 400_000_000n],
  ])("gives the investor %s", (_, proceeds, isParticipating, investorFen) => {
    const preference = { ...round, preferenceTimes: "1", isParticipating };
    expect(proceedsOf(preference, proceeds)).toEqual({ investorFen, othersFen: proceeds - investorFen });
  });
});
