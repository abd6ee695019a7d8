import { expect, test } from "vitest";
import { yearTable } from "#app/domain/applications/year-table.ts";
import type { YearFigures } from "#app/domain/organizations/figures.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { FitShown } from "#app/shared/dossier/shown.ts";
import { sparkOf } from "#app/shared/dossier/spark.ts";
import { formatYears } from "#app/shared/dossier/year-lines.server.ts";

const noFit = { parts: [] } as unknown as FitShown;

function cells(locale: Locale, years: readonly YearFigures[], measure: string) {
  const rows = formatYears(locale, yearTable(years), noFit).groups.flatMap((group) => group.rows);
  return rows.find(({ key }) => key === measure)?.cells;
}

test("amounts are in the unit of the language, and exact to the fen beside it", () => {
  const years = [
    { year: 2024, revenueFen: 3_890_000_000n },
    { year: 2025, revenueFen: 4_760_000_000n, netProfitFen: -12_000_000n },
  ];
  expect(cells("zh-CN", years, "revenue")).toEqual([
    { value: "3,890", exact: "38,900,000.00 元" },
    { value: "4,760", exact: "47,600,000.00 元" },
  ]);
  expect(cells("en", years, "revenue")).toEqual([
    { value: "38,900", exact: "¥38,900,000.00" },
    { value: "47,600", exact: "¥47,600,000.00" },
  ]);
  expect(cells("zh-CN", years, "profit")).toEqual([null, { value: "−12", exact: "−120,000.00 元" }]);
});

test("one amount that is not whole gives all of them two decimals", () => {
  const years = [
    { year: 2025, revenueFen: 4_760_000_000n, netProfitFen: -1_499n, totalAssetsFen: 123_456_789n },
  ];
  expect(cells("zh-CN", years, "revenue")?.[0]?.value).toBe("4,760.00");
  expect(cells("zh-CN", years, "assets")?.[0]?.value).toBe("123.46");
  expect(cells("en", years, "assets")?.[0]?.value).toBe("1,234.57");
  expect(cells("en", years, "profit")?.[0]?.value).toBe("−0.01");
});

test("ratios have one decimal, and an unknown value is null, never 0", () => {
  const years = [
    { year: 2024, revenueFen: 100_000_000n },
    { year: 2025, revenueFen: 95_000_000n, totalAssetsFen: 100_000_000n, totalLiabilitiesFen: 0n },
  ];
  expect(cells("en", years, "growth")).toEqual([null, { value: "−5.0%", exact: null }]);
  expect(cells("en", years, "debtRatio")).toEqual([null, { value: "0.0%", exact: null }]);
  expect(cells("en", years, "interestCover")).toEqual([null, null]);
  expect(formatYears("en", yearTable(years), noFit).missing).toContain("Interest cover is not given");
});

test("interest cover is in times, beside what it is computed from; its lines are absent where no year gives them", () => {
  const years = [
    { year: 2024, netProfitFen: 300_000_000n },
    { year: 2025, profitBeforeTaxFen: 250_000_000n, interestFen: 100_000_000n },
  ];
  expect(cells("en", years, "interestCover")).toEqual([null, { value: "3.5×", exact: null }]);
  expect(cells("zh-CN", years, "interest")).toEqual([null, { value: "100", exact: "1,000,000.00 元" }]);
  expect(formatYears("en", yearTable(years), noFit).missing).toBeNull();
  expect(cells("en", years.slice(0, 1), "interest")).toBeUndefined();
  expect(cells("en", years.slice(0, 1), "profitBeforeTax")).toBeUndefined();
});

test("a line is drawn through known values only", () => {
  expect(sparkOf([1n, null, 3n])).toBeNull();
  expect(sparkOf([5])).toBeNull();
  expect(sparkOf([])).toBeNull();
  expect(sparkOf([0n, 5n, 10n])).toEqual({
    path: "M3.0 24.0L56.0 14.0L109.0 4.0",
    end: { x: "109.0", y: "4.0" },
  });
  // Equal values lie in the middle.
  expect(sparkOf([7, 7])?.path).toBe("M3.0 14.0L109.0 14.0");
});
