import { actorOfPerson, type Session } from "#app/domain/accounts/session.ts";
import { whyNotConfirmed } from "#app/domain/accounts/grave-acts.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findFactor, turnOnFactor } from "#db/queries/accounts/second-factors.ts";
import { confirmSession, deleteOtherSessionsOfUser } from "#db/queries/accounts/sessions.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";
import { cancelOpenRecovery } from "../recoveries/cancel-open-recovery.server.ts";
import { useCode } from "./use-code.server.ts";

/**
 * Turns the second factor on after a first right code, and returns the recovery codes, which are never shown again.
 * Refused unless the password was given within the last five minutes. All other devices are signed out, and the person is
 * told by e-mail. An open recovery, which was asked for before, is cancelled.
 */
export async function enrolSecondFactor(
  ctx: AccountsContext,
  person: Session,
  { code, address }: { code: string; address: string },
): Promise<string[]> {
  const { userId, id } = person;
  refuseIf(person.hasFactor ? "second-factor-on" : whyNotConfirmed(person));
  const { secret } = await useCode(ctx, userId, { code, address });
  return ctx.withAccounts(async (trx) => {
    const { backupCodes } = found(await findFactor(trx, userId), "second-factor-missing");
    refuseIf((await turnOnFactor(trx, userId, secret)) ? null : "code-wrong");
    await deleteOtherSessionsOfUser(trx, userId, id);
    await confirmSession(trx, id);
    await enqueue(trx, "send-factor-notice", { userId, change: "enrolled", left: 0 });
    const cancelled = { userId, reason: "code_used", now: ctx.now() } as const;
    await cancelOpenRecovery(trx, actorOfPerson(person), cancelled);
    await recordOn(trx, actorOfPerson(person), "second-factor-enrolled", { person: { id: userId } });
    return ctx.accounts.secondFactor.recoveryCodes(backupCodes);
  });
}
