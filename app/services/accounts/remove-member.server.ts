import { organizationIdOf, type PartyActor, partyIdsOf } from "#app/domain/accounts/actor.ts";
import { refuseAct } from "#app/domain/accounts/grave-acts.ts";
import { memberRoleSchema } from "#app/domain/accounts/member-roles.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { countOwners, deleteMember, findMember, lockOrganization } from "#db/queries/accounts/members.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Removes a member from the actor's organization: from their next request on they see nothing of it. An owner removes
 * anybody, every member may leave, and the last owner does neither. They are told by e-mail.
 */
export async function removeMember(
  { withActor, now }: ServiceContext,
  actor: PartyActor,
  { memberId }: { memberId: string },
): Promise<void> {
  const organizationId = organizationIdOf(actor);
  await withActor(actor, async (trx) => {
    await lockOrganization(trx, organizationId);
    const member = found(await findMember(trx, organizationId, memberId), "member-not-found");
    if (member.userId !== actor.userId) refuseAct(actor, "change-team");
    const isLastOwner = member.role === "owner" && (await countOwners(trx, organizationId)) === 1;
    refuseIf(isLastOwner ? "last-owner" : null);
    await deleteMember(trx, memberId);
    const subject = { id: memberId, ...partyIdsOf(actor) };
    const moved = { from: member.role, detail: { userId: member.userId } };
    await recordOn(trx, actor, "member-removed", { member: subject }, moved);
    const told = { userId: member.userId, organizationId, at: now().toISOString() };
    await enqueue(trx, "send-role-changed", { ...told, from: memberRoleSchema.parse(member.role), to: null });
  });
}
