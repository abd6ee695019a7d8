import type { CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import type { CriterionResult } from "#app/domain/matching/criteria/list.ts";
import type { Demanded } from "#app/domain/matching/ranking/demanded-reasons.ts";
import type { ShortReason } from "#app/domain/matching/ranking/short-reasons.ts";
import type { ShownEvidence } from "#app/domain/matching/ranking/reason.ts";
import { formatMoneyRange, formatMoneyShort, formatMonths, formatRate } from "#app/i18n/format.ts";
import type { Labels } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";
import { shareText } from "./criterion-words.ts";
import { codesFormatter, pairs } from "./short-codes.ts";

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
  apart: (Pick<ShortReason, "points" | "own" | "common" | "outcome"> & { demanded?: Demanded }) | null;
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
  /**
   * Who reads: to a company deals are counted in steps, what it has not stated is not given, and a reason names what the
   * mandate demands; an institution, whose mandate is the same in every row, reads points beside those that are typical.
   */
  reader: "institution" | "company";
}

/** What the mandate has and the company limits. */
const limitedByCompany = new Set(["price", "price_room", "first_answer"]);

/** What a limit is said of: values that meet it, values that miss it, or a criterion as it stands. */
type Said = "met" | "not_met" | null;

/**
 * Formats a reason in at most eight words with its figure and its limit: "Revenue ¥12M, at least ¥10M". A missed limit
 * says so, and where the points of a pair are beyond those of its list in the other direction, so do the words. Of
 * several codes as many are named as there is room for. Where even one takes more, the limit alone is named. Without a
 * limit a company reads that the fit is closer than with most, an institution the points beside those that are typical.
 */
export function shortReasonFormatter(language: ShortLanguage): (compared: ShortlyCompared) => string {
  const { locale, t, chips, names, values, reader } = language;
  const codes = codesFormatter(language);
  const isCompany = reader === "company";
  return (compared) => {
    const { kind, apart, evidence } = compared;
    const name = nameOf(kind);
    if (evidence !== null) {
      const { deals, of, times } = evidence;
      return t(isCompany ? "dealsAround" : "deals", { name, deals, of, times: String(times) });
    }
    const isSwapped = limitedByCompany.has(kind);
    const [own, other] = isSwapped
      ? [compared.mandateValue, compared.companyValue]
      : [compared.companyValue, compared.mandateValue];
    const demanded = (isCompany && apart?.outcome === null && apart.demanded) || null;
    const said: Said = apart?.outcome ?? (demanded === "met" ? "met" : null);
    const hasForms = figures(said === "met" ? codes.shared(own, other) : own, kind);
    const isLimited = apart?.outcome !== null || demanded !== null;
    const limits = isLimited ? limitsOf(other, kind, said, hasForms[0] ?? null) : [];
    if (demanded === "any" && hasForms.length > 0) limits.push(t("anyAccepted"));
    const stated = isMet(own, kind) ? [t("askMet")] : hasForms.map((has) => t("figure", { name, has }));
    const forms = [...limitForms(), ...pointsForms(), ...stated];
    return forms.find((text) => lengthOfReason(locale, text) <= MOST[locale]) ?? name;

    function limitForms(): string[] {
      const both = pairs(stated, limits).map(([one, limit]) => t("both", { stated: one, limit }));
      const plain = [...both, ...limits.map((limit) => t("limited", { name, limit }))];
      if (apart === null) return [...codes.sought(kind, own, other), ...plain];
      const isFor =
        demanded === null ? apart.outcome === (apart.points > 0 ? "met" : "not_met") : apart.points > 0;
      if (isFor) return plain;
      return plain.map((text) => t(apart.points > 0 ? "costsLess" : "addsLess", { text }));
    }

    function pointsForms(): string[] {
      if (apart === null) return [];
      if (isCompany) return [comparedForm(apart.points > 0)];
      const points = {
        count: Math.abs(apart.own),
        own: withMinus(apart.own),
        common: withMinus(apart.common),
      };
      return [...stated, name].map((one) => t("points", { name: one, ...points }));
    }

    /** What the points of a company's list mean: they are counted from the mean of that list. */
    function comparedForm(isMore: boolean): string {
      if (kind === "activity") return t(isMore ? "fundsMore" : "fundsLess");
      if (kind === "demand") return t(isMore ? "soughtLess" : "soughtMore");
      if (compared.mandateValue.type === "score")
        return t("outOf", { name, has: compared.mandateValue.value, most: 100 });
      return t(isMore ? "closer" : "further", { name });
    }
  };

  function nameOf(kind: string): string {
    const key = kind as Parameters<typeof chips>[0];
    return chips.has(key) ? chips(key) : names(kind as Parameters<typeof names>[0]);
  }

  /** A value as short as it can be: ¥30M–¥50M, 3+ years, Photonics. Codes in several forms; none where there is none. */
  function figures(value: CriterionValue, kind: string): string[] {
    switch (value.type) {
      case "unknown":
      case "hidden":
        return [t(isCompany ? "notGiven" : "notShown")];
      case "codes":
        return codes.held(value);
      case "score":
        return [String(value.value)];
      case "fen":
      case "months":
      case "percentBp":
      case "count":
      case "workingDays": {
        const text = ends(value, kind);
        return text === null ? [] : [text];
      }
      case "any":
      case "sectors":
      case "days":
      case "flag":
        return [];
    }
  }

  function limitsOf(value: CriterionValue, kind: string, said: Said, has: string | null): string[] {
    switch (value.type) {
      case "codes":
        return codes.wanted(value.list, value.codes, said, has);
      case "sectors":
        return value.included.length > 0
          ? codes.wanted("sectors", value.included, said, has)
          : [t("excluded", { count: value.excluded.length })];
      case "fen":
      case "months":
      case "percentBp":
      case "count":
      case "workingDays": {
        const { min, max } = value;
        if (min === null && max === null) return [];
        const shown = unit(closed(value), kind);
        if (min === max) return [t(said === "met" ? "exact" : "wanted", { value: shown })];
        const isMissed = said === "not_met";
        if (max === null) return [t(isMissed ? "missesFloor" : "floor", { value: shown })];
        if (min === null) return [t(isMissed ? "missesCeiling" : "ceiling", { value: shown })];
        return [t(isMissed ? "missesRange" : "range", { value: shown })];
      }
      case "any":
      case "unknown":
      case "hidden":
      case "score":
      case "days":
      case "flag":
        return [];
    }
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
