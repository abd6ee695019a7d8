import { randomUUID } from "node:crypto";
import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { insertAcceptances } from "#db/queries/accounts/acceptances.ts";
import {
  deleteUnconfirmedPerson,
  insertOrganizations,
  insertPeople,
  lockPersonByEmail,
} from "#db/queries/accounts/people.ts";
import { deleteSignUp } from "#db/queries/accounts/sign-ups.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Creates the person and the organization of a sign-up, in one transaction with the e-mail: neither exists without the
 * other, and another run finds the sign-up done. An address that has an account is notified by e-mail. An unconfirmed
 * account is taken over by the newest sign-up, and only its e-mail works: nobody's password is ever set on an address
 * that somebody else confirms.
 */
export async function openAccount(
  { withAccounts }: AccountsContext,
  _actor: SystemActor,
  { signUpId }: { signUpId: string },
): Promise<void> {
  await withAccounts(async (trx) => {
    const signUp = await deleteSignUp(trx, signUpId);
    if (signUp === undefined) return;
    const known = await lockPersonByEmail(trx, signUp.email);
    if (known !== undefined && !(await deleteUnconfirmedPerson(trx, known.id))) {
      await enqueue(trx, "send-account-exists", { userId: known.id });
      return;
    }
    const organizationId = randomUUID();
    const userId = randomUUID();
    await insertOrganizations(trx, [
      { id: organizationId, kind: signUp.kind, name: signUp.organizationName },
    ]);
    await insertPeople(trx, [
      {
        userId,
        name: signUp.name,
        email: signUp.email,
        emailVerified: false,
        locale: signUp.locale,
        role: null,
        isDemonstration: false,
        passwordHash: signUp.passwordHash,
        membership: { organizationId, memberRole: "owner" },
      },
    ]);
    const { acceptedTerms: terms, acceptedPrivacy: privacy, createdAt } = signUp;
    if (terms !== null && privacy !== null)
      await insertAcceptances(trx, userId, { terms, privacy }, createdAt);
    await enqueue(trx, "send-verification", { userId });
  });
}
