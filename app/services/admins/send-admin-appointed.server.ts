import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { rolesInWords } from "#app/i18n/admin-roles.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "../accounts/send-account-email.server.ts";

/** Tells an admin that somebody with access to the server has appointed an admin, without a second admin. */
export async function sendAdminAppointed(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId, email, roles, at }: JobPayload<"send-admin-appointed">,
): Promise<void> {
  const reader = await ctx.withAccounts((trx) => findPerson(trx, userId));
  if (reader?.role !== "admin") return;
  const { locale, name } = reader;
  const when = formatDeadline(locale, new Date(at), ctx.now());
  const values = { name, email, roles: rolesInWords(locale, roles), at: when };
  await sendAccountEmail(
    ctx,
    reader,
    "admin-appointed",
    values,
    adminPaths.home(),
    `${userId} ${email} ${at}`,
  );
}
