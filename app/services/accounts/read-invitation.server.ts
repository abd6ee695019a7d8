import type { PublicActor } from "#app/domain/accounts/actor.ts";
import type { OrganizationKind } from "#app/domain/accounts/organization-kinds.ts";
import { memberRoleSchema, type MemberRole } from "#app/domain/accounts/member-roles.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findInvitation } from "#db/queries/accounts/invitations.ts";
import type { AccountsContext } from "../context.ts";

export interface InvitationView {
  id: string;
  email: string;
  role: MemberRole;
  organizationId: string;
  organizationKind: OrganizationKind;
  organizationName: string;
  inviterName: string;
  expiresAt: Date;
  /** Whether the address has an account: then its owner signs in, otherwise they choose a password. */
  isKnown: boolean;
}

/**
 * An open invitation, for the holder of its e-mail. Only the invited mailbox gets the link's token, never the inviting
 * organization: its owners could otherwise take over an address that is not theirs.
 */
export async function readInvitation(
  { accounts, withAccounts }: AccountsContext,
  _actor: PublicActor,
  { invitationId, token }: { invitationId: string; token: string },
): Promise<InvitationView> {
  const { isOpen, ...row } = found(
    await withAccounts((trx) => findInvitation(trx, invitationId)),
    "invitation-not-found",
  );
  const isTheirs = accounts.secrets.isFingerprint("invitation", `${row.id}\n${row.email}`, token);
  refuseIf(isOpen && isTheirs ? null : "invitation-not-found");
  const { id, email, organizationId, organizationKind, organizationName, inviterName, expiresAt, isKnown } =
    row;
  const role = memberRoleSchema.parse(row.role);
  return {
    id,
    email,
    role,
    organizationId,
    organizationKind,
    organizationName,
    inviterName,
    expiresAt,
    isKnown,
  };
}
