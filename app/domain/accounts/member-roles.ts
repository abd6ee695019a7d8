import { z } from "zod";

/** What a person may do in an organization: an owner everything, a member the daily work, a viewer only read. */
export const MEMBER_ROLES = ["owner", "member", "viewer"] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];
export const memberRoleSchema = z.enum(MEMBER_ROLES);
