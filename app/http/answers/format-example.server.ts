import { criterionFormatter } from "#app/shared/criterion-words.ts";
import { standingTexts } from "#app/shared/standing-texts.ts";
import { exampleMatch } from "#app/domain/matching/example-match.ts";
import { levelsOf, standingOf } from "#app/domain/matching/ranking/standing.ts";
import { labelsIn } from "#app/i18n/labels.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";

/** The same for every visitor and on every day. */
const match = exampleMatch();

/** The example's criteria, score and reasons as texts: the formatter's many messages stay on the server. */
export function formatExample(locale: Locale) {
  const t = translator(locale, "matching");
  const format = criterionFormatter({
    locale,
    values: translator(locale, "matching.values"),
    list: translator(locale, "common.words"),
    term: labelsIn(locale),
  });
  const nameOf = (criterion: string) => t(`criteria.${criterion}` as Parameters<typeof t>[0]);
  const unknown = match.criteria.filter(({ outcome }) => outcome === "possible");
  return {
    score: match.score,
    standing: standingTexts(
      translator(locale, "matching.standing"),
      standingOf(levelsOf(match.scores), match.score),
    ),
    criteria: match.criteria.map(({ criterion, outcome, mandateValue, companyValue }) => ({
      key: criterion,
      label: nameOf(criterion),
      wanted: format(mandateValue, criterion),
      has: format(companyValue, criterion),
      mark:
        outcome === "met"
          ? ("met" as const)
          : outcome === "possible"
            ? ("unknown" as const)
            : ("not" as const),
    })),
    reasons: [
      ...match.reasons.map(({ kind, points, mandateValue, companyValue, of }) => ({
        key: kind,
        points,
        text: nameOf(kind),
        evidence:
          of === null
            ? undefined
            : t("compared", { has: format(companyValue, kind), wanted: format(mandateValue, kind) }),
      })),
      ...unknown.map(({ criterion, companyValue }) => ({
        key: criterion,
        points: 0,
        text: nameOf(criterion),
        evidence: format(companyValue, criterion),
      })),
    ],
  };
}

export type ShownExample = ReturnType<typeof formatExample>;
