import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { deviceOf } from "#app/domain/accounts/devices.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findFactor } from "#db/queries/accounts/second-factors.ts";
import { deleteSessionByToken } from "#db/queries/accounts/sessions.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";
import { cancelOpenRecovery } from "../recoveries/cancel-open-recovery.server.ts";
import { countTries } from "./count-tries.server.ts";
import { useCode } from "./use-code.server.ts";

const refusals = { wrong: "code-wrong", over: "sign-in-over", suspended: "account-suspended" } as const;

export type SignInProof = { act: "code"; code: string } | { act: "recovery"; recoveryCode: string };

/**
 * Opens the session of a sign-in whose password was right, by a code of the app or by a recovery code, each of which
 * works once; returns the headers that set its cookie. Whoever signs in so needs no recovery: an open one is cancelled. A used recovery code, and a browser that is not known for the
 * account, are told by e-mail.
 */
export async function answerSignIn(
  ctx: AccountsContext,
  actor: PublicActor,
  { client, ...given }: SignInProof & { client: Client },
): Promise<{ headers: Headers; isRecoveryCancelled: boolean }> {
  const { accounts, withAccounts, now } = ctx;
  const userId = found(await accounts.secondFactor.pendingUserId(client.cookie), "sign-in-over");
  const { address } = client;
  const limits = [
    { ...LIMITS.codeFromNetwork, key: accounts.secrets.fingerprint("code", networkOf(address)) },
    { ...LIMITS.code, key: accounts.secrets.fingerprint("code", userId) },
  ];
  if (given.act === "code") await useCode(ctx, userId, { code: given.code, address });
  else await countTries(ctx, limits);
  const answer =
    given.act === "code"
      ? await accounts.secondFactor.openByCode(given.code, client)
      : await accounts.secondFactor.openByRecoveryCode(given.recoveryCode, client);
  if (answer.is !== "opened") throw new Refusal(refusals[answer.is]);

  const isRecoveryCancelled = await withAccounts(async (trx) => {
    const before = accounts.readToken(client.cookie);
    if (before !== null) await deleteSessionByToken(trx, before);
    const person = found(await findPerson(trx, userId), "sign-in-over");
    if (accounts.knownDevice.of(client.cookie, person.email) === null) {
      answer.headers.append("set-cookie", accounts.knownDevice.mark(person.email));
      const device = { at: now().toISOString(), ...deviceOf(client.userAgent) };
      if (!person.isDemonstration) await enqueue(trx, "send-new-device", { userId, ...device });
    }
    const cancelled = await cancelOpenRecovery(trx, actor, { userId, reason: "code_used", now: now() });
    if (given.act === "code") return cancelled;
    for (const { key } of limits) await uncountTry(trx, key);
    const { backupCodes } = found(await findFactor(trx, userId), "sign-in-over");
    const left = (await accounts.secondFactor.recoveryCodes(backupCodes)).length;
    await enqueue(trx, "send-factor-notice", { userId, change: "recovery-used", left });
    await recordOn(trx, actor, "recovery-code-used", { person: { id: userId } });
    return cancelled;
  });
  return { headers: answer.headers, isRecoveryCancelled };
}
