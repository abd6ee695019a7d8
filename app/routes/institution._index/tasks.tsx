import { useTranslations } from "use-intl";
import { TaskItems } from "#app/components/dashboards/task-items.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { ClockAct } from "#app/components/ui/clock-words.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { commitmentTerm } from "#app/domain/codes/commitment-term.ts";
import type { Commitment } from "#app/domain/codes/commitments.ts";
import { boundKind } from "#app/domain/offers/terms/bound-kind.ts";
import { INSTITUTION_TASK_NEEDS } from "#app/domain/dashboards/task-needs.ts";
import { paths } from "#app/shared/paths.ts";
import { Particulars } from "./particulars.tsx";
import { addressOf, type Task } from "./task.ts";

const acts: Readonly<Partial<Record<Task["kind"], ClockAct>>> = {
  answer_introduction: "answer",
  check_file: "check",
  decide: "decide",
  answer_counter: "answer",
  send_documents: "send",
  sign: "sign",
  settle_condition: "check",
  fund: "fund",
  answer_reversal: "answer",
  disputed: "answer",
};
interface TasksProps {
  tasks: readonly Task[];
  /** What the institution gives: a guarantor pays nothing out. */
  commitments: readonly Commitment[];
  /** A mandate can be put in force only then. */
  isVerified: boolean;
  /** Whether it may start anything new. */
  mayStart: boolean;
  /** The institution's name, for what a colleague does. */
  organization: string;
  now: Date;
}

/** The institution's tasks, each with its clock, or its waiting time. */
export function InstitutionTasks({
  tasks,
  commitments,
  isVerified,
  mayStart,
  organization,
  now,
}: TasksProps) {
  const t = useTranslations("institution.dashboard");
  const name = useName();
  if (tasks.length === 0) {
    return (
      <EmptyState
        title={t("nothing")}
        actions={
          isVerified && mayStart ? (
            <LinkButton to={paths.institution.opportunities()}>{t("findOpportunities")}</LinkButton>
          ) : undefined
        }
      >
        {t("nothingText", { of: commitmentTerm(commitments) })}
      </EmptyState>
    );
  }
  const firstLate = tasks.find((task) => isLateDecision(task, now));
  return (
    <TaskItems
      tasks={tasks.map((task) => {
        const headline = name({ nameZh: task.headlineZh, nameEn: task.headlineEn });
        const kind = boundKind(task.commitment ?? "capital", task);
        const title = t(`tasks.${task.kind}.title`, { kind });
        return {
          key: `${task.kind} ${task.id} ${task.since.toISOString()}`,
          title: headline === "" ? title : t("about", { task: title, headline }),
          text: (
            <>
              <Particulars task={task} />
              <p>{t(textOf(task, isVerified), { kind })}</p>
              {task === firstLate ? <p>{t("late")}</p> : null}
            </>
          ),
          to: addressOf(task),
          action: t(`tasks.${task.kind}.act`, { kind }),
          need: INSTITUTION_TASK_NEEDS[task.kind],
          clock:
            task.dueAt === null || task.workingDays === null
              ? null
              : {
                  act: acts[task.kind] ?? "answer",
                  startedAt: task.since,
                  dueAt: task.dueAt,
                  workingDays: task.workingDays,
                },
          since: task.since,
        };
      })}
      organization={organization}
      now={now}
    />
  );
}

/** Whether a decision on an application is overdue: what follows from that is said once. */
function isLateDecision({ kind, dueAt }: Task, now: Date): boolean {
  return (kind === "check_file" || kind === "decide") && dueAt !== null && dueAt < now;
}

function textOf({ kind }: Task, isVerified: boolean) {
  if (!isVerified && (kind === "finish_mandate" || kind === "approve_mandate"))
    return `tasks.${kind}.textUnverified` as const;
  return `tasks.${kind}.text` as const;
}
