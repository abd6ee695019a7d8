import type { CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import { formatMoneyRange, formatMoneyShort, formatMonthsRange, formatRate } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { sectorPath } from "#app/i18n/sector-path.ts";
import type { translator } from "#app/i18n/translator.ts";

type Group = "instruments" | "sectors" | "districts" | "stages" | "securities" | "recognitions";
type Ends = { from: string | null; to: string | null };

/** What formatting compared values needs, in a view or on the server. */
export interface CriterionLanguage {
  locale: Locale;
  values: ReturnType<typeof translator<"matching.values">>;
  list: ReturnType<typeof translator<"common.words">>;
  term: (group: Group, code: string) => string;
}

export type CriterionFormatter = (value: CriterionValue, criterion: string) => string;

/**
 * Formats a compared value: "¥1.0M to ¥10.0M", "at least 3 years", "not given". `criterion` decides the unit where the
 * type leaves it open: ages in years, prices with two decimals.
 */
export function criterionFormatter({ locale, values: t, list, term }: CriterionLanguage): CriterionFormatter {
  const codes = (group: Group, all: readonly string[]) =>
    all.map((code) => (group === "sectors" ? sectorPath(term, code) : term(group, code))).join(list("comma"));
  const range = ({ from, to }: Ends, least: (value: string) => string, most: (value: string) => string) => {
    if (from !== null && to !== null) return from === to ? from : t("range", { from, to });
    if (from !== null) return least(from);
    return to === null ? t("any") : most(to);
  };
  const atLeast = (value: string) => t("atLeast", { value });
  const atMost = (value: string) => t("atMost", { value });
  const ends = (value: { min: number | null; max: number | null }, format: (n: number) => string): Ends => ({
    from: value.min === null ? null : format(value.min),
    to: value.max === null ? null : format(value.max),
  });

  const years = ({ min, max }: { min: number | null; max: number | null }): string => {
    const inYears = (months: number) => Math.round((months / 12) * 10) / 10;
    // For a band, the completed whole years in it.
    if (min !== null && max !== null && min !== max) {
      return t("yearsRange", { from: String(Math.floor(min / 12)), to: String(Math.floor(max / 12)) });
    }
    if (min !== null) {
      const value = t("years", { count: inYears(min) });
      return max === null ? atLeast(value) : value;
    }
    return max === null ? t("any") : atMost(t("years", { count: inYears(max) }));
  };

  return (value, criterion) => {
    switch (value.type) {
      case "any":
        return t("any");
      case "unknown":
        return t(criterion === "first_answer" ? "notMeasured" : "notGiven");
      case "hidden":
        return t("notShown");
      case "codes":
        return value.codes.length === 0 ? list("none") : codes(value.list, value.codes);
      case "sectors": {
        const excluded = codes("sectors", value.excluded);
        if (value.included.length === 0) return t("allOf", { codes: excluded });
        const included = codes("sectors", value.included);
        return value.excluded.length === 0 ? included : t("includedNot", { included, codes: excluded });
      }
      case "fen":
        if (value.min !== null && value.max !== null) return formatMoneyRange(locale, value.min, value.max);
        if (value.min !== null) return atLeast(formatMoneyShort(locale, value.min));
        return value.max === null ? t("any") : t("upTo", { value: formatMoneyShort(locale, value.max) });
      case "months":
        return criterion === "age" ? years(value) : formatMonthsRange(locale, value.min, value.max);
      case "percentBp":
        return range(ends(value, criterion.startsWith("price") ? rate : shareText), atLeast, atMost);
      case "count":
        return range(ends(value, String), atLeast, atMost);
      case "workingDays":
        if (value.min === null && value.max !== null) return t("within", { days: value.max });
        return value.min === null ? t("any") : t("workingDays", { days: value.min });
      case "score":
        return String(value.value);
      case "days":
      case "flag":
        return "";
    }
  };
}

/** Basis points as a price: 4.20%. */
function rate(bp: number): string {
  return formatRate((bp / 100).toFixed(2));
}

/** Basis points as a share: 8%, 4.5%. */
export function shareText(bp: number): string {
  return `${bp < 0 ? "−" : ""}${Math.abs(bp) / 100}%`;
}
