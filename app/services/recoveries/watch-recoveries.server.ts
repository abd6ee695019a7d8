import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { isOpenRecovery } from "#app/domain/recoveries/lifecycle.ts";
import {
  listOverdueRecoveries,
  lockRecovery,
  takeUsableRecoveries,
} from "#db/queries/accounts/recoveries.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { endRecovery } from "./end-recovery.server.ts";

const batch = 100;

/**
 * Each minute: recoveries that nobody approved, confirmed or used in time lapse; those that have become usable are
 * told.
 */
export function watchRecoveries({ withActor, now }: ServiceContext, actor: SystemActor): Promise<void> {
  return withActor(actor, async (trx) => {
    const at = now();
    for (const id of await listOverdueRecoveries(trx, at, batch)) {
      const recovery = await lockRecovery(trx, id);
      // Moved since it was listed.
      if (recovery === undefined || !isOpenRecovery(recovery.status) || recovery.endsAt > at) continue;
      await endRecovery(trx, actor, recovery, { move: "lapse", reason: null, now: at });
    }
    for (const recoveryId of await takeUsableRecoveries(trx, at))
      await enqueue(trx, "notify-of-recovery", { recoveryId, change: "usable" });
  });
}
