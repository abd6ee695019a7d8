import type { CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import type { CriterionResult } from "#app/domain/matching/criteria/list.ts";
import type { ShortReason } from "#app/domain/matching/ranking/short-reasons.ts";
import type { ShownEvidence } from "#app/domain/matching/ranking/reason.ts";
import { formatMoneyRange, formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import type { Labels } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";
import { shareText } from "./criterion-words.ts";

/** The most words of an English reason, and the most characters of a Chinese one, figures aside. */
const MOST = { en: 8, "zh-CN": 16 } as const;

/** How long a reason is to its reader: words, or Chinese characters. */
export function lengthOfReason(locale: Locale, text: string): number {
  return locale === "en" ? text.split(/\s+/u).length : (text.match(/\p{Script=Han}/gu) ?? []).length;
}

/** A reason of a score, or one criterion of a pair, with the two values that were compared. */
export type ShortlyCompared = Pick<CriterionResult, "mandateValue" | "companyValue"> & {
  kind: string;
  evidence: ShownEvidence | null;
  /** What sets a pair apart from its list; null where a criterion alone is meant. */
  apart: Pick<ShortReason, "points" | "own" | "common" | "outcome"> | null;
};

type Ranged = Extract<CriterionValue, { min: unknown }>;

/** The one end of an open range as both. */
function closed(value: Ranged): Ranged {
  if (value.type === "fen") return { ...value, min: value.min ?? value.max, max: value.max ?? value.min };
  return { ...value, min: value.min ?? value.max, max: value.max ?? value.min };
}

/** Whether it is an ask of which nothing is left, which is said of the ask and not of its amount. */
function isMet(value: CriterionValue, kind: string): boolean {
  return kind === "amount" && value.type === "fen" && value.max === 0n;
}

/** A number with a minus sign rather than a hyphen. */
function withMinus(points: number): string {
  return String(points).replace("-", "−");
}

interface ShortLanguage {
  locale: Locale;
  t: ReturnType<typeof translator<"matching.short">>;
  /** The names of reasons, in two words, and those of criteria. */
  chips: ReturnType<typeof translator<"matching.chips">>;
  names: ReturnType<typeof translator<"matching.criteria">>;
  values: ReturnType<typeof translator<"matching.values">>;
  term: Labels;
  /** What an unknown value of the company is to this reader. */
  unknown: "notShown" | "notGiven";
  /** Whether deals are counted in steps. */
  isRounded: boolean;
}

/** What the mandate has and the company limits. */
const limitedByCompany = new Set(["price", "price_room", "first_answer"]);

/** What a limit is said of: values that meet it, values that miss it, or a criterion as it stands. */
type Said = "met" | "not_met" | null;

/**
 * Formats a reason in at most eight words with its figure and its limit: "Revenue ¥12M, floor ¥10M". A missed limit says
 * so, and where the points of a pair are beyond those of its list in the other direction, so do the words. Without a
 * limit the points of the pair stand beside those that are typical. Where a long name takes more, the limit alone is named.
 */
export function shortReasonFormatter(language: ShortLanguage): (compared: ShortlyCompared) => string {
  const { locale, t, chips, names, values, term, unknown, isRounded } = language;
  return (compared) => {
    const { kind, apart, evidence } = compared;
    const name = nameOf(kind);
    if (evidence !== null) {
      const { deals, of, times } = evidence;
      return t(isRounded ? "dealsAround" : "deals", { name, deals, of, times: String(times) });
    }
    const isSwapped = limitedByCompany.has(kind);
    const [own, other] = isSwapped
      ? [compared.mandateValue, compared.companyValue]
      : [compared.companyValue, compared.mandateValue];
    const has = figure(kind === "responsiveness" ? compared.mandateValue : own, kind);
    const limit = apart?.outcome === null ? null : limitOf(other, kind, apart?.outcome ?? null, has);
    const stated = isMet(own, kind) ? t("askMet") : has === null ? null : t("figure", { name, has });
    const forms = [...limitForms(), ...pointsForms(), ...(stated === null ? [] : [stated])];
    return forms.find((text) => lengthOfReason(locale, text) <= MOST[locale]) ?? name;

    function limitForms(): string[] {
      if (limit === null) return [];
      const plain = [
        ...(stated === null ? [] : [t("both", { stated, limit })]),
        t("limited", { name, limit }),
      ];
      const isFor = apart === null || apart.outcome === (apart.points > 0 ? "met" : "not_met");
      if (isFor) return plain;
      return plain.map((text) => t(apart.points > 0 ? "costsLess" : "addsLess", { text }));
    }

    function pointsForms(): string[] {
      if (apart === null) return [];
      const points = {
        count: Math.abs(apart.own),
        own: withMinus(apart.own),
        common: withMinus(apart.common),
      };
      const named = stated === null ? [] : [t("points", { name: stated, ...points })];
      return [...named, t("points", { name, ...points })];
    }
  };

  function nameOf(kind: string): string {
    const key = kind as Parameters<typeof chips>[0];
    return chips.has(key) ? chips(key) : names(kind as Parameters<typeof names>[0]);
  }

  /** A value as short as it can be: ¥30M–¥50M, 3+ years, Photonics. Null where there is none to show. */
  function figure(value: CriterionValue, kind: string): string | null {
    switch (value.type) {
      case "unknown":
      case "hidden":
        return t(unknown);
      case "codes":
        return codes(value.list, value.codes);
      case "score":
        return String(value.value);
      case "fen":
      case "months":
      case "percentBp":
      case "count":
      case "workingDays":
        return ends(value, kind);
      case "any":
      case "sectors":
      case "days":
      case "flag":
        return null;
    }
  }

  function limitOf(value: CriterionValue, kind: string, said: Said, has: string | null): string | null {
    switch (value.type) {
      case "codes":
        return wanted(value.list, value.codes, said, has);
      case "sectors":
        return value.included.length > 0
          ? wanted("sectors", value.included, said, has)
          : t("excluded", { count: value.excluded.length });
      case "fen":
      case "months":
      case "percentBp":
      case "count":
      case "workingDays": {
        const { min, max } = value;
        if (min === null && max === null) return null;
        const shown = unit(closed(value), kind);
        if (min === max) return t(said === "met" ? "exact" : "wanted", { value: shown });
        const limit = t(max === null ? "floor" : min === null ? "ceiling" : "range", { value: shown });
        return said === "not_met" ? t("misses", { limit }) : limit;
      }
      case "any":
      case "unknown":
      case "hidden":
      case "score":
      case "days":
      case "flag":
        return null;
    }
  }

  /** One code by its name, several by their number. */
  function codes(list: Parameters<Labels>[0], all: readonly string[]): string {
    const [first] = all;
    if (first === undefined) return t("none");
    return all.length > 1 ? t("some", { count: all.length }) : labelOf(list, first);
  }

  /** The codes of which one is wanted, and whether one is held. */
  function wanted(
    list: Parameters<Labels>[0],
    all: readonly string[],
    said: Said,
    has: string | null,
  ): string | null {
    const [first] = all;
    if (first === undefined) return null;
    if (all.length > 1) {
      const form = said === "met" ? "oneOf" : said === "not_met" ? "noneOf" : "accepted";
      return t(form, { count: all.length });
    }
    const value = labelOf(list, first);
    if (said !== "met") return t("wanted", { value });
    if (value === has) return t("asWanted");
    return t(list === "districts" || list === "sectors" ? "within" : "including", { value });
  }

  /** A label within a sentence: "all of Changchun". */
  function labelOf(list: Parameters<Labels>[0], code: string): string {
    return term(list, code).replace(/^All of /u, "all of ");
  }

  function ends(value: Ranged, kind: string): string | null {
    const { min, max } = value;
    if (min === null && max === null) return null;
    if (max === null) return t("orMore", { value: unit(closed(value), kind) });
    if (min === null) return t("orLess", { value: unit(closed(value), kind) });
    return unit(value, kind);
  }

  /** Two closed ends in one unit. */
  function unit(value: Ranged, kind: string): string {
    if (value.type === "fen") {
      const { min, max } = value;
      if (min === max && max !== null) return formatMoneyShort(locale, max).replace(/\.0M$/u, "M");
      return formatMoneyRange(locale, min, max).replace(" to ", "–");
    }
    const [min, max] = [value.min ?? 0, value.max ?? 0];
    const range = (one: (n: number) => string, last = one) =>
      min === max ? last(max) : `${one(min)}–${last(max)}`;
    switch (value.type) {
      case "months":
        if (kind !== "age") return range(String, (months) => formatMonths(locale, months));
        return range(
          (months) => String(Math.floor(months / 12)),
          (months) => values("years", { count: Math.round((months / 12) * 10) / 10 }),
        );
      case "percentBp":
        return range(kind.startsWith("price") ? (bp) => formatRate((bp / 100).toFixed(2)) : shareText);
      case "count":
        return range(String);
      case "workingDays":
        return range(String, (days) => values("workingDays", { days }));
    }
  }
}
