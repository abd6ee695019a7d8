import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/** Tells a person that their password was changed or reset, and when; nothing if the person is gone. */
export async function sendPasswordChanged(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId, at }: JobPayload<"send-password-changed">,
): Promise<void> {
  const person = await ctx.withAccounts((trx) => findPerson(trx, userId));
  if (person === undefined) return;
  const { name, locale } = person;
  const values = { name, at: formatDeadline(locale, new Date(at), ctx.now()) };
  await sendAccountEmail(ctx, person, "password-changed", values, paths.forgotPassword(), `${userId} ${at}`);
}
