import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { memberRoleSchema } from "#app/domain/accounts/member-roles.ts";
import { findInvitation } from "#db/queries/accounts/invitations.ts";
import type { AccountsContext } from "../context.ts";

/**
 * What the letter to an invited address says, in the reader's language where it is known, else in the inviter's; null
 * when the invitation is closed. Its token is made here and kept nowhere.
 */
export async function prepareInvitation(
  { accounts, withAccounts }: AccountsContext,
  _actor: SystemActor,
  { invitationId }: { invitationId: string },
) {
  const invitation = await withAccounts((trx) => findInvitation(trx, invitationId));
  if (invitation === undefined || !invitation.isOpen) return null;
  const { id, email, organizationName, inviterName, expiresAt, invitedLocale, inviterLocale } = invitation;
  const token = accounts.secrets.fingerprint("invitation", `${id}\n${email}`);
  const role = memberRoleSchema.parse(invitation.role);
  return {
    email,
    organizationName,
    inviterName,
    expiresAt,
    role,
    token,
    locale: invitedLocale ?? inviterLocale,
  };
}
