import { moneyValue } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { shanghaiDay } from "#app/i18n/shanghai.ts";
import { translator } from "#app/i18n/translator.ts";
import type { ShownFigures } from "#app/components/public/figures.ts";

type Row = [figure: string, since: string, until: string, value: string | number | null, unit: string];

/** The public figures, one a row, exact: what the pages round stands here in full. */
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
  const now = (figure: string, value: number): Row => [figure, until, until, value, units.count];
  const units = {
    count: t("csv.count"),
    yuan: t("csv.yuan"),
    days: t("csv.days"),
    workingDays: t("csv.workingDays"),
    ratio: t("csv.ratio"),
  };
  const { totals, answers, decisions, moderation } = figures;
  return [
    [t("csv.figure"), t("csv.since"), t("csv.until"), t("csv.value"), t("csv.unit")],
    year(t("stats.drawn"), moneyValue(totals.drawnFen), "yuan"),
    year(t("csv.drawnDeals"), totals.drawnDeals, "count"),
    now(t("stats.companies"), totals.publishedCompanies),
    now(t("csv.institutions"), totals.activeInstitutions),
    now(t("csv.mandates"), totals.activeMandates),
    year(t("csv.gini"), totals.introductionsGini, "ratio"),
    ...figures.funnel.flatMap(({ stage, prospects, medianWorkingDays }) => [
      year(t("csv.stage", { stage: t(`funnel.stages.${stage}`) }), prospects, "count"),
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
    year(t("csv.answerMedian"), answers?.medianWorkingDays ?? null, "workingDays"),
    year(t("csv.asked"), answers?.asked ?? 0, "count"),
    year(t("csv.answeredInTime"), answers?.withinGoal ?? 0, "count"),
    year(t("stats.decision"), decisions.medianDays, "days"),
    year(t("csv.decisionsDue"), decisions.due, "count"),
    year(t("csv.decidedInTime"), decisions.withinGoal, "count"),
    year(t("csv.moderationMedian"), moderation.medianWorkingDays, "workingDays"),
    ...figures.declines.map(({ reasonCode, introductions, passes }) =>
      year(t("csv.decline", { reason: label(terms, reasonCode) }), introductions + passes, "count"),
    ),
  ];
}

function label(terms: ReturnType<typeof translator<"terms">>, code: string): string {
  const key = `declineReasons.${code}` as Parameters<typeof terms>[0];
  return terms.has(key) ? terms(key) : code;
}
