import type { PublicActor } from "#app/domain/accounts/actor.ts";
import { sortedRoles } from "#app/domain/accounts/admin-changes.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findAdminInvitationToShow } from "#db/queries/accounts/admins.ts";
import type { AccountsContext } from "../context.ts";

/** An open invitation to become an admin, for the holder of its e-mail: only the mailbox has the link's token. */
export async function readAdminInvitation(
  { accounts, withAccounts }: AccountsContext,
  _actor: PublicActor,
  { invitationId, token }: { invitationId: string; token: string },
) {
  const { isOpen, roles, expiresAt, ...row } = found(
    await withAccounts((trx) => findAdminInvitationToShow(trx, invitationId)),
    "invitation-not-found",
  );
  const isTheirs = accounts.secrets.isFingerprint("admin-invitation", `${row.id}\n${row.email}`, token);
  refuseIf(isOpen && isTheirs ? null : "invitation-not-found");
  const { id, email, inviterName, isKnown } = row;
  return {
    id,
    email,
    inviterName,
    isKnown,
    roles: sortedRoles(roles),
    expiresAt: found(expiresAt, "invitation-not-found"),
  };
}
