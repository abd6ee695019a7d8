import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { memberRoleSchema } from "#app/domain/accounts/member-roles.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { translator } from "#app/i18n/translator.ts";
import { paths } from "#app/shared/paths.ts";
import { findInvitation } from "#db/queries/accounts/invitations.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "./send-account-email.server.ts";

/**
 * Invites an address, in the reader's language if known, else in the inviter's; nothing if the invitation is closed.
 * Its token is made here and stored nowhere.
 */
export async function sendInvitation(
  ctx: EmailsContext,
  _actor: SystemActor,
  { invitationId }: { invitationId: string },
): Promise<void> {
  const invitation = await ctx.withAccounts((trx) => findInvitation(trx, invitationId));
  if (invitation === undefined || !invitation.isOpen) return;
  const { id, email, organizationName, inviterName, expiresAt, invitedLocale, inviterLocale } = invitation;
  const locale = invitedLocale ?? inviterLocale;
  const token = ctx.accounts.secrets.fingerprint("invitation", `${id}\n${email}`);
  const values = {
    inviter: inviterName,
    organization: organizationName,
    role: translator(locale, "terms")(`memberRoles.${memberRoleSchema.parse(invitation.role)}`),
    until: formatDeadline(locale, expiresAt, ctx.now()),
  };
  await sendAccountEmail(ctx, { email, locale }, "invitation", values, paths.invitation(invitationId, token));
}
