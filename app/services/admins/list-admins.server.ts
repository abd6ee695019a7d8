import type { AdminActor } from "#app/domain/accounts/actor.ts";
import {
  canAnotherConfirm,
  rolesOfText,
  sortedRoles,
  whyNotRemoveAdmin,
  whyNotTake,
} from "#app/domain/accounts/admin-changes.ts";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import { whyNotSettleConfirmation } from "#app/domain/confirmations/lifecycle.ts";
import { listAdminIdsOf, listAdminInvitations, listAdminRows } from "#db/queries/accounts/admins.ts";
import { listOpenConfirmations } from "#db/queries/moderation/confirmations.ts";
import type { ServiceContext } from "../context.ts";

/** The admins' page: who has which roles, what waits for a second person, and whom the platform has invited. */
export function listAdmins({ readAs, now }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const security = await listAdminIdsOf(trx, "security");
    const rows = await listAdminRows(trx);
    const invitations = await listAdminInvitations(trx);
    const proposals = await listOpenConfirmations(trx, "admin-role");
    const nameOf = new Map([
      ...rows.map(({ id, name }) => [id, name] as const),
      ...invitations.map(({ id, email }) => [id, email] as const),
    ]);
    return {
      admins: rows.map(({ id, name, email, roles, number, since, hasFactor }) => {
        const admin = { id, roles };
        return {
          id,
          name,
          email,
          number,
          since,
          hasFactor,
          roles: sortedRoles(roles),
          isYou: id === actor.userId,
          missing: ADMIN_ROLES.filter((role) => !roles.includes(role)),
          /** The roles that this reader may take away, and whether the admin may be removed. */
          takeable: ADMIN_ROLES.filter((role) => whyNotTake(admin, role, actor.userId, security) === null),
          mayRemove: whyNotRemoveAdmin(admin, actor.userId, security) === null,
          mayGrant: id !== actor.userId && canAnotherConfirm(security, [actor.userId, id]),
        };
      }),
      proposals: proposals
        .filter(({ dueAt }) => dueAt === null || dueAt > now())
        .map(({ id, subjectId, proposerName, dueAt, beforeStatus, afterStatus, ...rest }) => ({
          id,
          proposerName,
          dueAt,
          whom: nameOf.get(subjectId) ?? "",
          isInvitation: beforeStatus === "",
          roles: rolesOfText(afterStatus).filter((role) => !rolesOfText(beforeStatus).includes(role)),
          whyNot:
            subjectId === actor.userId
              ? ("admin-own-roles" as const)
              : whyNotSettleConfirmation({ dueAt, ...rest }, actor.userId, now()),
        })),
      invitations: invitations.map(({ roles, ...row }) => ({ ...row, roles: sortedRoles(roles) })),
      /** Whether somebody could confirm what this reader proposes. */
      canPropose: canAnotherConfirm(security, [actor.userId]),
      now: now(),
    };
  });
}
