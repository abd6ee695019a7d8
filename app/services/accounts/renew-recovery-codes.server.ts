import { actorOfPerson, type Session } from "#app/domain/accounts/session.ts";
import { whyNotConfirmed } from "#app/domain/accounts/grave-acts.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { updateRecoveryCodes } from "#db/queries/accounts/second-factors.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Replaces all recovery codes and returns the new ones, which are never shown again. Needs a fresh confirmation; the
 * person is told by e-mail.
 */
export async function renewRecoveryCodes(ctx: AccountsContext, person: Session): Promise<string[]> {
  const { userId } = person;
  refuseIf(person.hasFactor ? whyNotConfirmed(person) : "second-factor-missing");
  const { codes, stored } = await ctx.accounts.secondFactor.newRecoveryCodes();
  await ctx.withAccounts(async (trx) => {
    await updateRecoveryCodes(trx, userId, stored);
    await enqueue(trx, "send-factor-notice", { userId, change: "renewed", left: codes.length });
    await recordOn(trx, actorOfPerson(person), "recovery-codes-renewed", { person: { id: userId } });
  });
  return codes;
}
