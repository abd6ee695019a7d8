import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

/**
 * A finance admin has the reconciliation run now; several requests before it begins are one. Returns when it was asked
 * for: the run that does it begins then or later.
 */
export function requestReconciliation({ withActor, now }: ServiceContext, actor: AdminActor): Promise<Date> {
  return withActor(actor, "settle", async (trx) => {
    await refuseRoleTaken(trx);
    const askedAt = now();
    await enqueue(trx, "reconcile-billing", {}, { key: "reconcile-billing:asked" });
    return askedAt;
  });
}
