import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { isOpenRecovery } from "#app/domain/recoveries/lifecycle.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { findRecovery } from "#db/queries/accounts/recoveries.ts";
import type { AccountsContext } from "../context.ts";

/**
 * The recovery that an e-mail's link stops; only the platform can have signed it ("recovery-link-not-valid"). Opening it
 * changes nothing, and shows nothing of whose it is.
 */
export async function readStopRecovery(
  { accounts, withAccounts }: AccountsContext,
  _actor: PublicActor,
  { token }: { token: string },
): Promise<{ recoveryId: string; isOpen: boolean }> {
  const dot = token.indexOf(".");
  const recoveryId = token.slice(0, Math.max(dot, 0));
  if (!accounts.secrets.isFingerprint("stop-recovery", recoveryId, token.slice(dot + 1)))
    throw new Refusal("recovery-link-not-valid");
  const recovery = found(
    await withAccounts((trx) => findRecovery(trx, recoveryId)),
    "recovery-link-not-valid",
  );
  return { recoveryId, isOpen: isOpenRecovery(recovery.status) };
}
