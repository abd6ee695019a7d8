import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";

/** What the letter that resets a password says, with a link that works once; null when the person is gone. */
export async function preparePasswordReset(
  { accounts, withAccounts }: AccountsContext,
  _actor: SystemActor,
  { userId }: { userId: string },
) {
  const person = await withAccounts((trx) => findPerson(trx, userId));
  if (person === undefined) return null;
  const token = await accounts.createResetToken(person.email);
  if (token === null) return null;
  const { name, email, locale } = person;
  return { name, email, locale, token };
}
