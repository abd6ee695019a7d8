import { useTranslations } from "use-intl";
import { More } from "#app/components/ui/disclosure.tsx";
import { TableScroll } from "#app/components/ui/table-scroll.tsx";
import { Table } from "#app/components/ui/table.tsx";
import type { readToday } from "#app/services/moderation/read-today.server.ts";

type TaskHealth = Awaited<ReturnType<typeof readToday>>["jobs"][number];

/** The state of the job queue: one sentence when healthy, by task when somebody must look. */
export function JobsHealth({ jobs }: { jobs: readonly TaskHealth[] }) {
  const t = useTranslations("admin.today");
  const sum = (key: "late" | "dead") => jobs.reduce((total, job) => total + job[key], 0);
  const [late, dead] = [sum("late"), sum("dead")];
  return (
    <div className="stack">
      {late === 0 && dead === 0 ? <p className="small">{t("jobsWell")}</p> : null}
      {late > 0 ? <p className="small text-due">{t("jobsLate", { count: late })}</p> : null}
      {dead > 0 ? <p className="small text-refusal">{t("jobsDead", { count: dead })}</p> : null}
      {jobs.length > 0 ? (
        <More summary={t("jobsCaption")}>
          <TableScroll label={t("jobsCaption")}>
            <Table
              caption={t("jobsCaption")}
              rows={jobs}
              rowKey={({ task }) => task}
              columns={[
                { key: "task", head: t("task"), cell: ({ task }) => <code>{task}</code> },
                { key: "waiting", head: t("taskWaiting"), number: true, cell: ({ waiting }) => waiting },
                { key: "late", head: t("taskLate"), number: true, cell: (job) => job.late },
                { key: "dead", head: t("taskDead"), number: true, cell: (job) => job.dead },
              ]}
            />
          </TableScroll>
        </More>
      ) : null}
    </div>
  );
}
