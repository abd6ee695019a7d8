import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/** Tells a person that their second factor changed or a recovery code was used; nothing if the person is gone. */
export async function sendFactorNotice(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId, change, left }: JobPayload<"send-factor-notice">,
): Promise<void> {
  const person = await ctx.withAccounts((trx) => findPerson(trx, userId));
  if (person === undefined) return;
  const values = { name: person.name, left: String(left) };
  await sendAccountEmail(ctx, person, `factor-${change}`, values, paths.secondFactor());
}
