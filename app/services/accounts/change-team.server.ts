import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { TeamChange } from "#app/domain/accounts/forms.ts";
import type { AccountsContext } from "../context.ts";
import { cancelInvitation } from "./cancel-invitation.server.ts";
import { changeMemberRole } from "./change-member-role.server.ts";
import { inviteMember } from "./invite-member.server.ts";
import { removeMember } from "./remove-member.server.ts";

/** Performs one action of the team page, which companies and institutions share. */
export function changeTeam(ctx: AccountsContext, actor: PartyActor, change: TeamChange): Promise<void> {
  switch (change.act) {
    case "invite":
      return inviteMember(ctx, actor, change);
    case "cancel":
      return cancelInvitation(ctx, actor, change);
    case "role":
      return changeMemberRole(ctx, actor, change);
    case "remove":
      return removeMember(ctx, actor, change);
  }
}
