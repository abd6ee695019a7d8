import { useTranslations } from "use-intl";
import { medianText, type ShownFigures } from "#app/components/public/figures.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { GOALS, sharePercent } from "#app/domain/figures/responsiveness.ts";
import { formatCount, formatShare } from "#app/i18n/format.ts";

interface GoalRow {
  key: "answer" | "decision" | "moderation";
  part: number;
  whole: number;
  median: string | null;
  unit: "workingDaysPlain" | "daysPlain";
  /** Null where a time is promised, but no share of cases. */
  goalPercent: number | null;
}

/** The promises of the platform beside what became of them. */
export function GoalsTable({
  figures,
}: {
  figures: Pick<ShownFigures, "answers" | "decisions" | "moderation">;
}) {
  const t = useTranslations("public.funnel");
  const common = useTranslations("common.words");
  const { answers, decisions, moderation } = figures;
  const rows: GoalRow[] = [
    {
      key: "answer",
      part: answers?.withinGoal ?? 0,
      whole: answers?.asked ?? 0,
      median: answers?.medianWorkingDays ?? null,
      unit: "workingDaysPlain",
      goalPercent: GOALS.answerPercent,
    },
    {
      key: "decision",
      part: decisions.withinGoal,
      whole: decisions.due,
      median: decisions.medianDays,
      unit: "daysPlain",
      goalPercent: GOALS.decisionPercent,
    },
    {
      key: "moderation",
      part: moderation.withinGoal,
      whole: moderation.decided,
      median: moderation.medianWorkingDays,
      unit: "workingDaysPlain",
      goalPercent: null,
    },
  ];
  return (
    <Table
      caption={t("goalsTitle")}
      hideCaption
      cards
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        { key: "promise", head: t("goal.head"), cell: ({ key }) => t(`goal.${key}`) },
        {
          key: "goal",
          head: t("goal.goalHead"),
          number: true,
          cell: ({ goalPercent }) => (goalPercent === null ? "–" : `${goalPercent}%`),
        },
        {
          key: "result",
          head: t("goal.resultHead"),
          number: true,
          cell: ({ part, whole, goalPercent }) => (
            <Result
              share={sharePercent(part, whole)}
              goalPercent={goalPercent}
              none={common("notMeasured")}
            />
          ),
        },
        {
          key: "median",
          head: t("goal.medianHead"),
          number: true,
          cell: ({ median, unit }) =>
            median === null ? "–" : t(`goal.${unit}`, { days: medianText(median), count: Number(median) }),
        },
        { key: "cases", head: t("goal.casesHead"), number: true, cell: ({ whole }) => formatCount(whole) },
      ]}
    />
  );
}

function Result({
  share,
  goalPercent,
  none,
}: {
  share: string | null;
  goalPercent: number | null;
  none: string;
}) {
  const t = useTranslations("public.funnel.goal");
  if (share === null) return <span className="muted">{none}</span>;
  if (goalPercent === null) return <span>{formatShare(share)}</span>;
  const isMet = Number(share) >= goalPercent;
  return (
    <span className="row row--end">
      {formatShare(share)} <Badge tone={isMet ? "done" : "due"}>{t(isMet ? "met" : "missed")}</Badge>
    </span>
  );
}
