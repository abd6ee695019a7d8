import { organizationIdOf, type PartyActor, partyIdsOf } from "#app/domain/accounts/actor.ts";
import { refuseAct } from "#app/domain/accounts/grave-acts.ts";
import { type MemberRole, memberRoleSchema } from "#app/domain/accounts/member-roles.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { countOwners, findMember, lockOrganization, updateMemberRole } from "#db/queries/accounts/members.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { refuseNewAccess } from "./refuse-new-access.server.ts";

/**
 * Changes the role of a member of the actor's organization. Owners only, and none of a suspended institution; the last owner
 * stays one. The member is told by e-mail.
 */
export async function changeMemberRole(
  { withActor, now }: ServiceContext,
  actor: PartyActor,
  { memberId, role }: { memberId: string; role: MemberRole },
): Promise<void> {
  refuseAct(actor, "change-team");
  const organizationId = organizationIdOf(actor);
  await withActor(actor, async (trx) => {
    await refuseNewAccess(trx, actor);
    await lockOrganization(trx, organizationId);
    const member = found(await findMember(trx, organizationId, memberId), "member-not-found");
    if (member.role === role) return;
    const isLastOwner = member.role === "owner" && (await countOwners(trx, organizationId)) === 1;
    refuseIf(isLastOwner ? "last-owner" : null);
    await updateMemberRole(trx, memberId, role);
    const subject = { id: memberId, ...partyIdsOf(actor) };
    const moved = { from: member.role, to: role, detail: { userId: member.userId } };
    await recordOn(trx, actor, "member-role-changed", { member: subject }, moved);
    const told = { userId: member.userId, organizationId, at: now().toISOString() };
    await enqueue(trx, "send-role-changed", { ...told, from: memberRoleSchema.parse(member.role), to: role });
  });
}
