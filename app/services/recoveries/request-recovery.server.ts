import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { decidersOf, recoveryRequestEndsAt } from "#app/domain/recoveries/lifecycle.ts";
import { found } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { findRecovery, insertRecovery } from "#db/queries/accounts/recoveries.ts";
import { findPersonInRoles } from "#db/queries/accounts/recovery-people.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "../accounts/count-tries.server.ts";
import { findWaitingPerson } from "./find-waiting-person.server.ts";
import { recordRecovery } from "./record-recovery.server.ts";

/**
 * Asks for the recovery of the account whose password was right in this browser, and returns the number without which
 * nobody goes on later; it is shown once. Refused while one is open ("recovery-open-already"). All who may stop it are
 * told by e-mail.
 */
export async function requestRecovery(
  ctx: AccountsContext,
  actor: PublicActor,
  { client }: { client: Client },
): Promise<{ claim: string }> {
  const { userId } = await findWaitingPerson(ctx, client);
  const { secrets } = ctx.accounts;
  await countTries(ctx, [
    { ...LIMITS.recoveryFromNetwork, key: secrets.fingerprint("recovery", networkOf(client.address)) },
    { ...LIMITS.recovery, key: secrets.fingerprint("recovery", userId) },
  ]);
  const claim = secrets.newNote();
  const now = ctx.now();
  await ctx.withAccounts(async (trx) => {
    const person = await findPersonInRoles(trx, userId);
    const deciders = decidersOf(person, now);
    const { id } = found(
      await insertRecovery(trx, {
        userId,
        deciders,
        organizationId: deciders === "owner" ? (person.memberships[0]?.organizationId ?? null) : null,
        claim: secrets.fingerprint("recovery-claim", `${userId} ${claim.replace("-", "")}`),
        requestedAt: now,
        endsAt: recoveryRequestEndsAt(now),
      }),
      "recovery-open-already",
    );
    const recovery = found(await findRecovery(trx, id), "recovery-not-found");
    await recordRecovery(trx, actor, "requested", recovery);
  });
  return { claim };
}
