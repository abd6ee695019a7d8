import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import type { AccountsContext } from "../context.ts";
import { cancelOpenRecovery } from "./cancel-open-recovery.server.ts";
import { findWaitingPerson } from "./find-waiting-person.server.ts";

/** Whoever has given the password cancels the open recovery of the account; "recovery-wrong-state" without one. */
export async function cancelOwnRecovery(
  ctx: AccountsContext,
  actor: PublicActor,
  { client }: { client: Client },
): Promise<void> {
  const { userId } = await findWaitingPerson(ctx, client);
  const now = ctx.now();
  const isDone = await ctx.withAccounts((trx) =>
    cancelOpenRecovery(trx, actor, { userId, reason: "by_person", now }),
  );
  refuseIf(isDone ? null : "recovery-wrong-state");
}
