import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { updatePerson } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Sets a new password by the link of an e-mail, once, and ends all sessions of the person. The link also proves the
 * address, which becomes confirmed.
 */
export async function resetPassword(
  { accounts, withAccounts }: AccountsContext,
  _actor: PublicActor,
  { token, password }: { token: string; password: string },
): Promise<void> {
  const userId = found(await accounts.resetPassword(token, password), "link-not-valid");
  await withAccounts((trx) => updatePerson(trx, userId, { emailVerified: true }));
}
