import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { AdminsChange } from "#app/domain/accounts/admin-changes.ts";
import type { AccountsContext } from "../context.ts";
import { cancelAdminInvitation } from "./cancel-admin-invitation.server.ts";
import { grantAdminRole } from "./grant-admin-role.server.ts";
import { inviteAdmin } from "./invite-admin.server.ts";
import { removeAdmin } from "./remove-admin.server.ts";
import { settleAdminProposal } from "./settle-admin-proposal.server.ts";
import { takeAdminRole } from "./take-admin-role.server.ts";

/** Performs one action of the admins' page. */
export function changeAdmins(ctx: AccountsContext, actor: AdminActor, change: AdminsChange): Promise<void> {
  switch (change.act) {
    case "invite":
      return inviteAdmin(ctx, actor, change);
    case "cancel":
      return cancelAdminInvitation(ctx, actor, change);
    case "grant":
      return grantAdminRole(ctx, actor, change);
    case "take":
      return takeAdminRole(ctx, actor, change);
    case "remove":
      return removeAdmin(ctx, actor, change);
    case "confirm":
    case "decline":
      return settleAdminProposal(ctx, actor, { ...change, verdict: change.act });
  }
}
