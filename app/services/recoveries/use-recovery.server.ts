import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { deviceOf } from "#app/domain/accounts/devices.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { whyNotUseRecovery } from "#app/domain/recoveries/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { findRecoverySecrets, lockOpenRecoveryOf } from "#db/queries/accounts/recoveries.ts";
import { findPersonInRoles } from "#db/queries/accounts/recovery-people.ts";
import { deletePending, replaceFactor } from "#db/queries/accounts/second-factors.ts";
import { deleteSessionByToken, deleteSessionsOfUser } from "#db/queries/accounts/sessions.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "../accounts/count-tries.server.ts";
import { endRecovery } from "./end-recovery.server.ts";
import { findWaitingPerson } from "./find-waiting-person.server.ts";

/**
 * Uses a recovery, once: after a first right code the new second factor replaces the old one and its recovery codes, all
 * sessions of the person end, and this browser's sign-in opens. Returns the headers that set its cookie and the new
 * recovery codes, which are never shown again.
 */
export async function useRecovery(
  ctx: AccountsContext,
  actor: PublicActor,
  { code, client }: { code: string; client: Client },
): Promise<{ headers: Headers; recoveryCodes: string[] }> {
  const { accounts, withAccounts, now } = ctx;
  const { secondFactor } = accounts;
  const { userId, email } = await findWaitingPerson(ctx, client);
  const limits = [
    { ...LIMITS.codeFromNetwork, key: accounts.secrets.fingerprint("code", networkOf(client.address)) },
    { ...LIMITS.code, key: accounts.secrets.fingerprint("code", userId) },
  ];
  await countTries(ctx, limits);
  const mark = secondFactor.pendingMark(client.cookie);
  const backupCodes = await withAccounts(async (trx) => {
    const recovery = found(await lockOpenRecoveryOf(trx, userId), "recovery-wrong-state");
    refuseIf(whyNotUseRecovery(recovery, await findPersonInRoles(trx, userId), now()));
    const { begunIn, newSecret, newBackupCodes } = await findRecoverySecrets(trx, recovery.id);
    if (newSecret === null || newBackupCodes === null || begunIn === null || begunIn !== mark)
      throw new Refusal("form-outdated");
    const step = await secondFactor.stepOf(newSecret, code, now());
    if (step === null) throw new Refusal("code-wrong");
    await replaceFactor(trx, { userId, secret: newSecret, backupCodes: newBackupCodes, step });
    await deleteSessionsOfUser(trx, userId);
    for (const { key } of limits) await uncountTry(trx, key);
    await recordOn(trx, actor, "second-factor-enrolled", { person: { id: userId } });
    await endRecovery(trx, actor, recovery, { move: "use", reason: null, now: now() });
    return newBackupCodes;
  });
  // The sign-in that waits in this browser is answered by the same code; none else of this person waits any more.
  const answer = await secondFactor.openByCode(code, client);
  if (answer.is !== "opened")
    throw new Refusal(answer.is === "suspended" ? "account-suspended" : "sign-in-over");
  await withAccounts(async (trx) => {
    const before = accounts.readToken(client.cookie);
    if (before !== null) await deleteSessionByToken(trx, before);
    await deletePending(trx, userId);
    answer.headers.append("set-cookie", accounts.knownDevice.mark(email));
    await enqueue(trx, "send-new-device", { userId, at: now().toISOString(), ...deviceOf(client.userAgent) });
  });
  return { headers: answer.headers, recoveryCodes: await secondFactor.recoveryCodes(backupCodes) };
}
