import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { rolesOfText } from "#app/domain/accounts/admin-changes.ts";
import { invitationExpiresAt } from "#app/domain/accounts/invitations.ts";
import {
  confirmationStatusAfter,
  type ConfirmationVerdict,
  whyNotSettleConfirmation,
} from "#app/domain/confirmations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findAdmin, findAdminInvitation, updateAdminInvitation } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { applyAdminRoles } from "./apply-admin-roles.server.ts";
import { enterAdmins } from "./enter-admins.server.ts";

const eventOf = { confirm: "admin-proposal-confirmed", decline: "admin-proposal-declined" } as const;

/**
 * Another security admin confirms a proposed admin or role, which only now takes effect, or declines it. Neither who
 * proposed it nor who would get the role.
 */
export function settleAdminProposal(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { confirmationId, verdict }: { confirmationId: string; verdict: ConfirmationVerdict },
): Promise<void> {
  return withActor(actor, "change-admins", async (trx) => {
    await enterAdmins(trx, actor);
    const read = await findConfirmation(trx, "admin-role", confirmationId);
    const { id, subjectId, beforeStatus, afterStatus, ...open } = found(read, "admin-proposal-not-found");
    refuseIf(whyNotSettleConfirmation(open, actor.userId, now()));
    refuseIf(subjectId === actor.userId ? "admin-own-roles" : null);
    const at = now();
    await settleConfirmation(trx, id, { status: confirmationStatusAfter(verdict), by: actor.userId, at });
    const invitation = await findAdminInvitation(trx, subjectId);
    if (invitation) await settleInvitation(trx, invitation.id, verdict, at);
    else if (verdict === "confirm") {
      found(await findAdmin(trx, subjectId), "admin-not-found");
      const [from, to] = [rolesOfText(beforeStatus), rolesOfText(afterStatus)];
      await applyAdminRoles(trx, actor, { id: subjectId, from, to, at });
    }
    const detail = { roles: rolesOfText(afterStatus) };
    await recordOn(trx, actor, eventOf[verdict], { admin: { id: subjectId } }, { detail });
  });
}

/** Only a confirmed invitation is sent. */
async function settleInvitation(
  trx: ActorTransaction,
  invitationId: string,
  verdict: ConfirmationVerdict,
  at: Date,
): Promise<void> {
  if (verdict === "decline") return updateAdminInvitation(trx, invitationId, { status: "canceled" });
  const expiresAt = invitationExpiresAt(at);
  await updateAdminInvitation(trx, invitationId, { status: "pending", expiresAt });
  await enqueue(trx, "send-admin-invitation", { invitationId });
}
