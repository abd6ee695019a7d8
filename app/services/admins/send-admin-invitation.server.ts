import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { rolesInWords } from "#app/i18n/admin-roles.ts";
import { translator } from "#app/i18n/translator.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { findAdminInvitationToShow } from "#db/queries/accounts/admins.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "../accounts/send-account-email.server.ts";

/** Invites an address to become an admin; nothing if the invitation is closed. Its token is made here, and stored nowhere. */
export async function sendAdminInvitation(
  ctx: EmailsContext,
  _actor: SystemActor,
  { invitationId }: { invitationId: string },
): Promise<void> {
  const invitation = await ctx.withAccounts((trx) => findAdminInvitationToShow(trx, invitationId));
  if (invitation?.isOpen !== true || invitation.expiresAt === null) return;
  const { id, email, roles, inviterName, expiresAt, invitedLocale, inviterLocale } = invitation;
  const locale = invitedLocale ?? inviterLocale ?? "zh-CN";
  const token = ctx.accounts.secrets.fingerprint("admin-invitation", `${id}\n${email}`);
  const values = {
    inviter: inviterName ?? translator(locale, "mail")("accounts.admin-server"),
    roles: rolesInWords(locale, roles),
    until: formatDeadline(locale, expiresAt, ctx.now()),
  };
  await sendAccountEmail(
    ctx,
    { email, locale },
    "admin-invitation",
    values,
    adminPaths.invitation(id, token),
  );
}
