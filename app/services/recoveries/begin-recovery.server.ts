import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { whyNotUseRecovery } from "#app/domain/recoveries/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { findRecoverySecrets, lockOpenRecoveryOf, updateRecovery } from "#db/queries/accounts/recoveries.ts";
import { findPersonInRoles } from "#db/queries/accounts/recovery-people.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "../accounts/count-tries.server.ts";
import { cancelOpenRecovery } from "./cancel-open-recovery.server.ts";
import { findWaitingPerson } from "./find-waiting-person.server.ts";

/**
 * Begins to set up a new second factor in this browser, whose password was right, by the number that was shown with the
 * request. Nothing counts before a first code: the old second factor still works, and ends the recovery. Tries are
 * counted. A recovery of somebody whose organizations or roles have changed since is cancelled ("recovery-outdated").
 */
export async function beginRecovery(
  ctx: AccountsContext,
  _actor: PublicActor,
  { claim, client }: { claim: string; client: Client },
): Promise<void> {
  const { secrets, secondFactor } = ctx.accounts;
  const { userId } = await findWaitingPerson(ctx, client);
  await countTries(ctx, [
    { ...LIMITS.codeFromNetwork, key: secrets.fingerprint("code", networkOf(client.address)) },
    { ...LIMITS.code, key: secrets.fingerprint("recovery-claim", userId) },
  ]);
  const now = ctx.now();
  const newSecret = await secondFactor.newSecret();
  const { stored: newBackupCodes } = await secondFactor.newRecoveryCodes();
  const isOutdated = await ctx.withAccounts(async (trx) => {
    const recovery = found(await lockOpenRecoveryOf(trx, userId), "recovery-wrong-state");
    const stored = await findRecoverySecrets(trx, recovery.id);
    const isTheirs = secrets.isFingerprint("recovery-claim", `${userId} ${claim}`, stored.claim);
    const whyNot = whyNotUseRecovery(recovery, await findPersonInRoles(trx, userId), now);
    if (whyNot === "recovery-outdated")
      return cancelOpenRecovery(trx, { kind: "system" }, { userId, reason: "membership_changed", now });
    refuseIf(whyNot);
    refuseIf(isTheirs ? null : "recovery-claim-wrong");
    const begunIn = secondFactor.pendingMark(client.cookie);
    await updateRecovery(trx, recovery.id, { begunIn, newSecret, newBackupCodes });
    return false;
  });
  refuseIf(isOutdated ? "recovery-outdated" : null);
}
