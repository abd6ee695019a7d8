import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { rolesInWords } from "#app/i18n/admin-roles.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "../accounts/send-account-email.server.ts";

/** Tells a person that their own roles as an admin changed, or a security admin that another's did. */
export async function sendAdminChanged(
  ctx: EmailsContext,
  _actor: SystemActor,
  { userId, adminId, by, from, to, at }: JobPayload<"send-admin-changed">,
): Promise<void> {
  const { reader, admin, author } = await ctx.withAccounts(async (trx) => ({
    reader: await findPerson(trx, userId),
    admin: await findPerson(trx, adminId),
    author: by === null ? undefined : await findPerson(trx, by),
  }));
  if (reader === undefined || admin === undefined) return;
  const { locale, name } = reader;
  const values = {
    name,
    admin: admin.name,
    by: author?.name ?? translator(locale, "mail")("accounts.admin-server"),
    from: rolesInWords(locale, from),
    to: rolesInWords(locale, to),
    at: formatDeadline(locale, new Date(at), ctx.now()),
  };
  const isOwn = userId === adminId;
  const once = `${userId} ${adminId} ${at}`;
  const kind = isOwn ? "admin-own-changed" : "admin-changed";
  await sendAccountEmail(ctx, reader, kind, values, isOwn ? paths.account() : adminPaths.team(), once);
}
