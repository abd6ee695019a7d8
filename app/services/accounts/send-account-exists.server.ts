import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/** Notifies an address that it already has an account; nothing if the person is gone. */
export async function sendAccountExists(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId }: { userId: string },
): Promise<void> {
  const person = await ctx.withAccounts((trx) => findPerson(trx, userId));
  if (person === undefined) return;
  await sendAccountEmail(ctx, person, "account-exists", { name: person.name }, paths.signIn());
}
