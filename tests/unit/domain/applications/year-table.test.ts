import fc from "fast-check";
import { expect, test } from "vitest";
import { yearTable } from "#app/domain/applications/year-table.ts";
import { netAssetsFen, netMarginBp, ratiosOf } from "#app/domain/organizations/figures.ts";

const y2022 = { year: 2022, revenueFen: 1_000n };
const y2023 = { year: 2023, audited: true, revenueFen: 1_200n, netProfitFen: -60n };
const y2024 = { year: 2024, revenueFen: 0n, totalAssetsFen: 500n, totalLiabilitiesFen: 650n };
const y2025 = { year: 2025, revenueFen: 900n, netProfitFen: 90n, rdExpenseFen: 45n, staff: 12, rdStaff: 0 };

const valuesOf = (measure: string, years = [y2025, y2023, y2022, y2024]) =>
  yearTable(years).lines.find((line) => line.measure === measure)?.values;

test("compares the latest three years, the earliest first, whatever their order", () => {
  expect(yearTable([y2025, y2023, y2022, y2024]).years).toEqual([
    { year: 2023, isAudited: true },
    { year: 2024, isAudited: false },
    { year: 2025, isAudited: false },
  ]);
});

test("computes growth, margin, net assets and debt ratio of each year, and 0 is not unknown", () => {
  // The year before the first compared one gives its growth; growth from a revenue of 0 is unknown.
  expect(valuesOf("growth")).toEqual([2_000, -10_000, null]);
  expect(valuesOf("profit")).toEqual([-60n, null, 90n]);
  // A year without revenue has no margin.
  expect(valuesOf("margin")).toEqual([-500, null, 1_000]);
  expect(valuesOf("netAssets")).toEqual([null, -150n, null]);
  expect(valuesOf("debtRatio")).toEqual([null, 13_000, null]);
  expect(valuesOf("researchShare")).toEqual([null, null, 500]);
  expect(valuesOf("staff")).toEqual([null, null, 12]);
  expect(valuesOf("researchStaff")).toEqual([null, null, 0]);
});

test.each([
  ["earned three and a half times", { profitBeforeTaxFen: 250n, interestFen: 100n }, 350],
  ["a loss that is smaller than the interest", { profitBeforeTaxFen: -40n, interestFen: 100n }, 60],
  ["a loss that is larger than the interest", { profitBeforeTaxFen: -150n, interestFen: 100n }, -50],
  ["no interest paid", { profitBeforeTaxFen: 250n, interestFen: 0n }, null],
  ["interest unknown", { profitBeforeTaxFen: 250n }, null],
  [
    "profit before tax unknown, though the net profit is given",
    { netProfitFen: 250n, interestFen: 1n },
    null,
  ],
])("interest cover: %s", (_, figures, hundredths) => {
  expect(valuesOf("interestCover", [{ year: 2025, ...figures }] as never)).toEqual([hundredths]);
});

test("has no year, and lines without values, for a company that gives no figures", () => {
  const { years, lines } = yearTable([]);
  expect(years).toEqual([]);
  expect(lines.every(({ values }) => values.length === 0)).toBe(true);
});

test("the ratios of the latest year are those that a teaser shows", () => {
  const fen = fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n }), { nil: undefined });
  const figures = fc.record({
    revenueFen: fen,
    totalAssetsFen: fen,
    totalLiabilitiesFen: fen,
    rdExpenseFen: fen,
  });
  fc.assert(
    fc.property(figures, figures, (before, latest) => {
      const years = [
        { year: 2024, ...before },
        { year: 2025, ...latest },
      ];
      const ratios = ratiosOf(years);
      expect(valuesOf("growth", years as never)?.at(-1)).toBe(ratios.revenueGrowthBp);
      expect(valuesOf("debtRatio", years as never)?.at(-1)).toBe(ratios.debtRatioBp);
      expect(valuesOf("researchShare", years as never)?.at(-1)).toBe(ratios.rdIntensityBp);
    }),
  );
});

test.each([
  ["nothing given", {}, null, null],
  ["no revenue", { revenueFen: 0n, netProfitFen: 5n }, null, null],
  [
    "assets equal to liabilities",
    { revenueFen: 300n, netProfitFen: 100n, totalAssetsFen: 5n, totalLiabilitiesFen: 5n },
    3_333,
    0n,
  ],
  ["a loss, and liabilities unknown", { revenueFen: 800n, netProfitFen: -1n, totalAssetsFen: 5n }, -12, null],
])("margin and net assets of a year: %s", (_, figures, margin, net) => {
  expect(netMarginBp({ year: 2025, ...figures })).toBe(margin);
  expect(netAssetsFen({ year: 2025, ...figures })).toBe(net);
});
