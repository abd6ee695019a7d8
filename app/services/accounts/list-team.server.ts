import { organizationIdOf, type PartyActor } from "#app/domain/accounts/actor.ts";
import { listOpenInvitations } from "#db/queries/accounts/invitations.ts";
import { listMembers } from "#db/queries/accounts/members.ts";
import type { ServiceContext } from "../context.ts";

/** The people of the actor's organization and the invitations that are still open. */
export function listTeam({ readAs }: ServiceContext, actor: PartyActor) {
  const organizationId = organizationIdOf(actor);
  return readAs(actor, async (trx) => ({
    members: await listMembers(trx, organizationId),
    invitations: await listOpenInvitations(trx, organizationId),
  }));
}
