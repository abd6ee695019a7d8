import { z } from "zod";

/**
 * What a person of the operator may do: a moderator decides cases and institutions' status, finance decides on payments,
 * security appoints admins and reads the audit trail. A person has one to three of these roles.
 */
export const ADMIN_ROLES = ["moderator", "finance", "security"] as const;
export type AdminRole = (typeof ADMIN_ROLES)[number];
export const adminRoleSchema = z.enum(ADMIN_ROLES);

/**
 * What an admin's page or act requires, and which roles have it. `moderate`: cases, the measurement of teasers,
 * institutions' status, exposure. `settle`: disputes and findings on payments. `secure`: admins and their roles, the
 * recovery of accounts, the audit trail. What every admin may, the start page and their own ties, requires none.
 */
export const ADMIN_ROLES_FOR = {
  moderate: ["moderator"],
  settle: ["finance"],
  secure: ["security"],
} as const satisfies Record<string, readonly AdminRole[]>;
export type AdminNeed = keyof typeof ADMIN_ROLES_FOR;
export const ADMIN_NEEDS = Object.keys(ADMIN_ROLES_FOR) as readonly AdminNeed[];

/** Whether an admin with these roles has what a page or an act requires. */
export function hasAdminNeed(roles: readonly AdminRole[], need: AdminNeed): boolean {
  const having: readonly AdminRole[] = ADMIN_ROLES_FOR[need];
  return having.some((role) => roles.includes(role));
}

/** Whether it is an admin that this requires something of, and no member of an organization. */
export function isAdminNeed(need: string): need is AdminNeed {
  return Object.hasOwn(ADMIN_ROLES_FOR, need);
}
