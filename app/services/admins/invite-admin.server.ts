import { randomUUID } from "node:crypto";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { canAnotherConfirm, sortedRoles } from "#app/domain/accounts/admin-changes.ts";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { refuseAct } from "#app/domain/accounts/grave-acts.ts";
import { LIMITS } from "#app/domain/accounts/limits.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { findStanding, insertAdminInvitation } from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import type { AccountsContext } from "../context.ts";
import { countTries } from "../accounts/count-tries.server.ts";
import { enterAdmins } from "./enter-admins.server.ts";
import { proposeAdmin } from "./propose-admin.server.ts";

/**
 * A security admin proposes that an address becomes an admin with these roles. Only when another security admin has
 * confirmed it does the invitation go out. An address that belongs to an organization is refused: nobody decides on
 * their own side.
 */
export async function inviteAdmin(
  ctx: AccountsContext,
  actor: AdminActor,
  { email, roles: given }: { email: string; roles: readonly AdminRole[] },
): Promise<void> {
  refuseAct(actor, "change-admins");
  await countTries(ctx, [
    { ...LIMITS.invitation, key: ctx.accounts.secrets.fingerprint("invitation", actor.userId) },
    { ...LIMITS.email, key: ctx.accounts.secrets.fingerprint("email", email) },
  ]);
  await ctx.withActor(actor, async (trx) => {
    const security = await enterAdmins(trx, actor);
    refuseIf(canAnotherConfirm(security, [actor.userId]) ? null : "admin-nobody-confirms");
    const known = await findStanding(trx, email);
    refuseIf(known?.role === "admin" ? "admin-already" : null);
    refuseIf(known?.isMember === true ? "admin-is-member" : null);
    const id = randomUUID();
    const roles = sortedRoles(given);
    const invitation = { id, email, roles, inviterId: actor.userId, expiresAt: null };
    const isNew = await insertAdminInvitation(trx, { ...invitation, status: "proposed" });
    refuseIf(isNew ? null : "admin-invited-already");
    const confirming = security.filter((one) => one !== actor.userId);
    await proposeAdmin(trx, ctx, actor, { subjectId: id, before: [], after: roles, confirming });
    await recordOn(trx, actor, "admin-invited", { admin: { id } }, { detail: { roles } });
  });
}
