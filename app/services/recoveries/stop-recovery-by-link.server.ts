import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { stopMove, whyNotStopRecovery } from "#app/domain/recoveries/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { lockRecovery } from "#db/queries/accounts/recoveries.ts";
import type { AccountsContext } from "../context.ts";
import { endRecovery } from "./end-recovery.server.ts";
import { readStopRecovery } from "./read-stop-recovery.server.ts";

/** Whoever has the e-mail of the person stops the recovery, without signing in. The link gives no other right. */
export async function stopRecoveryByLink(
  ctx: AccountsContext,
  actor: PublicActor,
  { token }: { token: string },
): Promise<void> {
  const { recoveryId } = await readStopRecovery(ctx, actor, { token });
  await ctx.withAccounts(async (trx) => {
    const recovery = found(await lockRecovery(trx, recoveryId), "recovery-not-found");
    refuseIf(whyNotStopRecovery(recovery));
    await endRecovery(trx, actor, recovery, { move: stopMove(recovery), reason: "by_link", now: ctx.now() });
  });
}
