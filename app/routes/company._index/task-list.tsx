import { useTranslations } from "use-intl";
import { TaskItems } from "#app/components/dashboards/task-items.tsx";
import { Section } from "#app/components/ui/page-header.tsx";
import { nearestFirst } from "#app/domain/prospects/current-state.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";
import { useProspectTasks } from "./use-prospect-tasks.tsx";
import { useInstitutionTasks } from "./use-institution-tasks.tsx";

interface TaskListProps {
  current: CurrentProspect;
  /** The company's name, for what a colleague does. */
  organization: string;
  isReader: boolean;
  now: Date;
}

/** The company's tasks, nearest deadline first; those without a deadline come last. */
export function TaskList({ current, organization, isReader, now }: TaskListProps) {
  const t = useTranslations("company.home");
  const tasks = nearestFirst(
    [...useProspectTasks(current), ...useInstitutionTasks(current)],
    ({ clock }) => clock?.dueAt ?? null,
  );
  return (
    <Section
      id="now"
      title={t(isReader ? "nowOfCompany" : "now")}
      note={tasks.length === 0 ? t("nothing") : t("things", { count: tasks.length })}
      spaced={false}
    >
      <TaskItems tasks={tasks} organization={organization} now={now} />
    </Section>
  );
}
