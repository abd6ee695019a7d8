import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { READ_RETENTION_DAYS } from "#app/domain/notifications/retention.ts";
import { deleteReadBefore } from "#db/queries/notifications/emails-due.ts";
import { deleteRemindedBefore } from "#db/queries/notifications/reminders.ts";
import type { ServiceContext } from "../context.ts";

const batch = 5_000;

/**
 * Removes notifications and reminders that were read long ago; returns how many. Those beyond a batch wait for the next
 * night.
 */
export function sweepNotifications({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  const before = new Date(now().getTime() - READ_RETENTION_DAYS * 86_400_000);
  return withActor(actor, async (trx) => {
    await deleteRemindedBefore(trx, before);
    return deleteReadBefore(trx, before, batch);
  });
}
