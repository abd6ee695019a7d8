import type { ConfirmationProof } from "#app/domain/accounts/second-factor-forms.ts";
import { whyNotConfirmed } from "#app/domain/accounts/grave-acts.ts";
import { LIMITS, networkOf } from "#app/domain/accounts/limits.ts";
import { actorOfPerson, type Session } from "#app/domain/accounts/session.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import type { Client } from "#app/integrations/accounts/client-headers.server.ts";
import { uncountTry } from "#db/queries/accounts/attempts.ts";
import { findFactor } from "#db/queries/accounts/second-factors.ts";
import { confirmSession } from "#db/queries/accounts/sessions.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { AccountsContext } from "../context.ts";
import { cancelOpenRecovery } from "../recoveries/cancel-open-recovery.server.ts";
import { countTries } from "./count-tries.server.ts";
import { useCode } from "./use-code.server.ts";

/**
 * The person proves once more who they are: by a code of the app or a recovery code; without a second factor, by the
 * password. For five minutes from then on grave acts need no other proof in this session. Whoever has
 * a code or a recovery code needs no recovery: an open one is cancelled, as at a sign-in.
 */
export async function confirmIdentity(
  ctx: AccountsContext,
  person: Session,
  given: ConfirmationProof,
  client: Client,
): Promise<void> {
  const { accounts, withAccounts, now } = ctx;
  const { confirmationCode: code, confirmationRecoveryCode: recoveryCode } = given;
  const password = given.confirmationPassword;
  const cancelRecovery = (trx: ActorTransaction) =>
    cancelOpenRecovery(trx, actorOfPerson(person), {
      userId: person.userId,
      reason: "code_used",
      now: now(),
    });
  if (code !== undefined) {
    await useCode(ctx, person.userId, { code, address: client.address });
    await withAccounts(async (trx) => {
      await confirmSession(trx, person.id);
      await cancelRecovery(trx);
    });
    return;
  }
  if (recoveryCode === undefined && (password === undefined || person.hasFactor)) {
    // Nothing was given, or the password alone by somebody with a second factor: only a fresh confirmation lets them on.
    refuseIf(whyNotConfirmed(person) === null ? null : "code-wrong");
    return;
  }
  const isPassword = recoveryCode === undefined;
  const purpose = isPassword ? "change-password" : "code";
  const limits = [
    { ...LIMITS.codeFromNetwork, key: accounts.secrets.fingerprint(purpose, networkOf(client.address)) },
    {
      ...(isPassword ? LIMITS.signIn : LIMITS.code),
      key: accounts.secrets.fingerprint(purpose, person.userId),
    },
  ];
  await countTries(ctx, limits);
  const isRight = isPassword
    ? await accounts.secondFactor.isPassword(password ?? "", client)
    : await accounts.secondFactor.useRecoveryCode(recoveryCode, client);
  if (!isRight) refuseIf(isPassword ? "password-wrong" : "code-wrong");
  await withAccounts(async (trx) => {
    for (const { key } of limits) await uncountTry(trx, key);
    await confirmSession(trx, person.id);
    if (isPassword) return;
    await cancelRecovery(trx);
    const { backupCodes } = found(await findFactor(trx, person.userId), "second-factor-missing");
    const left = (await accounts.secondFactor.recoveryCodes(backupCodes)).length;
    await enqueue(trx, "send-factor-notice", { userId: person.userId, change: "recovery-used", left });
    await recordOn(trx, actorOfPerson(person), "recovery-code-used", { person: { id: person.userId } });
  });
}
