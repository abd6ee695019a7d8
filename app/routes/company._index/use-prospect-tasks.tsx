import { useTranslations } from "use-intl";
import type { TaskItem } from "#app/components/dashboards/task-items.tsx";
import { COMPANY_TASK_NEEDS } from "#app/domain/dashboards/task-needs.ts";
import { paths } from "#app/shared/paths.ts";
import type { CurrentProspect } from "#app/services/prospects/read-company-dashboard.server.ts";

/** What the prospect itself asks of the company. */
export function useProspectTasks({ prospect, review, expiresInDays }: CurrentProspect): TaskItem[] {
  const t = useTranslations("company.home");
  const to = paths.company.prospect(prospect.id);
  const task = (key: "notes" | "renew", clock: TaskItem["clock"]): TaskItem => ({
    key,
    title: t(`tasks.${key}`),
    text: <p>{t(`tasks.${key}Text`)}</p>,
    to,
    action: t(`tasks.${key}Act`),
    need: COMPANY_TASK_NEEDS[key],
    clock,
  });
  const tasks: TaskItem[] = [];
  if (review && !review.isOpen && review.decision === "changes_requested") {
    const { waitingSince: startedAt, dueAt, daysLeft } = review;
    const isWaiting = review.status === "awaiting_party";
    const workingDays = Math.abs(daysLeft);
    tasks.push(task("notes", isWaiting ? { act: "change", startedAt, dueAt, workingDays } : null));
  }
  if (prospect.status === "published" && prospect.expiresAt && prospect.expiryWarnedAt) {
    const { expiryWarnedAt: startedAt, expiresAt: dueAt } = prospect;
    tasks.push(task("renew", { act: "renew", startedAt, dueAt, workingDays: Math.abs(expiresInDays ?? 0) }));
  }
  return tasks;
}
