import { useTranslations } from "use-intl";
import { TaskItems } from "#app/components/dashboards/task-items.tsx";
import { useName } from "#app/components/moderation/use-name.ts";
import { Money } from "#app/components/ui/money.tsx";
import { EmptyState } from "#app/components/ui/notice.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { runningNumber } from "#app/components/ui/running-number.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { recoveryPaths } from "#app/shared/recovery-paths.ts";
import type { readToday } from "#app/services/moderation/read-today.server.ts";

type Task = Awaited<ReturnType<typeof readToday>>["tasks"][number];

interface AdminTasksProps {
  tasks: readonly Task[];
  hasMore: boolean;
  now: Date;
}

/** What the admin must decide, the nearest deadline first. */
export function AdminTasks({ tasks, hasMore, now }: AdminTasksProps) {
  const t = useTranslations("admin.today");
  const roles = useTranslations("common.roles");
  const name = useName();
  return (
    <Section
      id="now"
      title={t("now")}
      note={t("nowNote", { count: tasks.length, more: hasMore ? "yes" : "no" })}
      spaced={false}
    >
      {tasks.length === 0 ? <EmptyState title={t("nothing")}>{t("nothingText")}</EmptyState> : null}
      <TaskItems
        tasks={tasks.map((task) => ({
          key: `${task.kind} ${task.id}`,
          title: t("about", { task: t(`tasks.${task.kind}.title`), name: name(task) }),
          text: <Particulars task={task} />,
          to: addressOf(task),
          action: t(`tasks.${task.kind}.act`),
          clock:
            task.dueAt === null || task.workingDays === null
              ? null
              : {
                  ...(!task.isMine && { who: roles("platform") }),
                  act: "decide",
                  startedAt: task.since,
                  dueAt: task.dueAt,
                  workingDays: task.workingDays,
                },
          since: task.since,
        }))}
        now={now}
      />
    </Section>
  );
}

/** What the number of a task is of; else of a deal. */
const NUMBERED: Partial<Record<Task["kind"], "case" | "prospect">> = {
  decide_case: "case",
  confirm_ask_suspension: "prospect",
};

/** Its number, and the amount that is disputed. */
function Particulars({ task: { kind, number, amountFen } }: { task: Task }) {
  if (number === null) return null;
  return (
    <p>
      <span className="nowrap">{runningNumber(NUMBERED[kind] ?? "deal", number)}</span>
      {amountFen === null ? null : (
        <>
          {" · "}
          <Money fen={amountFen} />
        </>
      )}
    </p>
  );
}

function addressOf({ kind, id }: Task): string {
  switch (kind) {
    case "decide_case":
      return adminPaths.case(id);
    case "decide_dispute":
      return adminPaths.dispute(id);
    case "confirm_suspension":
      return adminPaths.institution(id);
    case "confirm_ask_suspension":
      return adminPaths.prospect(id);
    case "confirm_role":
      return adminPaths.team();
    case "decide_recovery":
      return recoveryPaths.ofAdmins();
  }
}
