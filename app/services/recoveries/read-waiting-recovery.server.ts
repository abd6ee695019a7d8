import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { decidersOf, isOpenRecovery, whyNotUseRecovery } from "#app/domain/recoveries/lifecycle.ts";
import { pick } from "#app/lib/pick.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { findRecoverySecrets, listRecoveriesOf } from "#db/queries/accounts/recoveries.ts";
import { countAbleAdmins, findPersonInRoles } from "#db/queries/accounts/recovery-people.ts";
import type { AccountsContext } from "../context.ts";
import { findWaitingPerson } from "./find-waiting-person.server.ts";

/**
 * What whoever has given the password sees of the recovery of their account: who would decide it, the newest one, why it
 * can't be used yet, and, in the browser that began to use it, what an app needs.
 */
export async function readWaitingRecovery(
  ctx: AccountsContext,
  _actor: PublicActor,
  { client }: { client: Client },
) {
  const { accounts, withAccounts, now } = ctx;
  const { secondFactor } = accounts;
  const { userId, email } = await findWaitingPerson(ctx, client);
  const { person, newest, secrets, admins } = await withAccounts(async (trx) => {
    const [row] = await listRecoveriesOf(trx, userId, 1);
    const isUsable = row?.status === "approved";
    return {
      person: await findPersonInRoles(trx, userId),
      admins: await countAbleAdmins(trx, userId),
      newest: row,
      secrets: isUsable ? await findRecoverySecrets(trx, row.id) : null,
    };
  });
  const deciders = decidersOf(person, now());
  const recovery =
    newest === undefined
      ? null
      : {
          ...pick(
            newest,
            "status",
            "deciders",
            "requestedAt",
            "endsAt",
            "usableFrom",
            "endedAt",
            "endReason",
          ),
          isOpen: isOpenRecovery(newest.status),
          whyNotUse: whyNotUseRecovery(newest, person, now()),
        };
  const secret = secrets?.newSecret ?? null;
  const isHere = secrets?.begunIn != null && secrets.begunIn === secondFactor.pendingMark(client.cookie);
  const setup =
    secret !== null && isHere && recovery?.whyNotUse === null
      ? await secondFactor.setup(secret, email)
      : null;
  return { deciders, isOperatorNeeded: deciders === "admins" && admins < 2, recovery, setup, now: now() };
}
