import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

/** A finance admin has the reconciliation run now; several requests before it begins are one. */
export function requestReconciliation({ withActor }: ServiceContext, actor: AdminActor): Promise<void> {
  return withActor(actor, "settle", (trx) =>
    enqueue(trx, "reconcile-billing", {}, { key: "reconcile-billing:asked" }),
  );
}
