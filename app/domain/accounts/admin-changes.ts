import { z } from "zod";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { ADMIN_ROLES, type AdminRole, adminRoleSchema } from "./admin-roles.ts";
import { emailSchema } from "./forms.ts";

const userId = z.uuid();
const roles = z.array(adminRoleSchema).min(1).max(ADMIN_ROLES.length);

/** The forms of the admins' page. */
export const adminsForm = z.discriminatedUnion("act", [
  z.object({ act: z.literal("invite"), email: emailSchema, roles }),
  z.object({ act: z.literal("cancel"), invitationId: z.uuid() }),
  z.object({ act: z.literal("grant"), userId, role: adminRoleSchema }),
  z.object({ act: z.literal("take"), userId, role: adminRoleSchema }),
  z.object({ act: z.literal("remove"), userId }),
  z.object({ act: z.literal("confirm"), confirmationId: z.uuid() }),
  z.object({ act: z.literal("decline"), confirmationId: z.uuid() }),
]);
export type AdminsChange = z.infer<typeof adminsForm>;

/** Roles in their order, each once. */
export const sortedRoles = (given: readonly string[]): AdminRole[] =>
  ADMIN_ROLES.filter((role) => given.includes(role));

/** Roles as a confirmation stores them: what its subject is before, and what it becomes. */
export const rolesAsText = (given: readonly AdminRole[]): string => sortedRoles(given).join(",");
export const rolesOfText = (text: string | null): AdminRole[] => sortedRoles((text ?? "").split(","));

interface Changed {
  id: string;
  roles: readonly AdminRole[];
}

/**
 * Null when a role may be proposed for an admin: "admin-own-roles" for oneself, "admin-role-held" if they have it, and
 * "admin-nobody-confirms" without another security admin than who proposes and who would get it.
 */
export function whyNotGrant(admin: Changed, role: AdminRole, actorId: string, security: readonly string[]) {
  if (admin.id === actorId) return "admin-own-roles";
  if (admin.roles.includes(role)) return "admin-role-held";
  return canAnotherConfirm(security, [actorId, admin.id]) ? null : "admin-nobody-confirms";
}

/** Whether a security admin is left who neither proposed it nor gains by it. */
export const canAnotherConfirm = (security: readonly string[], but: readonly string[]): boolean =>
  security.some((id) => !but.includes(id));

/**
 * Null when a role may be taken from an admin: not one's own, one of several, and never the last security admin's.
 * `security`: who could act as a security admin now.
 */
export function whyNotTake(
  admin: Changed,
  role: AdminRole,
  actorId: string,
  security: readonly string[],
): RefusalCode | null {
  if (admin.id === actorId) return "admin-own-roles";
  if (!admin.roles.includes(role)) return "admin-role-not-held";
  if (admin.roles.length === 1) return "admin-last-role";
  return role === "security" ? whyNotLose(admin, security) : null;
}

/** Null when an admin may be removed: not oneself, and never the last security admin. */
export function whyNotRemoveAdmin(
  admin: Changed,
  actorId: string,
  security: readonly string[],
): RefusalCode | null {
  if (admin.id === actorId) return "admin-own-roles";
  return admin.roles.includes("security") ? whyNotLose(admin, security) : null;
}

const whyNotLose = ({ id }: Changed, security: readonly string[]): RefusalCode | null =>
  canAnotherConfirm(security, [id]) ? null : "last-security-admin";
