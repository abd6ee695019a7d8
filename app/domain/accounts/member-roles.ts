import { z } from "zod";

/**
 * What a person is in an organization, as banks divide it: an owner may do everything; an approver approves what
 * colleagues have written and binds the organization; finance records payments; a member does the daily work and drafts;
 * a viewer reads.
 */
export const MEMBER_ROLES = ["owner", "approver", "finance", "member", "viewer"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
export const memberRoleSchema = z.enum(MEMBER_ROLES);

/**
 * What an act requires, and which roles have it. `work`: drafts, messages, files, applications. `sign`: what binds the
 * organization or discloses it, and a colleague's draft approved: an offer issued or accepted, a consent given, a
 * contract signed, a mandate put on the market. `pay`: payments requested, recorded and confirmed. `evidence`: files,
 * and payments disputed. `manage`: members, exports and what the organization decides of itself.
 */
export const ROLES_FOR = {
  read: MEMBER_ROLES,
  work: ["owner", "approver", "member"],
  sign: ["owner", "approver"],
  pay: ["owner", "approver", "finance"],
  evidence: ["owner", "approver", "finance", "member"],
  manage: ["owner"],
} as const satisfies Record<string, readonly MemberRole[]>;
export type Need = keyof typeof ROLES_FOR;
export const NEEDS = Object.keys(ROLES_FOR) as readonly Need[];

/** Whether a role has what an act requires. */
export function hasNeed(role: MemberRole, need: Need): boolean {
  const roles: readonly MemberRole[] = ROLES_FOR[need];
  return roles.includes(role);
}

/** Whether a role may change something at all. */
export const isReader = (role: MemberRole): boolean =>
  NEEDS.every((need) => need === "read" || !hasNeed(role, need));

/** Whoever is notified, and gets e-mails, of what happens: all but readers. */
export const NOTIFIED_ROLES: readonly MemberRole[] = MEMBER_ROLES.filter((role) => !isReader(role));
