import { actorIn, partyIdsOf } from "#app/domain/accounts/actor.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { takeInvitation } from "#db/queries/accounts/invitations.ts";
import { insertMember, lockOrganization, listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import { setActiveOrganization } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";
import { readInvitation } from "./read-invitation.server.ts";

/**
 * Makes the signed-in person a member, if the invitation was sent to their address, and switches this session to the
 * organization. The invitation works once.
 */
export async function acceptInvitation(
  ctx: AccountsContext,
  person: Session,
  input: { invitationId: string; token: string },
): Promise<void> {
  const invitation = await readInvitation(ctx, { kind: "public" }, input);
  refuseIf(invitation.email === person.email ? null : "invitation-for-another");
  refuseIf(person.membership.kind === "admin" ? "invitation-for-another" : null);
  const { organizationId, organizationKind, role } = invitation;
  await ctx.withAccounts(async (trx) => {
    await lockOrganization(trx, organizationId);
    const isOpen = await takeInvitation(trx, invitation.id);
    refuseIf(isOpen ? null : "invitation-not-found");
    const theirs = await listOrganizationsOfUser(trx, person.userId);
    refuseIf(theirs.some(({ id }) => id === organizationId) ? "member-already" : null);
    const memberId = await insertMember(trx, { organizationId, userId: person.userId, role });
    const actor = actorIn({
      kind: organizationKind,
      organizationId,
      userId: person.userId,
      memberRole: role,
    });
    const member = { id: memberId, ...partyIdsOf(actor) };
    await recordOn(trx, actor, "member-joined", { member }, { to: role });
    await setActiveOrganization(trx, { userId: person.userId, sessionId: person.id }, organizationId);
  });
}
