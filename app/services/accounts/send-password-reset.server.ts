import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { deleteOlderResetLinks } from "#db/queries/accounts/reset-links.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/** Sends a link that resets the password and works once, and ends older ones; nothing if the person is gone. */
export async function sendPasswordReset(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId }: { userId: string },
): Promise<void> {
  const person = await ctx.withAccounts((trx) => findPerson(trx, userId));
  if (person === undefined) return;
  const token = await ctx.accounts.createResetToken(person.email);
  if (token === null) return;
  await ctx.withAccounts((trx) => deleteOlderResetLinks(trx, userId));
  await sendAccountEmail(ctx, person, "password-reset", { name: person.name }, paths.resetPassword(token));
}
