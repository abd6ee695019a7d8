import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockCall, updateCall } from "#db/queries/billing/call-subjects.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

/** Has a dead call to a payment provider made again. Refuses `provider-call-not-dead` for one that waits or was made. */
export function retryCall(
  { withActor }: ServiceContext,
  actor: AdminActor,
  { callId }: { callId: string },
): Promise<void> {
  return withActor(actor, "settle", async (trx) => {
    await refuseRoleTaken(trx);
    const call = found(await lockCall(trx, callId), "provider-call-not-found");
    const { institutionId, provider, kind, status } = call;
    await refuseTied(trx, actor, { institutionId });
    if (status !== "dead") throw new Refusal("provider-call-not-dead");
    await updateCall(trx, callId, { status: "pending", attempts: 0 });
    await record(trx, actor, {
      type: "provider-call-repeated",
      subject: { kind: "institution", id: institutionId },
      institutionId,
      detail: { provider, kind },
    });
    await enqueue(trx, "call-provider", { callId });
  });
}
