import type { ReactNode } from "react";
import { Link } from "@remix-run/react";
import { useTranslations } from "use-intl";
import type { Need } from "#app/domain/accounts/member-roles.ts";
import { ActLink } from "#app/components/ui/act-link.tsx";
import { LinkButton } from "#app/components/ui/button.tsx";
import { Clock } from "#app/components/ui/clock.tsx";
import type { ClockAct } from "#app/components/ui/clock-words.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { useReaderNote, useWhoDoes } from "#app/components/ui/reads-only.ts";
import { Ago } from "#app/components/ui/when.tsx";

export interface TaskItem {
  key: string;
  title: ReactNode;
  /** Paragraphs. */
  text: ReactNode;
  to: string;
  action: string;
  /** Null where no clock runs. `who`: whose it is, where it is neither the reader's alone nor a colleague's. */
  clock: { who?: string; act: ClockAct; startedAt: Date; dueAt: Date; workingDays: number } | null;
  /** What it requires of a role; left out where all who read it may do it. */
  need?: Need;
  /** Since when it has waited, where no clock says it. */
  since?: Date;
}

interface TaskItemsProps {
  tasks: readonly TaskItem[];
  /** Whose tasks they are: said in place of "you" where a colleague acts. Left out where they are all the reader's. */
  organization?: string | undefined;
  now: Date;
}

/** So many are in view. */
const inView = 5;

/** What needs somebody, in the given order: each with its clock and one action, or who does it; the rest folded away. */
export function TaskItems({ tasks, organization, now }: TaskItemsProps) {
  const t = useTranslations("dashboard.tasks");
  if (tasks.length === 0) return null;
  return (
    <>
      <ul className="tasks">
        {tasks.slice(0, inView).map((task) => (
          <Item key={task.key} task={task} organization={organization} now={now} />
        ))}
      </ul>
      {tasks.length > inView ? (
        <More summary={t("more", { count: tasks.length - inView })}>
          <ul className="tasks">
            {tasks.slice(inView).map((task) => (
              <Item key={task.key} task={task} organization={organization} now={now} />
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

function Item({ task, organization, now }: ItemProps) {
  const t = useTranslations("dashboard.tasks");
  const { title, text, to, action, need, clock, since } = task;
  const readerNote = useReaderNote(to);
  const whoDoes = useWhoDoes(need ?? "read", to);
  const isColleagues = need !== undefined && (readerNote !== null || whoDoes !== null);
  const who = isColleagues && organization !== undefined ? organization : "you";
  return (
    <li>
      <div>
        <h3>{isColleagues ? <Link to={to}>{title}</Link> : title}</h3>
        {text}
      </div>
      <div className="tasks__side">
        {clock === null ? null : <Clock who={who} now={now} {...clock} />}
        {clock === null && since !== undefined ? (
          <p className="small muted">{t.rich("since", { when: () => <Ago at={since} now={now} /> })}</p>
        ) : null}
        <div className="row">
          {need === undefined ? (
            <LinkButton to={to} size="sm">
              {action}
            </LinkButton>
          ) : (
            <ActLink to={to} need={need} size="sm">
              {action}
            </ActLink>
          )}
        </div>
      </div>
    </li>
  );
}
