import { randomUUID } from "node:crypto";
import { organizationIdOf, type PartyActor, partyIdsOf } from "#app/domain/accounts/actor.ts";
import { refuseAct } from "#app/domain/accounts/grave-acts.ts";
import { invitationExpiresAt } from "#app/domain/accounts/invitations.ts";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import {
  cancelInvitationOf,
  findOpenInvitationByEmail,
  insertInvitation,
} from "#db/queries/accounts/invitations.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findMemberByEmail, lockOrganization } from "#db/queries/accounts/members.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "./count-tries.server.ts";
import { refuseNewAccess } from "./refuse-new-access.server.ts";

/**
 * Invites an address into the actor's organization; a job sends the e-mail. Only an owner invites, and none
 * of a suspended institution. Response and work
 * are the same whether or not the address has an account elsewhere.
 */
export async function inviteMember(
  ctx: AccountsContext,
  actor: PartyActor,
  { email, role }: { email: string; role: MemberRole },
): Promise<void> {
  refuseAct(actor, "change-team");
  const organizationId = organizationIdOf(actor);
  await countTries(ctx, [
    { ...LIMITS.invitation, key: ctx.accounts.secrets.fingerprint("invitation", organizationId) },
    { ...LIMITS.email, key: ctx.accounts.secrets.fingerprint("email", email) },
  ]);
  await ctx.withActor(actor, async (trx) => {
    await refuseNewAccess(trx, actor);
    found(await lockOrganization(trx, organizationId), "organization-not-found");
    refuseIf((await findMemberByEmail(trx, organizationId, email)) === undefined ? null : "member-already");
    const open = await findOpenInvitationByEmail(trx, organizationId, email);
    refuseIf(open === undefined || open.isLapsed ? null : "member-invited-already");
    if (open !== undefined) await cancelInvitationOf(trx, organizationId, open.id);

    const id = randomUUID();
    const expiresAt = invitationExpiresAt(ctx.now());
    await insertInvitation(trx, { id, organizationId, email, role, inviterId: actor.userId, expiresAt });
    const member = { id, ...partyIdsOf(actor) };
    await recordOn(trx, actor, "member-invited", { member }, { detail: { role } });
    await enqueue(trx, "send-invitation", { invitationId: id });
  });
}
