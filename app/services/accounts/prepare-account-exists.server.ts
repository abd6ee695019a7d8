import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";

/** To whom the letter goes that says: this address has an account; null when the person is gone. */
export async function prepareAccountExists(
  { withAccounts }: AccountsContext,
  _actor: SystemActor,
  { userId }: { userId: string },
) {
  const person = await withAccounts((trx) => findPerson(trx, userId));
  if (person === undefined) return null;
  const { name, email, locale } = person;
  return { name, email, locale };
}
