import { enqueue } from "#db/queries/jobs/jobs.ts";
import { insertCallOnce, type NewCall } from "#db/queries/billing/provider-calls.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Has a provider called after commit, once for each subject, by a job. */
export async function requestCall(trx: ActorTransaction, call: NewCall): Promise<void> {
  const callId = await insertCallOnce(trx, call);
  if (callId !== undefined) await enqueue(trx, "call-provider", { callId });
}
