import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotTake } from "#app/domain/accounts/admin-changes.ts";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findAdmin } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";
import { applyAdminRoles } from "./apply-admin-roles.server.ts";
import { enterAdmins } from "./enter-admins.server.ts";
import { voidAdminProposals } from "./void-admin-proposals.server.ts";

/** Takes a role away from another admin, at once: waiting for a second person would leave it with them meanwhile. */
export function takeAdminRole(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { userId, role }: { userId: string; role: AdminRole },
): Promise<void> {
  return withActor(actor, "change-admins", async (trx) => {
    const security = await enterAdmins(trx, actor);
    const admin = found(await findAdmin(trx, userId), "admin-not-found");
    refuseIf(whyNotTake(admin, role, actor.userId, security));
    const at = now();
    await voidAdminProposals(trx, actor, { userId, isProposer: role === "security", at });
    const to = admin.roles.filter((one) => one !== role);
    await applyAdminRoles(trx, actor, { id: userId, from: admin.roles, to, at });
    await recordOn(trx, actor, "admin-role-taken", { admin: { id: userId } }, { detail: { role } });
  });
}
