import { moneyValue } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { shanghaiDay } from "#app/i18n/shanghai.ts";
import { translator } from "#app/i18n/translator.ts";
import type { ShownFigures, PaceView } from "#app/components/public/figures.ts";

type Row = [figure: string, since: string, until: string, value: string | number | null, unit: string];

/** The public figures, one per row, as on the pages: rounded, and a text below five organizations. */
export function figureRows(locale: Locale, figures: ShownFigures): (string | number | null)[][] {
  const t = translator(locale, "public");
  const terms = translator(locale, "terms");
  const until = shanghaiDay(figures.at);
  const year = (figure: string, value: Row[3], unit: keyof typeof units): Row => [
    figure,
    shanghaiDay(figures.since),
    until,
    value,
    units[unit],
  ];
  const now = (figure: string, value: number | string): Row => [figure, until, until, value, units.count];
  const units = {
    count: t("csv.count"),
    yuan: t("csv.yuan"),
    days: t("csv.days"),
    workingDays: t("csv.workingDays"),
    ratio: t("csv.ratio"),
    percent: t("csv.percent"),
  };
  const { market, money, answers, decisions, moderation } = figures;
  const few = t("few");
  const percentOf = (pace: PaceView | null) => (pace === null ? few : pace.withinPercent);
  return [
    [t("csv.figure"), t("csv.since"), t("csv.until"), t("csv.value"), t("csv.unit")],
    year(t("stats.drawn"), money === null ? few : moneyValue(money.fen), "yuan"),
    year(t("csv.drawnDeals"), money?.deals ?? few, "count"),
    now(t("stats.companies"), figures.companies ?? few),
    now(t("csv.institutions"), market.institutions),
    now(t("csv.mandates"), market.mandates),
    year(t("csv.gini"), figures.gini ?? few, "ratio"),
    ...figures.funnel.flatMap(({ stage, prospects, medianWorkingDays }) => [
      year(t("csv.stage", { stage: t(`funnel.stages.${stage}`) }), prospects ?? few, "count"),
      ...(medianWorkingDays === null
        ? []
        : [
            year(
              t("csv.stageMedian", { stage: t(`funnel.stages.${stage}`) }),
              medianWorkingDays,
              "workingDays",
            ),
          ]),
    ]),
    year(t("csv.answerMedian"), answers === null ? few : answers.median, "workingDays"),
    year(t("csv.asked"), answers?.cases ?? few, "count"),
    year(t("csv.answeredInTime"), percentOf(answers), "percent"),
    year(t("stats.decision"), decisions === null ? few : decisions.median, "days"),
    year(t("csv.decisionsDue"), decisions?.cases ?? few, "count"),
    year(t("csv.decidedInTime"), percentOf(decisions), "percent"),
    year(t("csv.moderationMedian"), moderation === null ? few : moderation.median, "workingDays"),
    ...figures.declines.map(({ reasonCode, introductions, passes }) =>
      year(t("csv.decline", { reason: label(terms, reasonCode) }), introductions + passes, "count"),
    ),
  ];
}

function label(terms: ReturnType<typeof translator<"terms">>, code: string): string {
  const key = `declineReasons.${code}` as Parameters<typeof terms>[0];
  return terms.has(key) ? terms(key) : code;
}
