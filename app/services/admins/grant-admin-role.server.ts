import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotGrant } from "#app/domain/accounts/admin-changes.ts";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findAdmin } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { lockOpenConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../context.ts";
import { enterAdmins } from "./enter-admins.server.ts";
import { proposeAdmin } from "./propose-admin.server.ts";

/** A security admin proposes a further role for another admin, who has it once a third person has confirmed it. */
export function grantAdminRole(
  ctx: ServiceContext,
  actor: AdminActor,
  { userId, role }: { userId: string; role: AdminRole },
): Promise<void> {
  return ctx.withActor(actor, "change-admins", async (trx) => {
    const security = await enterAdmins(trx, actor);
    const admin = found(await findAdmin(trx, userId), "admin-not-found");
    refuseIf(whyNotGrant(admin, role, actor.userId, security));
    const open = await lockOpenConfirmation(trx, "admin-role", userId);
    refuseIf(open === undefined ? null : "admin-proposal-open");
    const confirming = security.filter((one) => one !== actor.userId && one !== userId);
    const roles = { before: admin.roles, after: [...admin.roles, role] };
    await proposeAdmin(trx, ctx, actor, { subjectId: userId, ...roles, confirming });
    await recordOn(trx, actor, "admin-role-proposed", { admin: { id: userId } }, { detail: { role } });
  });
}
