import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { capTable, proceedsOf, roundedTo } from "#app/domain/offers/equity/cap-table.ts";
import { conversionAt } from "#app/domain/offers/equity/conversion.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { loanTermsSchema } from "#app/domain/offers/terms/loan-terms.ts";
import { termsJson } from "#tests/factories/agreements.ts";
import { forAll } from "#tests/support/for-all.ts";

describe("a convertible note", () => {
  const terms = { discountPercent: "20", capFen: 800_000_000n };

  test("converts the unpaid amount at the lower of the cap and the discounted valuation", () => {
    // 1.08M against a cap of 8M, since 80 % of 12M is more.
    expect(conversionAt(108_000_000n, terms, 1_200_000_000n)).toEqual({
      owedFen: 108_000_000n,
      valuationFen: 800_000_000n,
      isByCap: true,
      shareBp: 1_189,
    });
    expect(conversionAt(108_000_000n, terms, 900_000_000n)).toMatchObject({
      valuationFen: 720_000_000n,
      isByCap: false,
      shareBp: 1_304,
    });
    expect(conversionAt(100_000_000n, { ...terms, capFen: null }, 1_200_000_000n)).toMatchObject({
      owedFen: 100_000_000n,
      valuationFen: 960_000_000n,
    });
  });

  test.each([
    [
      "all principal and coupon where it is repaid in one sum, as it is due to the fen",
      "single_repayment",
      108_000_004n,
      0n,
    ],
    ["the principal and the last coupon where coupons are paid", "bullet_interest_monthly", 100_666_667n, 0n],
    ["the last instalment where it is repaid in many", "equal_principal", 8_388_893n, 91_666_663n],
  ] as const)("converts %s", (_, repaymentMethod, owedFen, repaidFen) => {
    const conversion = { capFen: "800000000", qualifiedFen: "100000000", assumedPreMoneyFen: "1200000000" };
    const details = { kind: "convertible_note", discountPercent: "20", ...conversion };
    const terms = { instrument: "convertible_note", fixedRatePercent: "8", termMonths: 12, repaymentMethod };
    const note = loanTermsSchema.parse({ ...termsJson(100_000_000n), ...terms, details });
    expect(offerFiguresOf(note, "8").conversion).toMatchObject({ owedFen, repaidFen });
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

  test("of 2 on 8 pre-money buys a fifth, and the option pool dilutes the existing holders only", () => {
    expect(capTable(round)).toEqual([
      { holder: "founders", beforeBp: 8_000, afterBp: 5_600 },
      { holder: "investors", beforeBp: 2_000, afterBp: 1_400 },
      { holder: "pool", beforeBp: 0, afterBp: 1_000 },
      { holder: "new_investor", beforeBp: 0, afterBp: 2_000 },
    ]);
  });

  test("adds up to the whole in both columns, for any amounts", () => {
    const parts = fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 4 });
    forAll(parts, fc.bigInt(1n, 10n ** 12n), fc.bigInt(1n, 10n ** 12n), (weights, amountFen, preFen) => {
      const holders = ["founders", "employees", "investors", "others"] as const;
      const bp = roundedTo(weights.map(BigInt), 10_000);
      const holdings = bp.map((one, i) => ({
        holder: holders[i] ?? "others",
        percent: (one / 100).toFixed(2),
      }));
      const rows = capTable({ amountFen, postMoneyFen: amountFen + preFen, poolPercent: "0", holdings });
      expect(rows.reduce((sum, { beforeBp }) => sum + beforeBp, 0)).toBe(10_000);
      expect(rows.reduce((sum, { afterBp }) => sum + afterBp, 0)).toBe(10_000);
    });
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
