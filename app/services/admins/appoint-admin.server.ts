import { randomUUID } from "node:crypto";
import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { sortedRoles } from "#app/domain/accounts/admin-changes.ts";
import { ADMIN_ROLES, type AdminRole } from "#app/domain/accounts/admin-roles.ts";
import { invitationExpiresAt } from "#app/domain/accounts/invitations.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import {
  findStanding,
  insertAdminInvitation,
  listAdminIdsOf,
  lockAdmins,
  updateAdminRoles,
} from "#db/queries/accounts/admins.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { AccountsContext } from "../context.ts";

/**
 * What the command of the server does: invites an address to become an admin, or adds roles to an admin, without a
 * second person. For a platform's first admin, and for one on which nobody could confirm. All admins are told by e-mail,
 * and the audit trail says that the system did it.
 */
export async function appointAdmin(
  ctx: Pick<AccountsContext, "withAccounts" | "now">,
  actor: SystemActor,
  { email, roles: given }: { email: string; roles: readonly AdminRole[] },
): Promise<{ isInvited: boolean }> {
  const roles = sortedRoles(given);
  const at = ctx.now();
  return ctx.withAccounts(async (trx) => {
    await lockAdmins(trx);
    const admins = await everyAdmin(trx);
    const known = await findStanding(trx, email);
    refuseIf(known?.isMember === true ? "admin-is-member" : null);
    const appointed = known?.role === "admin" ? known : undefined;
    const id = appointed?.id ?? randomUUID();
    if (appointed) await updateAdminRoles(trx, id, sortedRoles([...appointed.roles, ...roles]), at);
    else {
      const expiresAt = invitationExpiresAt(at);
      const invitation = { id, email, roles, inviterId: null, expiresAt };
      refuseIf(
        (await insertAdminInvitation(trx, { ...invitation, status: "pending" }))
          ? null
          : "admin-invited-already",
      );
      await enqueue(trx, "send-admin-invitation", { invitationId: id });
    }
    await recordOn(trx, actor, "admin-appointed", { admin: { id } }, { detail: { roles } });
    const told = { email, roles, at: at.toISOString() };
    for (const userId of admins) await enqueue(trx, "send-admin-appointed", { userId, ...told });
    return { isInvited: appointed === undefined };
  });
}

async function everyAdmin(trx: ActorTransaction): Promise<Set<string>> {
  const all = new Set<string>();
  for (const role of ADMIN_ROLES) for (const id of await listAdminIdsOf(trx, role)) all.add(id);
  return all;
}
