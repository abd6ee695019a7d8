import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import type { ClockAct } from "#app/components/ui/clock-words.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { Ago } from "#app/components/ui/when.tsx";

export interface TaskItem {
  key: string;
  title: ReactNode;
  /** Paragraphs. */
  text: ReactNode;
  to: string;
  action: string;
  /** Null where no clock runs. */
  clock: { act: ClockAct; startedAt: Date; dueAt: Date; workingDays: number } | null;
  /** Since when it has waited, where no clock says it. */
  since?: Date;
}

interface TaskItemsProps {
  tasks: readonly TaskItem[];
  /** Who acts: "you", or the organization's name for those who only read. */
  who: string;
  now: Date;
}

/** So many are in view. */
const inView = 5;

/** What needs somebody, in the given order: each with its clock and one action; the rest folded away. */
export function TaskItems({ tasks, who, now }: TaskItemsProps) {
  const t = useTranslations("dashboard.tasks");
  if (tasks.length === 0) return null;
  return (
    <>
      <ul className="tasks">
        {tasks.slice(0, inView).map((task) => (
          <Item key={task.key} task={task} who={who} now={now} />
        ))}
      </ul>
      {tasks.length > inView ? (
        <More summary={t("more", { count: tasks.length - inView })}>
          <ul className="tasks">
            {tasks.slice(inView).map((task) => (
              <Item key={task.key} task={task} who={who} now={now} />
            ))}
          </ul>
        </More>
      ) : null}
    </>
  );
}

interface ItemProps extends Omit<TaskItemsProps, "tasks"> {
  task: TaskItem;
}

function Item({ task: { title, text, to, action, clock, since }, who, now }: ItemProps) {
  const t = useTranslations("dashboard.tasks");
  return (
    <li>
      <div>
        <h3>{title}</h3>
        {text}
      </div>
      <div className="tasks__side">
        {clock === null ? null : <Clock who={who} now={now} {...clock} />}
        {clock === null && since !== undefined ? (
          <p className="small muted">{t.rich("since", { when: () => <Ago at={since} now={now} /> })}</p>
        ) : null}
        <div className="row">
          <LinkButton to={to} size="sm">
            {action}
          </LinkButton>
        </div>
      </div>
    </li>
  );
}
