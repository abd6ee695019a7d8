import { useTranslations } from "use-intl";
import { TaskItems } from "#app/components/dashboards/task-items.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { LinkButton } from "#app/components/ui/button.tsx";
import type { ClockAct } from "#app/components/ui/clock-words.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { paths } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import type { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";

type Task = Awaited<ReturnType<typeof readInstitutionDashboard>>["tasks"][number];

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
const subjectOf: Readonly<
  Record<Task["kind"], "introduction" | "application" | "offer" | "deal" | "mandate">
> = {
  answer_introduction: "introduction",
  check_file: "application",
  decide: "application",
  make_offer: "introduction",
  finish_offer: "offer",
  answer_counter: "offer",
  send_documents: "deal",
  sign: "deal",
  settle_condition: "deal",
  fund: "deal",
  answer_reversal: "deal",
  disputed: "deal",
  finish_mandate: "mandate",
  approve_mandate: "mandate",
};

interface TasksProps {
  tasks: readonly Task[];
  /** A mandate can be put in force only then. */
  isVerified: boolean;
  /** Who acts: "you", or the institution's name for those who only read. */
  who: string;
  now: Date;
}

/** The institution's tasks, each with its clock, or its waiting time. */
export function InstitutionTasks({ tasks, isVerified, who, now }: TasksProps) {
  const t = useTranslations("institution.dashboard");
  const name = useName();
  if (tasks.length === 0) {
    return (
      <EmptyState
        title={t("nothing")}
        actions={
          isVerified ? (
            <LinkButton to={paths.institution.opportunities()}>{t("findOpportunities")}</LinkButton>
          ) : undefined
        }
      >
        {t("nothingText")}
      </EmptyState>
    );
  }
  const firstLate = tasks.find((task) => isLateDecision(task, now));
  return (
    <TaskItems
      inView={5}
      tasks={tasks.map((task) => {
        const headline = name({ nameZh: task.headlineZh, nameEn: task.headlineEn });
        const title = t(`tasks.${task.kind}.title`);
        return {
          key: `${task.kind} ${task.id} ${task.since.toISOString()}`,
          title: headline === "" ? title : t("about", { task: title, headline }),
          text: (
            <>
              <Particulars task={task} />
              <p>{t(textOf(task, isVerified))}</p>
              {task === firstLate ? <p>{t("late")}</p> : null}
            </>
          ),
          to: addressOf(task),
          action: t(`tasks.${task.kind}.act`),
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
      who={who}
      now={now}
    />
  );
}

/** Its number, the company as far as its consent names it, and the amount in the words of its instrument. */
function Particulars({ task }: { task: Task }) {
  const name = useName();
  const term = useTerm();
  const { kind, number, amountFen, commitment, instrument } = task;
  const company = name({ nameZh: task.companyNameZh, nameEn: task.companyNameEn });
  return (
    <p>
      <span className="nowrap">{runningNumber(subjectOf[kind], number)}</span>
      {company === "" ? null : ` · ${company}`}
      {amountFen === null ? null : (
        <>
          {" · "}
          {instrument === null || commitment === null
            ? null
            : `${offeredTerm(term, commitment, instrument)} `}
          <Money fen={amountFen} />
        </>
      )}
    </p>
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

function addressOf({ kind, id }: Task): string {
  if (kind === "answer_reversal") return reversalPath("institution", id);
  if (kind === "disputed") return paths.institution.dispute(id);
  const subject = subjectOf[kind];
  return subject === "application" ? paths.institution.applicationOf(id) : paths.institution[subject](id);
}
