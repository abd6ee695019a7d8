import { useTranslations } from "use-intl";
import { useName } from "#app/components/moderation/use-name.ts";
import { More } from "#app/components/ui/disclosure.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock, type ClockAct } from "#app/components/ui/clock.tsx";
import { Money } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { useTerm } from "#app/components/ui/term.tsx";
import { offeredTerm } from "#app/i18n/offered-term.ts";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { Ago } from "#app/components/ui/when.tsx";
import { paths } from "#app/shared/paths.ts";
import { reversalPath } from "#app/shared/reversal-paths.ts";
import type { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";

type Task = Awaited<ReturnType<typeof readInstitutionDashboard>>["tasks"][number];

const acts: Readonly<Partial<Record<Task["kind"], ClockAct>>> = {
  answer_introduction: "answer",
  check_file: "check",
  decide: "decide",
  answer_counter: "answer",
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

const inView = 10;

interface TasksProps {
  tasks: readonly Task[];
  /** A mandate can be put in force only then. */
  isVerified: boolean;
  /** Who acts: "you", or the institution's name for those who only read. */
  who: string;
  now: Date;
}

/** The institution's tasks, each with its clock, or its waiting time. */
export function Tasks({ tasks, isVerified, who, now }: TasksProps) {
  const t = useTranslations("institution.dashboard");
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
  return (
    <>
      <TaskList tasks={tasks.slice(0, inView)} isVerified={isVerified} who={who} now={now} />
      {tasks.length > inView ? (
        <More summary={t("more", { count: tasks.length - inView })}>
          <TaskList tasks={tasks.slice(inView)} isVerified={isVerified} who={who} now={now} />
        </More>
      ) : null}
    </>
  );
}

function TaskList({ tasks, isVerified, who, now }: TasksProps) {
  const t = useTranslations("institution.dashboard");
  const name = useName();
  const term = useTerm();
  return (
    <ul className="tasks">
      {tasks.map((task) => {
        const number = runningNumber(subjectOf[task.kind], task.number);
        const company = name({ nameZh: task.companyNameZh, nameEn: task.companyNameEn });
        const headline = name({ nameZh: task.headlineZh, nameEn: task.headlineEn });
        return (
          <li key={`${task.kind} ${task.id} ${task.since.toISOString()}`}>
            <div>
              <h3>
                {headline === ""
                  ? t(`tasks.${task.kind}.title`)
                  : t("about", { task: t(`tasks.${task.kind}.title`), headline })}
              </h3>
              <p>
                <span className="nowrap">{number}</span>
                {company === "" ? null : ` · ${company}`}
                {task.amountFen === null ? null : (
                  <>
                    {" · "}
                    {task.instrument === null || task.commitment === null
                      ? null
                      : `${offeredTerm(term, task.commitment, task.instrument)} `}
                    <Money fen={task.amountFen} />
                  </>
                )}
              </p>
              <p>{t(textOf(task, isVerified))}</p>
            </div>
            <div className="tasks__side">
              {task.dueAt && task.workingDays !== null ? (
                <Clock
                  who={who}
                  act={acts[task.kind] ?? "answer"}
                  startedAt={task.since}
                  dueAt={task.dueAt}
                  now={now}
                  workingDays={task.workingDays}
                />
              ) : (
                <p className="small muted">
                  {t.rich("since", { when: () => <Ago at={task.since} now={now} /> })}
                </p>
              )}
              <div className="row">
                <LinkButton to={addressOf(task)} size="sm">
                  {t(`tasks.${task.kind}.act`)}
                </LinkButton>
              </div>
            </div>
          </li>
        );
      })}
    </ul>
  );
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
