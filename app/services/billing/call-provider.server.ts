import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { callStatusAfterFailure } from "#app/domain/billing/provider-calls.ts";
import { ProviderError } from "#app/integrations/billing/provider.ts";
import { findCall, lockCall, updateCall } from "#db/queries/billing/call-subjects.ts";
import type { PaymentsContext } from "../billing-context.ts";
import { makeCall } from "./make-call.server.ts";

/**
 * Makes a call to a payment provider, outside of any transaction, and writes what came of it. It may run twice, also
 * after a process ended between the call and the write. A failed call is made again by the queue; after its last attempt,
 * or where another one can't help, it is dead until an admin has it made again.
 */
export async function callProvider(
  ctx: PaymentsContext,
  actor: SystemActor,
  { callId }: { callId: string },
): Promise<void> {
  const { withActor, now } = ctx;
  const call = await withActor(actor, (trx) => findCall(trx, callId));
  // Stripe's keys may be missing for now: the call waits, and the reconciliation says so.
  if (call?.status !== "pending" || ctx.payments[call.provider] === null) return;
  try {
    await makeCall(ctx, actor, call);
  } catch (error) {
    const isFinal = error instanceof ProviderError && error.isFinal;
    const status = await withActor(actor, async (trx) => {
      const locked = await lockCall(trx, callId);
      if (locked?.status !== "pending") return "done";
      const attempts = locked.attempts + 1;
      const after = callStatusAfterFailure(attempts, isFinal);
      const lastError = error instanceof ProviderError ? error.message : "internal error";
      await updateCall(trx, callId, {
        status: after,
        attempts,
        lastError: lastError.slice(0, 300),
        triedAt: now(),
      });
      return after;
    });
    if (status === "pending" || !(error instanceof ProviderError)) throw error;
    return;
  }
  await withActor(actor, async (trx) => {
    const locked = await lockCall(trx, callId);
    if (locked === undefined) return;
    await updateCall(trx, callId, {
      status: "done",
      attempts: locked.attempts + 1,
      lastError: null,
      triedAt: now(),
    });
  });
}
