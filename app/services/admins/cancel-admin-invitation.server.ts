import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findAdminInvitation, updateAdminInvitation } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOpenConfirmation, settleConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../context.ts";
import { enterAdmins } from "./enter-admins.server.ts";

/** Takes an invitation back, proposed or sent: the link in its e-mail stops working. Any security admin may. */
export function cancelAdminInvitation(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { invitationId }: { invitationId: string },
): Promise<void> {
  return withActor(actor, "change-admins", async (trx) => {
    await enterAdmins(trx, actor);
    const invitation = found(await findAdminInvitation(trx, invitationId), "invitation-not-found");
    const isAlive = invitation.status === "proposed" || invitation.status === "pending";
    refuseIf(isAlive ? null : "invitation-not-found");
    const open = await lockOpenConfirmation(trx, "admin-role", invitationId);
    if (open) await settleConfirmation(trx, open.id, { status: "overtaken", by: actor.userId, at: now() });
    await updateAdminInvitation(trx, invitationId, { status: "canceled" });
    await recordOn(trx, actor, "admin-proposal-overtaken", { admin: { id: invitationId } });
  });
}
