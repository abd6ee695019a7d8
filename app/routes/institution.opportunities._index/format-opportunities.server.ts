import type { RowReason } from "#app/components/ui/list-row.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import type { IntroductionView, OpportunityView } from "#app/domain/matching/ranking/opportunity-view.ts";
import { formatMonthsRange } from "#app/i18n/format.ts";
import { signed } from "#app/components/ui/reasons.tsx";
import type { CommonPoints } from "#app/domain/matching/ranking/common-points.ts";
import type { ReasonKind } from "#app/domain/matching/ranking/reason.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { formatSought } from "#app/i18n/sought.ts";
import { translator } from "#app/i18n/translator.ts";
import type { ListSetting } from "#app/domain/matching/ranking/list-setting.ts";
import { standingTexts, type StandingTexts } from "#app/shared/standing-texts.ts";
import { tableCells } from "./table-cells.server.ts";
import { opportunityLanguage } from "./opportunities-language.server.ts";

/** A week: how long a prospect counts as new. */
const newForMs = 7 * 86_400_000;

/** The formatted texts of a row, so that a browser needs no code and no messages to format them. */
export type OpportunityTexts = {
  /** P-2417: its number, in addresses and as its anchor in the page. */
  number: string;
  standing: StandingTexts;
  title: string;
  /** The title's language if it isn't the reader's. */
  titleLang?: Locale;
  meta: string;
  reasons: readonly RowReason[];
  sum: string;
  terms: string;
  tag?: string;
  /** It ranks above its fit: shown to explore. */
  explores?: true;
  introduction?: RunningTexts;
  /** The cells of the table's columns, if it is one. */
  cells?: readonly string[];
};

/** The current introduction of a row: its clock while an answer is awaited. */
export type RunningTexts = {
  id: string;
  isYours?: true;
  state: "requested" | "consented";
  clock?: { startedAt: Date; dueAt: Date; workingDays: number };
};

export interface ListedOpportunity {
  opportunity: OpportunityView;
  introduction: IntroductionView | null;
  explores: boolean;
}

export function formatOpportunities(
  locale: Locale,
  opportunities: readonly ListedOpportunity[],
  { layout, columns }: ListSetting,
  now: Date,
): OpportunityTexts[] {
  const language = opportunityLanguage(locale);
  const { t, fit, short, comma, term } = language;
  const cellsOf = layout === "table" ? tableCells(locale, language, columns) : null;
  return opportunities.map(({ opportunity, introduction, explores }) => {
    const { shown, termMonthsMin, termMonthsMax, headlineEn, headlineZh } = opportunity;
    const anchor = runningNumber("prospect", opportunity.number);
    const [own, other] = locale === "en" ? [headlineEn, headlineZh] : [headlineZh, headlineEn];
    const instruments = opportunity.instruments.map((code) => term("instruments", code)).join(comma);
    const hasTerm = termMonthsMin !== null || termMonthsMax !== null;
    const isNew = now.getTime() - Date.parse(opportunity.publishedOn) < newForMs;
    const running = introduction && runningTexts(introduction);
    return {
      number: anchor,
      standing: standingTexts(fit, opportunity.standing),
      title: own ?? other ?? anchor,
      ...(own === null && other !== null && { titleLang: locale === "en" ? "zh-CN" : "en" }),
      meta: [
        term("sectors", shown.sector),
        term("districts", shown.place),
        t("meta", { stage: term("stages", opportunity.stage) }),
      ].join(" · "),
      reasons: opportunity.reasons.map((one) => ({
        text: short({ ...one, apart: one }),
        points: one.points,
      })),
      sum: formatSought(locale, translator(locale, "common.words"), shown.askFen),
      terms: hasTerm
        ? `${formatMonthsRange(locale, termMonthsMin, termMonthsMax)} · ${instruments}`
        : instruments,
      ...(running?.isYours ? { tag: t("askedYou") } : isNew && { tag: t("new") }),
      ...(explores && { explores: true }),
      ...(running && { introduction: running }),
      ...(cellsOf && { cells: cellsOf(opportunity) }),
    };
  });
}

function runningTexts(introduction: IntroductionView): RunningTexts {
  const { id, status, requestedBy, requestedAt, answerBy, workingDays } = introduction;
  const isOpen = status === "requested" || status === "consent_pending";
  return {
    id,
    ...(requestedBy === "company" && status === "requested" && { isYours: true }),
    state: isOpen ? "requested" : "consented",
    ...(isOpen &&
      answerBy !== null &&
      workingDays !== null && {
        clock: { startedAt: requestedAt, dueAt: answerBy, workingDays },
      }),
  };
}

/** How many reasons that are typical of a list are named above it. */
const COMMON_NAMED = 4;

/** What is typical of a list, above it: the strongest reasons with their points; null where nothing is. */
export function formatCommon(locale: Locale, common: CommonPoints): string | null {
  const { t, chips, comma } = opportunityLanguage(locale);
  const all = (Object.entries(common) as [ReasonKind, number][]).sort(
    ([, one], [, other]) => Math.abs(other) - Math.abs(one),
  );
  if (all.length === 0) return null;
  const reasons = all.slice(0, COMMON_NAMED).map(([kind, points]) => `${signed(points)} ${chips(kind)}`);
  return t("common", { reasons: reasons.join(comma), others: all.length - reasons.length });
}
