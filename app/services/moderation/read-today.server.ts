import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { ADMIN_NEEDS, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { adminFirstSteps } from "#app/domain/dashboards/first-steps.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { findQueueHealth } from "#db/queries/jobs/job-health.ts";
import { listAdminTasks } from "#db/queries/moderation/admin-tasks.ts";
import { countToday } from "#db/queries/moderation/today.ts";
import { readChanges } from "../notifications/read-changes.server.ts";
import type { ServiceContext } from "../context.ts";

const SHOWN = 30;

/**
 * An admin's start page, as far as their roles and ties concern it: what they must decide by the nearest deadline, what
 * they were notified of since their last visit, the counts of the queue, the disputes and the fees, the state of the jobs.
 */
export function readToday({ readAs, now, workingDays }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const may = ADMIN_NEEDS.filter((need) => hasAdminNeed(actor.roles, need));
    const tasks = await listAdminTasks(trx, { userId: actor.userId, may, limit: SHOWN + 1 });
    const { visit, steps, ...counted } = await countToday(trx, actor.userId, now());
    return {
      may,
      ...counted,
      /** Some wait beyond those in view. */
      hasMore: tasks.length > SHOWN,
      tasks: tasks.slice(0, SHOWN).map((task) => ({
        ...task,
        workingDays: task.dueAt && workingDaysFrom({ now, workingDays }, task.dueAt),
      })),
      firstSteps: adminFirstSteps(may, {
        factor: actor.confirmation?.hasFactor === true,
        // Whoever has decided something has had the occasion.
        ties: steps.hasTie || steps.hasDecided || steps.hasSettled,
        decide: steps.hasDecided,
        settle: steps.hasSettled,
        appoint: steps.hasSecond,
      }),
      changes: await readChanges(trx, actor, { visit, now: now(), workingDays }),
      jobs: await findQueueHealth(trx),
      now: now(),
    };
  });
}
