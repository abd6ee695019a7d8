import { bandFormatters } from "#app/components/matching/bands.ts";
import { reasonItems } from "#app/components/matching/reason-items.ts";
import { teaserFacts, type TeaserFact } from "#app/components/matching/teaser-facts.ts";
import type { OpportunityView, IntroductionView } from "#app/domain/matching/ranking/opportunity-view.ts";
import { type Band, scoreBandOf } from "#app/domain/matching/ranking/score.ts";
import { memoizeByObject } from "#app/lib/memoize-by-object.ts";
import { formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { memoizeTranslator } from "#app/i18n/memoize-translator.ts";
import { translator } from "#app/i18n/translator.ts";
import { opportunityLanguage } from "./opportunities-language.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** A week: how long a prospect counts as new. */
const newForMs = 7 * 86_400_000;

/** The formatted texts of an opportunity, so that twenty of them are fast to send and to render. */
export type OpportunityTexts = {
  id: string;
  /** P-2417: its number, and its anchor in the page. */
  anchor: string;
  score: number;
  band: Band;
  bandWord: string;
  ringLabel: string;
  title: string;
  /** The title's language if it isn't the reader's. */
  titleLang: Locale | undefined;
  meta: string;
  version: string;
  facts: readonly TeaserFact[];
  reasons: readonly { points: string; text: string; evidence: string | undefined; isAgainst: boolean }[];
  sum: string;
  terms: string;
  both: string;
};

/** An opportunity for its card: its texts, the same object while they don't change, and what depends on today. */
export type FormattedOpportunity = {
  said: OpportunityTexts;
  tag: string | undefined;
  introduction: IntroductionView | null;
  /** Set where it ranks above its fit: a label, and the reason. */
  explores: { tag: string; text: string } | undefined;
};

interface ListedOpportunity {
  opportunity: OpportunityView;
  introduction: IntroductionView | null;
  explores: boolean;
}
type Formatter = (listed: ListedOpportunity, now: Date) => FormattedOpportunity;
const formatters = new Map<Locale, Formatter>();

/** Formats opportunities in the reader's language. A language's formatters and each opportunity's texts are memoized. */
export function formatOpportunities(
  locale: Locale,
  opportunities: readonly ListedOpportunity[],
  now: Date,
): FormattedOpportunity[] {
  const formatter = formatters.get(locale) ?? formatterIn(locale);
  formatters.set(locale, formatter);
  return opportunities.map((opportunity) => formatter(opportunity, now));
}

function formatterIn(locale: Locale): Formatter {
  const { t, values, comma, term, path, criterion } = opportunityLanguage(locale);
  const fit = memoizeTranslator(translator(locale, "common.fit"));
  const compared = memoizeTranslator(translator(locale, "matching.comparison"));
  const reasons = reasonItems("institution", memoizeTranslator(translator(locale, "matching")), criterion);
  const facts = teaserFacts(
    memoizeTranslator(translator(locale, "matching.opportunities.facts")),
    values,
    bandFormatters(locale, memoizeTranslator(translator(locale, "matching.bands"))),
  );

  const exploring = { tag: t("explores.tag"), text: t("explores.text") };
  const wordsOnce = memoizeByObject<OpportunityView, OpportunityTexts>();

  return ({ opportunity, introduction, explores }, now) => ({
    said: wordsOnce(opportunity, "", () => formatOne(opportunity)),
    tag: tagOf(introduction, now.getTime() - Date.parse(opportunity.publishedOn) < newForMs),
    introduction,
    explores: explores ? exploring : undefined,
  });

  function formatOne(opportunity: OpportunityView): OpportunityTexts {
    const { shown, score, termMonthsMin, termMonthsMax } = opportunity;
    const anchor = runningNumber("prospect", opportunity.number);
    const band = scoreBandOf(score);
    const [own, other] =
      locale === "en"
        ? [opportunity.headlineEn, opportunity.headlineZh]
        : [opportunity.headlineZh, opportunity.headlineEn];
    const instruments = opportunity.instruments.map((code) => term("instruments", code)).join(comma);
    const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
    return {
      id: opportunity.id,
      anchor,
      score,
      band,
      bandWord: fit(band),
      ringLabel: fit("label", { score, band }),
      title: own ?? other ?? anchor,
      titleLang: own === null && other !== null ? (locale === "en" ? "zh-CN" : "en") : undefined,
      meta: [
        path(shown.sector),
        term("districts", shown.place),
        t("meta", { stage: term("stages", opportunity.stage) }),
      ].join(" · "),
      version: t("number", { number: anchor, version: opportunity.version }),
      facts: facts(shown),
      reasons: reasons(opportunity.reasons).map(({ points, text, evidence }) => ({
        points: points < 0 ? `−${-points}` : `+${points}`,
        text,
        evidence,
        isAgainst: points < 0,
      })),
      sum: formatMoneyRange(locale, shown.askFen.from, shown.askFen.to),
      terms: hasTerm
        ? `${formatMonthsRange(locale, termMonthsMin, termMonthsMax)} · ${instruments}`
        : instruments,
      both: bothOf(opportunity),
    };
  }

  function tagOf(introduction: IntroductionView | null, isNew: boolean): string | undefined {
    if (introduction?.requestedBy === "company" && introduction.status === "requested") return t("askedYou");
    return isNew ? t("new") : undefined;
  }

  function bothOf({ demands, preferences, asks }: OpportunityView): string {
    return compared(preferences.of > 0 ? "institution.both" : "institution.bothBare", {
      demandsMet: demands.met,
      demandsOf: demands.of,
      preferencesMet: preferences.met,
      preferencesOf: preferences.of,
      asksMet: asks.met,
      asksOf: asks.of,
    });
  }
}
