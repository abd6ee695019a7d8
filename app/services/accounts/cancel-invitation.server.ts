import { organizationIdOf, type PartyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { cancelInvitationOf } from "#db/queries/accounts/invitations.ts";
import { lockOrganization } from "#db/queries/accounts/members.ts";
import type { ServiceContext } from "../context.ts";

/** Cancels an invitation that was not accepted yet; the link in its e-mail stops working. */
export async function cancelInvitation(
  { withActor }: ServiceContext,
  actor: PartyActor,
  { invitationId }: { invitationId: string },
): Promise<void> {
  refuseIf(whyNotRole(actor, "manage"));
  const organizationId = organizationIdOf(actor);
  await withActor(actor, async (trx) => {
    await lockOrganization(trx, organizationId);
    const isClosed = await cancelInvitationOf(trx, organizationId, invitationId);
    refuseIf(isClosed ? null : "invitation-not-found");
  });
}
