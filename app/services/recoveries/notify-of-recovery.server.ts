import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { findRecovery } from "#db/queries/accounts/recoveries.ts";
import { listToldOfRecovery } from "#db/queries/accounts/recovery-people.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";

/** Queues an e-mail to each person whom a step of a recovery concerns, so that one failing address is retried alone. */
export async function notifyOfRecovery(
  { withAccounts }: AccountsContext,
  _actor: SystemActor,
  { recoveryId, change }: JobPayload<"notify-of-recovery">,
): Promise<void> {
  await withAccounts(async (trx) => {
    const recovery = await findRecovery(trx, recoveryId);
    if (recovery === undefined) return;
    for (const userId of await listToldOfRecovery(trx, recovery))
      await enqueue(trx, "send-recovery-notice", { recoveryId, change, userId });
  });
}
