import type { Session } from "#app/domain/accounts/session.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import {
  findStanding,
  lockAdmins,
  takeAdminInvitation,
  updateAdminRoles,
} from "#db/queries/accounts/admins.ts";
import { lockPersonByEmail } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";
import { readAdminInvitation } from "./read-admin-invitation.server.ts";
import { recordAdminJoined } from "./record-admin-joined.server.ts";

/**
 * Makes the signed-in person an admin, if the invitation was sent to their address and they belong to no organization.
 * The invitation works once; until they have a second factor they can open nothing.
 */
export async function acceptAdminInvitation(
  ctx: AccountsContext,
  person: Session,
  input: { invitationId: string; token: string },
): Promise<void> {
  const { id, email, roles } = await readAdminInvitation(ctx, { kind: "public" }, input);
  refuseIf(email === person.email ? null : "invitation-for-another");
  await ctx.withAccounts(async (trx) => {
    await lockAdmins(trx);
    await lockPersonByEmail(trx, email);
    const standing = found(await findStanding(trx, email), "invitation-not-found");
    refuseIf(standing.isMember ? "admin-is-member" : null);
    refuseIf(standing.role === "admin" ? "admin-already" : null);
    const isOpen = await takeAdminInvitation(trx, id);
    refuseIf(isOpen ? null : "invitation-not-found");
    await updateAdminRoles(trx, standing.id, roles, ctx.now());
    await recordAdminJoined(trx, { userId: standing.id, roles, at: ctx.now() });
  });
}
