import type { CodeList, CriterionValue } from "#app/domain/matching/criteria/criterion.ts";
import type { Labels } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import type { translator } from "#app/i18n/translator.ts";

interface CodesLanguage {
  locale: Locale;
  t: ReturnType<typeof translator<"matching.short">>;
  term: Labels;
  reader: "institution" | "company";
}

/** Codes in the few words of a reason: each answer is the same in several forms, the most detailed first. */
export function codesFormatter({ locale, t, term, reader }: CodesLanguage) {
  return { held, wanted, shared, sought };

  /** All by name, else the first and how many more, else how many. */
  function held({ list, codes }: { list: CodeList; codes: readonly string[] }): string[] {
    if (codes.length === 0) return [t("none")];
    return codes.length === 1
      ? named(list, codes)
      : [...named(list, codes), t("some", { count: codes.length })];
  }

  /** The codes of which one is wanted, and whether one is held. */
  function wanted(
    list: CodeList,
    all: readonly string[],
    said: "met" | "not_met" | null,
    has: string | null,
  ): string[] {
    const [first] = all;
    const count = all.length;
    if (first === undefined) return [];
    if (count > 1) {
      if (said === "met") return [t("oneOf", { count })];
      if (said === "not_met")
        return [...named(list, all).map((value) => t("wanted", { value })), t("noneOf", { count })];
      return [...named(list, all).map((codes) => t("acceptedCodes", { codes })), t("accepted", { count })];
    }
    const value = labelOf(list, first);
    if (said !== "met") return [t("wanted", { value })];
    if (value === has) return [t("asWanted")];
    return [t(list === "districts" || list === "sectors" ? "within" : "including", { value })];
  }

  /** Instruments that are sought and those that are offered: "Seeks unsecured loan; offers finance lease". */
  function sought(kind: string, own: CriterionValue, other: CriterionValue): string[] {
    if (kind !== "instrument" || own.type !== "codes" || other.type !== "codes") return [];
    if (own.codes.length === 0 || other.codes.length === 0) return [];
    const they = reader === "company" ? "theyOffer" : "youOffer";
    const seeks = forms(own, "seeks", "seeksSome");
    return pairs(seeks, forms(other, they, `${they}Some`)).map(([one, another]) =>
      t("soughtOffered", { sought: one, offered: another }),
    );
  }

  function forms(
    { list, codes }: { list: CodeList; codes: readonly string[] },
    form: "seeks" | "theyOffer" | "youOffer",
    some: "seeksSome" | "theyOfferSome" | "youOfferSome",
  ): string[] {
    const byName = named(list, codes).map((text) => t(form, { codes: text }));
    return codes.length > 1 ? [...byName, t(some, { count: codes.length })] : byName;
  }

  function named(list: CodeList, codes: readonly string[]): string[] {
    const labels = codes.map((code) => labelOf(list, code));
    const [code = ""] = labels;
    if (labels.length === 1) return [code];
    // "Equipment +2" in English is 设备等 3 项 in Chinese.
    const more = labels.length - 1;
    return [labels.join(t("orCode")), t("andMore", { code, count: locale === "en" ? more : more + 1 })];
  }

  /** A label within a sentence: all of Changchun, an unsecured loan, an IP pledge loan. */
  function labelOf(list: CodeList, code: string): string {
    const label = term(list, code);
    if (list === "instruments" || list === "securities")
      return label.replace(/^[A-Z](?=[a-z])(?!lass )/u, (first) => first.toLowerCase());
    return label.replace(/^All of /u, "all of ");
  }

  /** Codes of both, where both are codes of one list and share some: those are what meets a limit. */
  function shared(own: CriterionValue, other: CriterionValue): CriterionValue {
    if (own.type !== "codes" || other.type !== "codes" || own.list !== other.list) return own;
    const codes = own.codes.filter((code) => other.codes.includes(code));
    return codes.length === 0 ? own : { ...own, codes };
  }
}

/** Every form of the one with every form of the other, the most detailed first. */
export function pairs(ones: readonly string[], others: readonly string[]): [string, string][] {
  return ones
    .flatMap((one, i) => others.map((other, j) => ({ pair: [one, other] as [string, string], lost: i + j })))
    .sort((one, other) => one.lost - other.lost)
    .map(({ pair }) => pair);
}
