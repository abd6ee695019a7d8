import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { whyNotPassword } from "#app/domain/accounts/passwords.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { updatePerson } from "#db/queries/accounts/people.ts";
import { deleteResetLinks, findPersonOfResetLink } from "#db/queries/accounts/reset-links.ts";
import { deletePending } from "#db/queries/accounts/second-factors.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { AccountsContext } from "../context.ts";
import { cancelOpenRecovery } from "../recoveries/cancel-open-recovery.server.ts";

/**
 * Sets a new password by the link of an e-mail, once. All sessions, all other links and all sign-ins of the person that
 * wait for a code end, and they are told by e-mail. The link also proves the address, which becomes confirmed. It opens
 * no session, and cancels an open recovery: whoever asked for it knew another password. The next sign-in asks for the second factor as before.
 */
export async function resetPassword(
  { accounts, withAccounts, now }: AccountsContext,
  actor: PublicActor,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const link = accounts.storedResetLink(token);
  const person = found(await withAccounts((trx) => findPersonOfResetLink(trx, link)), "link-not-valid");
  refuseIf(whyNotPassword(password, person) === null ? null : "password-personal");
  const userId = found(await accounts.resetPassword(token, password), "link-not-valid");
  await withAccounts(async (trx) => {
    await updatePerson(trx, userId, { emailVerified: true, passwordResetAt: now() });
    await deleteResetLinks(trx, userId);
    await enqueue(trx, "send-password-changed", { userId, at: now().toISOString() });
    await deletePending(trx, userId);
    await cancelOpenRecovery(trx, actor, { userId, reason: "password_changed", now: now() });
  });
}
