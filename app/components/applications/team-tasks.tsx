import { useTranslations } from "use-intl";
import { useMemberName } from "#app/components/deletion/member-name.ts";
import { ActForm, useActForm } from "#app/components/ui/act-form.tsx";
import { CheckboxField } from "#app/components/ui/choices.tsx";
import { More } from "#app/components/ui/disclosure.tsx";
import { PostForm, SubmitButton } from "#app/components/ui/form.tsx";
import { TextareaField } from "#app/components/ui/inputs.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { FormErrors } from "#app/components/ui/refusal.tsx";
import { errorsOfReply } from "#app/components/ui/reply-form.ts";
import { Ago } from "#app/components/ui/when.tsx";
import { useReply } from "#app/shared/reply.ts";

interface TeamTask {
  id: string;
  words: string;
  isTask: boolean;
  addedBy: string;
  adderName: string | null;
  addedAt: Date;
  doneBy: string | null;
  finisherName: string | null;
  doneAt: Date | null;
}

interface TeamTasksProps {
  tasks: readonly TeamTask[];
  mayNote: boolean;
  now: Date;
}

/** Notes and tasks of the institution's own people: what is to be done first, what is done folded away. */
export function TeamTasks({ tasks, mayNote, now }: TeamTasksProps) {
  const t = useTranslations("application.tasks");
  const { form, refusal } = useReply("finish-task");
  const [open, done] = [tasks.filter(({ doneAt }) => doneAt === null), tasks.filter((task) => task.doneAt)];
  const first = [...open.filter(({ isTask }) => isTask), ...open.filter(({ isTask }) => !isTask)];
  return (
    <Section id="tasks" title={t("title")} note={t("note")}>
      <div className="stack">
        <FormErrors errors={errorsOfReply(form, { taskId: t("task") })} refusal={refusal} />
        {tasks.length === 0 ? <p className="small muted">{t("none")}</p> : null}
        <TaskList tasks={first} mayNote={mayNote} now={now} />
        {done.length === 0 ? null : (
          <More summary={t("done", { count: done.length })}>
            <TaskList tasks={done} mayNote={false} now={now} />
          </More>
        )}
        {/* Empty again after each addition. */}
        {mayNote ? <AddTask key={tasks.length} /> : null}
      </div>
    </Section>
  );
}

function TaskList({ tasks, mayNote, now }: TeamTasksProps) {
  const t = useTranslations("application.tasks");
  const memberName = useMemberName();
  if (tasks.length === 0) return null;
  return (
    <ul className="checks checks--tight">
      {tasks.map(({ id, words, isTask, addedBy, adderName, addedAt, doneBy, finisherName, doneAt }) => (
        <li key={id}>
          <span className="small muted">{t(isTask ? "task" : "noteKind")}</span>
          <div className="row row-between">
            <div>
              <p className="whitespace-pre-line">{words}</p>
              <p className="small muted">
                {memberName(adderName, addedBy)} · <Ago at={addedAt} now={now} />
                {doneAt === null ? null : (
                  <>
                    {" · "}
                    {t("doneBy", { name: memberName(finisherName, doneBy ?? "") })}{" "}
                    <Ago at={doneAt} now={now} />
                  </>
                )}
              </p>
            </div>
            {mayNote && isTask && doneAt === null ? (
              <PostForm className="" sent={{ taskId: id }}>
                <SubmitButton tone="secondary" size="sm" act="finish-task">
                  {t("finish")}
                </SubmitButton>
              </PostForm>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  );
}

function AddTask() {
  const t = useTranslations("application.tasks");
  const form = useActForm("add-task", { task: t("words"), isTask: t("isTask") });
  return (
    <ActForm form={form} tone="secondary" button={t("add")}>
      <TextareaField {...form.labelled("task")} hint={t("hint")} rows={2} />
      <CheckboxField {...form.labelled("isTask")} />
    </ActForm>
  );
}
