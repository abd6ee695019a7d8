import type { RefusalCode } from "#app/domain/refusal.ts";

/** Notes and tasks of one application at most. */
const TASKS_MOST = 200;

/** Why an institution can't add another note or task to an application that has so many; null if it can. */
export function whyNotAddTask(count: number): RefusalCode | null {
  return count >= TASKS_MOST ? "application-tasks-too-many" : null;
}

/** Why this can't be ticked off: a note has nothing to do, and a task is done once. */
export function whyNotFinishTask({
  isTask,
  doneAt,
}: {
  isTask: boolean;
  doneAt: Date | null;
}): RefusalCode | null {
  return isTask && doneAt === null ? null : "application-task-settled";
}
