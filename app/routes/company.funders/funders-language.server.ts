import { askFormatter } from "#app/components/matching/ask-formatter.ts";
import { type ShortlyCompared, shortReasonFormatter } from "#app/shared/short-reason-words.ts";
import { criterionFormatter } from "#app/shared/criterion-words.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import type { MandateView } from "#app/domain/mandates/company-view.ts";
import type { CriterionResult } from "#app/domain/matching/criteria/list.ts";
import { inLanguage } from "#app/i18n/bilingual.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

/** What formatting funders in one language needs. */
export interface FundersLanguage {
  t: ReturnType<typeof translator<"matching.funders">>;
  /** A reason in eight words. */
  short: (compared: ShortlyCompared) => string;
  /** The words of a place in a list. */
  fit: ReturnType<typeof translator<"matching.standing">>;
  ask: ReturnType<typeof askFormatter>;
  /** Between two sentences. */
  gap: string;
  list: (criteria: readonly CriterionResult["criterion"][]) => string;
  mandate: (mandate: MandateView) => MandateTexts;
}

/** A mandate in the first lines of its row. */
export type MandateTexts = {
  /** M-0142: its number, in addresses and as its anchor in the page. */
  number: string;
  institutionId: string;
  title: string;
  meta: string;
  /** M-0142 v2. */
  version: string;
  sum: string;
  /** Absent where there is no price. */
  terms?: string;
};

const known = new Map<Locale, FundersLanguage>();

/** Created once per language. */
export function fundersLanguage(locale: Locale): FundersLanguage {
  const language = known.get(locale) ?? languageOf(locale);
  known.set(locale, language);
  return language;
}

function languageOf(locale: Locale): FundersLanguage {
  const t = translator(locale, "matching.funders");
  const words = translator(locale, "common.words");
  const names = translator(locale, "matching.criteria");
  const term = labelsIn(locale);
  const comma = words("comma");
  const values = translator(locale, "matching.values");
  const criterion = criterionFormatter({ locale, values, list: words, term });
  return {
    t,
    short: shortReasonFormatter({
      locale,
      t: translator(locale, "matching.short"),
      chips: translator(locale, "matching.chips"),
      names,
      values,
      term,
      reader: "company",
    }),
    fit: translator(locale, "matching.standing"),
    ask: askFormatter(locale, translator(locale, "matching.asks"), term),
    gap: locale === "en" ? " " : "",
    list: (criteria) => criteria.map((one) => names(one)).join(comma),
    mandate,
  };

  function mandate({ institutionId, version, priceMinBp: min, priceMaxBp: max, ...of }: MandateView) {
    const number = runningNumber("mandate", of.number);
    const hasPrice = min !== null || max !== null;
    return {
      number,
      institutionId,
      title: inLanguage(locale, of.institutionNameZh, of.institutionNameEn),
      meta: [
        term("institutionKinds", of.institutionKind),
        of.instruments.map((code) => term("instruments", code)).join(comma),
      ].join(" · "),
      version: t("mandateNumber", { number, version }),
      sum: hasPrice ? criterion({ type: "percentBp", min, max }, "price") : t("noPrice"),
      ...(hasPrice && { terms: t("price") }),
    };
  }
}
