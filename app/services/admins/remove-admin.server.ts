import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { whyNotRemoveAdmin } from "#app/domain/accounts/admin-changes.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { findAdmin } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { ServiceContext } from "../context.ts";
import { applyAdminRoles } from "./apply-admin-roles.server.ts";
import { enterAdmins } from "./enter-admins.server.ts";
import { voidAdminProposals } from "./void-admin-proposals.server.ts";

/** Removes another admin at once: from their next request on they see nothing. Their account stays, without a role. */
export function removeAdmin(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { userId }: { userId: string },
): Promise<void> {
  return withActor(actor, "change-admins", async (trx) => {
    const security = await enterAdmins(trx, actor);
    const admin = found(await findAdmin(trx, userId), "admin-not-found");
    refuseIf(whyNotRemoveAdmin(admin, actor.userId, security));
    const at = now();
    await voidAdminProposals(trx, actor, { userId, isProposer: true, at });
    await applyAdminRoles(trx, actor, { id: userId, from: admin.roles, to: [], at });
    const detail = { roles: [...admin.roles] };
    await recordOn(trx, actor, "admin-removed", { admin: { id: userId } }, { detail });
  });
}
