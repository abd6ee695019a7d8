import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/** Sends the link that confirms an address; nothing if there is nothing to confirm (any more). */
export async function sendVerification(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId }: { userId: string },
): Promise<void> {
  const { person, organizations } = await ctx.withAccounts(async (trx) => ({
    person: await findPerson(trx, userId),
    organizations: await listOrganizationsOfUser(trx, userId),
  }));
  if (person === undefined || person.emailVerified) return;
  const { name, email } = person;
  const token = await ctx.accounts.createVerificationToken({ userId, email });
  const values = { name, organization: organizations[0]?.name ?? name };
  await sendAccountEmail(ctx, person, "verification", values, paths.verifyEmail(token));
}
