import { type CriterionFormatter, criterionFormatter } from "#app/shared/criterion-words.ts";
import { labelsIn, type Labels } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { type ShortlyCompared, shortReasonFormatter } from "#app/shared/short-reason-words.ts";
import { sectorPath } from "#app/i18n/sector-path.ts";

/** What formatting opportunities in one language needs. */
export interface OpportunityLanguage {
  t: ReturnType<typeof translator<"matching.opportunities">>;
  /** The names of reasons, in two words. */
  chips: ReturnType<typeof translator<"matching.chips">>;
  /** The words of a place in a list. */
  fit: ReturnType<typeof translator<"matching.standing">>;
  values: ReturnType<typeof translator<"matching.values">>;
  comma: string;
  term: Labels;
  /** A sector path from coarse to fine: Photonics › Laser devices. */
  path: (code: string) => string;
  criterion: CriterionFormatter;
  /** A reason in eight words. */
  short: (compared: ShortlyCompared) => string;
}

const known = new Map<Locale, OpportunityLanguage>();

/** Created once per language. */
export function opportunityLanguage(locale: Locale): OpportunityLanguage {
  const language = known.get(locale) ?? languageOf(locale);
  known.set(locale, language);
  return language;
}

function languageOf(locale: Locale): OpportunityLanguage {
  const list = translator(locale, "common.words");
  const values = translator(locale, "matching.values");
  const term = labelsIn(locale);
  const chips = translator(locale, "matching.chips");
  return {
    t: translator(locale, "matching.opportunities"),
    chips,
    fit: translator(locale, "matching.standing"),
    values,
    comma: list("comma"),
    term,
    path: (code) => sectorPath(term, code),
    criterion: criterionFormatter({ locale, values, list, term }),
    short: shortReasonFormatter({
      locale,
      t: translator(locale, "matching.short"),
      chips,
      names: translator(locale, "matching.criteria"),
      values,
      term,
      reader: "institution",
    }),
  };
}
