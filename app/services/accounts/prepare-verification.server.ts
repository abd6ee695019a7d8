import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import type { AccountsContext } from "../context.ts";

/** What the letter that confirms an address says; null when there is nothing to confirm (any more). */
export async function prepareVerification(
  { accounts, withAccounts }: AccountsContext,
  _actor: SystemActor,
  { userId }: { userId: string },
) {
  const { person, organizations } = await withAccounts(async (trx) => ({
    person: await findPerson(trx, userId),
    organizations: await listOrganizationsOfUser(trx, userId),
  }));
  if (person === undefined || person.emailVerified) return null;
  const { name, email, locale } = person;
  const token = await accounts.createVerificationToken({ userId, email });
  return { name, email, locale, token, organizationName: organizations[0]?.name ?? name };
}
