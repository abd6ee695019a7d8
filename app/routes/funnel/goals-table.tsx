import { useTranslations } from "use-intl";
import {
  medianText,
  wholePercentText,
  type ShownFigures,
  type PaceView,
} from "#app/components/public/figures.ts";
import { Badge } from "#app/components/ui/badge.tsx";
import { Table } from "#app/components/ui/table.tsx";
import { columnsNamed } from "#app/components/ui/record-table.tsx";
import { GOALS } from "#app/domain/figures/responsiveness.ts";
import { formatCount } from "#app/i18n/format.ts";

interface GoalRow {
  key: "answer" | "decision" | "moderation";
  /** Null where too few organizations have cases. */
  pace: PaceView | null;
  unit: "workingDaysPlain" | "daysPlain";
  /** Null where a time is promised, but no share of cases. */
  goalPercent: number | null;
}

interface GoalsTableProps {
  figures: Pick<ShownFigures, "answers" | "decisions" | "moderation">;
}

/** The platform's promises beside the measured results. */
export function GoalsTable({ figures }: GoalsTableProps) {
  const t = useTranslations("public.funnel");
  const few = useTranslations("public")("few");
  const { answers, decisions, moderation } = figures;
  const rows: GoalRow[] = [
    { key: "answer", pace: answers, unit: "workingDaysPlain", goalPercent: GOALS.answerPercent },
    { key: "decision", pace: decisions, unit: "daysPlain", goalPercent: GOALS.decisionPercent },
    { key: "moderation", pace: moderation, unit: "workingDaysPlain", goalPercent: null },
  ];
  const { column, figure } = columnsNamed(rows, t);
  return (
    <Table
      caption={t("goalsTitle")}
      cards
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        column("goal.head", ({ key }) => t(`goal.${key}`)),
        figure("goal.goalHead", ({ goalPercent }) => (goalPercent === null ? "–" : `${goalPercent}%`)),
        figure("goal.resultHead", ({ pace, goalPercent }) => (
          <Result percent={pace?.withinPercent ?? null} goalPercent={goalPercent} none={few} />
        )),
        figure("goal.medianHead", ({ pace, unit }) =>
          pace?.median == null
            ? "–"
            : t(`goal.${unit}`, { days: medianText(pace.median), count: Number(pace.median) }),
        ),
        figure("goal.casesHead", ({ pace }) => (pace === null ? "–" : formatCount(pace.cases))),
      ]}
    />
  );
}

interface ResultProps {
  percent: number | null;
  goalPercent: number | null;
  none: string;
}

function Result({ percent, goalPercent, none }: ResultProps) {
  const t = useTranslations("public.funnel.goal");
  if (percent === null) return <span className="muted">{none}</span>;
  const share = wholePercentText(percent);
  if (goalPercent === null) return <span>{share}</span>;
  const isMet = percent >= goalPercent;
  return (
    <span className="row row--end">
      {share} <Badge tone={isMet ? "done" : "due"}>{t(isMet ? "met" : "missed")}</Badge>
    </span>
  );
}
