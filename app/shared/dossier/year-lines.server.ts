import type { FitLine } from "#app/domain/applications/fit.ts";
import type { YearLine, YearMeasure, YearTable } from "#app/domain/applications/year-table.ts";
import { formatCount, formatDecimal, formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import type { FitShown, YearCell, YearFiguresShown, YearRow } from "./shown.ts";
import { sparkOf } from "./spark.ts";

const groups = {
  income: ["revenue", "growth", "profit", "margin", "profitBeforeTax", "interest"],
  balance: ["assets", "netAssets", "debtRatio", "interestCover"],
  people: ["research", "researchShare", "staff", "researchStaff"],
} as const satisfies Record<string, readonly YearMeasure[]>;

/** Lines of which the interest cover is computed, and which most companies leave blank: shown where a year has them. */
const onlyIfGiven: ReadonlySet<YearMeasure> = new Set(["profitBeforeTax", "interest"]);
const isGiven = ({ values }: YearLine): boolean => values.some((value) => value !== null);

/** The criteria of a mandate that concern a line of the years. */
const measuresOfCriteria: Readonly<Partial<Record<FitLine["criterion"], YearMeasure>>> = {
  revenue: "revenue",
  revenue_growth: "growth",
  debt_ratio: "debtRatio",
  rd_intensity: "researchShare",
};

/** Fen in the unit of a column: 万元 in Chinese, thousands of yuan in English. */
const fenOfUnit: Readonly<Record<Locale, bigint>> = { en: 100_000n, "zh-CN": 1_000_000n };

/** The figures of the compared years as text: one table for the page and for the printed file. */
export function formatYears(locale: Locale, { years, lines }: YearTable, fit: FitShown): YearFiguresShown {
  const t = translator(locale, "dossier.years");
  const cellOf = cellsIn(locale, lines);
  const judged = fit.parts.flatMap(({ rows }) => rows);
  const rowOf = (measure: YearMeasure): YearRow[] =>
    lines
      .filter((line) => line.measure === measure && (!onlyIfGiven.has(measure) || isGiven(line)))
      .map(({ unit, values }) => {
        const label = t(`measures.${measure}`);
        const cells = values.map((value) => cellOf(unit, value));
        const drawn = sparkOf(values);
        const shown = cells.map((cell) => cell?.value ?? "").join(t("separator"));
        return {
          key: measure,
          label,
          cells,
          trend: drawn === null ? null : { drawn, title: t("trendOf", { label, values: shown }) },
          requirement: judged.find(({ criterion }) => measuresOfCriteria[criterion] === measure) ?? null,
        };
      });
  const isCoverMissing = lines.some((line) => line.measure === "interestCover" && !isGiven(line));
  return {
    title: t("title"),
    note: t("note"),
    heads: { item: t("item"), trend: t("trend"), requirement: t("requirement") },
    years: years.map(({ year, isAudited }) => ({
      year: String(year),
      note: t(isAudited ? "audited" : "unaudited"),
    })),
    groups: (["income", "balance", "people"] as const).map((key) => ({
      key,
      title: t(`groups.${key}`),
      rows: groups[key].flatMap(rowOf),
    })),
    missing: isCoverMissing ? t("coverMissing") : null,
  };
}

/** Formats the cells of a table: its amounts all have the same number of decimals, none where all are whole. */
function cellsIn(locale: Locale, lines: readonly YearLine[]) {
  const unit = fenOfUnit[locale];
  const amounts = lines.flatMap(({ unit: of, values }) => (of === "fen" ? values : []));
  const isWhole = amounts.every((fen) => typeof fen !== "bigint" || fen % unit === 0n);
  return (of: YearLine["unit"], value: bigint | number | null): YearCell => {
    if (value === null) return null;
    if (typeof value === "bigint") {
      const exact = formatMoneyExact(locale, value);
      if (isWhole) return { value: formatCount(value / unit), exact };
      // A hundredth of the unit is a whole number of fen, so that the rounding is of an integer.
      const hundredths = (value * 100n + (value < 0n ? -unit : unit) / 2n) / unit;
      return { value: formatDecimal(decimalOf(hundredths), 2), exact };
    }
    if (of === "count") return { value: formatCount(value), exact: null };
    return {
      value: `${formatDecimal((value / 100).toFixed(1), 1)}${of === "times" ? "×" : "%"}`,
      exact: null,
    };
  };
}

function decimalOf(hundredths: bigint): string {
  const size = hundredths < 0n ? -hundredths : hundredths;
  const digits = String(size).padStart(3, "0");
  return `${hundredths < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
