import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { digestKinds } from "#app/domain/notifications/groups.ts";
import { usualEmailHours } from "#app/domain/notifications/quiet-hours.ts";
import { dayOf, instantOf } from "#app/lib/days.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { claimForDigests } from "#db/queries/notifications/emails-due.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Queues a digest for each membership whose hour has come and that has unread notifications: its content is marked in
 * the same transaction, so that it is in one digest with any number of workers. Returns how many.
 */
export function queueDigests(ctx: ServiceContext, actor: SystemActor): Promise<number> {
  return ctx.withActor(actor, async (trx) => {
    const at = ctx.now();
    const today = dayOf(at);
    const readers = await claimForDigests(trx, {
      now: at,
      today: instantOf(today),
      isWorkingDay: ctx.workingDays.isWorkingDay(today),
      kinds: digestKinds(),
      usualHour: usualEmailHours.digestHour,
    });
    for (const { userId, organizationId } of readers) {
      await enqueue(trx, "send-digest", { userId, organizationId, claimedAt: at.toISOString() });
    }
    return readers.length;
  });
}
