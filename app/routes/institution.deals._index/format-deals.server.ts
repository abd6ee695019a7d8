import { bandWords } from "#app/components/matching/bands.ts";
import { reasonItems } from "#app/components/matching/reason-items.ts";
import { teaserFacts, type TeaserFact } from "#app/components/matching/teaser-facts.ts";
import type { DealView, IntroductionView } from "#app/domain/matching/ranking/deal-view.ts";
import { type Band, bandOf } from "#app/domain/matching/ranking/score.ts";
import { memoizeByObject } from "#app/lib/memoize-by-object.ts";
import { formatMoneyRange, formatMonthsRange } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { memoize } from "#app/i18n/memoize-translator.ts";
import { translator } from "#app/i18n/translator.ts";
import { dealsLanguage } from "./deals-language.server.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";

/** A week: how long a prospect counts as new. */
const newForMs = 7 * 86_400_000;

/** The formatted texts of a deal, so that twenty of them are fast to send and to render. */
export type DealWords = {
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

/** A deal for its card: its texts, the same object while they don't change, and what depends on today. */
export type PhrasedDeal = {
  said: DealWords;
  tag: string | undefined;
  introduction: IntroductionView | null;
  /** Set where it ranks above its fit: a label, and the reason. */
  explores: { tag: string; text: string } | undefined;
};

interface ListedDeal {
  deal: DealView;
  introduction: IntroductionView | null;
  explores: boolean;
}
type Formatter = (listed: ListedDeal, now: Date) => PhrasedDeal;
const formatters = new Map<Locale, Formatter>();

/** Formats deals in the reader's language. A language's formatters and each deal's texts are memoized. */
export function formatDeals(locale: Locale, deals: readonly ListedDeal[], now: Date): PhrasedDeal[] {
  const phrase = formatters.get(locale) ?? formatterIn(locale);
  formatters.set(locale, phrase);
  return deals.map((deal) => phrase(deal, now));
}

function formatterIn(locale: Locale): Formatter {
  const { t, values, comma, term, path, criterion } = dealsLanguage(locale);
  const fit = memoize(translator(locale, "common.fit"));
  const compared = memoize(translator(locale, "matching.comparison"));
  const reasons = reasonItems("institution", memoize(translator(locale, "matching")), criterion);
  const facts = teaserFacts(
    memoize(translator(locale, "matching.deals.facts")),
    values,
    bandWords(locale, memoize(translator(locale, "matching.bands"))),
  );

  const exploring = { tag: t("explores.tag"), text: t("explores.text") };
  const wordsOnce = memoizeByObject<DealView, DealWords>();

  return ({ deal, introduction, explores }, now) => ({
    said: wordsOnce(deal, "", () => formatOne(deal)),
    tag: tagOf(introduction, now.getTime() - Date.parse(deal.publishedOn) < newForMs),
    introduction,
    explores: explores ? exploring : undefined,
  });

  function formatOne(deal: DealView): DealWords {
    const { shown, score, termMonthsMin, termMonthsMax } = deal;
    const anchor = runningNumber("prospect", deal.number);
    const band = bandOf(score);
    const [own, other] =
      locale === "en" ? [deal.headlineEn, deal.headlineZh] : [deal.headlineZh, deal.headlineEn];
    const instruments = deal.instruments.map((code) => term("instruments", code)).join(comma);
    const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
    return {
      id: deal.id,
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
        t("meta", { stage: term("stages", deal.stage) }),
      ].join(" · "),
      version: t("number", { number: anchor, version: deal.version }),
      facts: facts(shown),
      reasons: reasons(deal.reasons).map(({ points, text, evidence }) => ({
        points: points < 0 ? `−${-points}` : `+${points}`,
        text,
        evidence,
        isAgainst: points < 0,
      })),
      sum: formatMoneyRange(locale, shown.askFen.from, shown.askFen.to),
      terms: hasTerm
        ? `${formatMonthsRange(locale, termMonthsMin, termMonthsMax)} · ${instruments}`
        : instruments,
      both: bothOf(deal),
    };
  }

  function tagOf(introduction: IntroductionView | null, isNew: boolean): string | undefined {
    if (introduction?.requestedBy === "company" && introduction.status === "requested") return t("askedYou");
    return isNew ? t("new") : undefined;
  }

  function bothOf({ demands, preferences, asks }: DealView): string {
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
