import { describe, expect, test } from "vitest";
import {
  inconsistencies,
  latestFirst,
  ratiosOf,
  storedYearFiguresSchema,
} from "#app/domain/organizations/figures.ts";

const y2024 = { year: 2024, revenueFen: 3_890_000_000n, rdExpenseFen: 348_000_000n };
const y2025 = {
  year: 2025,
  revenueFen: 4_760_000_000n,
  rdExpenseFen: 409_000_000n,
  totalAssetsFen: 6_180_000_000n,
  totalLiabilitiesFen: 2_590_000_000n,
  staff: 86,
};

describe("ratios of the latest year", () => {
  test("are growth, R&D share and debt ratio in basis points", () => {
    expect(ratiosOf([y2024, y2025])).toEqual({
      revenueGrowthBp: 2_237,
      rdIntensityBp: 859,
      debtRatioBp: 4_191,
    });
  });

  test("do not depend on the order of the years", () => {
    expect(ratiosOf([y2025, y2024])).toEqual(ratiosOf([y2024, y2025]));
    expect(latestFirst([y2024, y2025]).map(({ year }) => year)).toEqual([2025, 2024]);
  });

  test.each([
    ["nothing", []],
    ["one year", [{ year: 2025, revenueFen: 100n }]],
    [
      "a gap",
      [
        { year: 2023, revenueFen: 90n },
        { year: 2025, revenueFen: 100n },
      ],
    ],
    [
      "a year before without revenue",
      [
        { year: 2024, revenueFen: 0n },
        { year: 2025, revenueFen: 100n },
      ],
    ],
    ["a blank", [{ year: 2024 }, { year: 2025, revenueFen: 100n }]],
  ])("have no growth from %s", (_, years) => {
    expect(ratiosOf(years).revenueGrowthBp).toBeNull();
  });

  test("treat zero as a figure and blank as none", () => {
    const none = { revenueFen: 100n, rdExpenseFen: 0n, totalAssetsFen: 100n, totalLiabilitiesFen: 0n };
    expect(ratiosOf([{ year: 2025, ...none }])).toMatchObject({ rdIntensityBp: 0, debtRatioBp: 0 });
    expect(ratiosOf([{ year: 2025, revenueFen: 0n, rdExpenseFen: 5n }]).rdIntensityBp).toBeNull();
    expect(ratiosOf([{ year: 2025, totalAssetsFen: 10n, totalLiabilitiesFen: 15n }]).debtRatioBp).toBe(
      15_000,
    );
  });
});

describe("a year's figures", () => {
  test("treat blanks as unknown", () => {
    expect(storedYearFiguresSchema.parse({ year: 2025 })).toEqual({ year: 2025 });
  });

  test("are refused where a part is more than its whole", () => {
    expect(
      inconsistencies({ year: 2025, revenueFen: 10n, mainRevenueFen: 11n, staff: 5, rdStaff: 6 }),
    ).toEqual([
      ["mainRevenueFen", "exceeds-revenue"],
      ["rdStaff", "exceeds-staff"],
    ]);
    const parsed = storedYearFiguresSchema.safeParse({ year: 2025, revenueFen: "10", mainRevenueFen: "11" });
    expect(parsed.error?.issues).toMatchObject([{ path: ["mainRevenueFen"], message: "exceeds-revenue" }]);
  });

  test("may show a loss and debts above the assets", () => {
    const year = { year: 2025, netProfitFen: "-5", totalAssetsFen: "10", totalLiabilitiesFen: "20" };
    expect(storedYearFiguresSchema.safeParse(year).success).toBe(true);
  });
});
