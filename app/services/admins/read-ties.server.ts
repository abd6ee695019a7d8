import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { listTies } from "#db/queries/moderation/ties.ts";
import type { ServiceContext } from "../context.ts";

/** The ties of the admin who reads, and to a security admin those of all others. */
export function readTies({ readAs, now }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const all = await listTies(trx, hasAdminNeed(actor.roles, "secure") ? undefined : actor.userId);
    return {
      own: all.filter(({ userId }) => userId === actor.userId),
      others: hasAdminNeed(actor.roles, "secure")
        ? all.filter(({ userId }) => userId !== actor.userId)
        : null,
      now: now(),
    };
  });
}
