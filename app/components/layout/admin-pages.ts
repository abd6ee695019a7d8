import { type AdminNeed, type AdminRole, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import type { NavItem } from "./nav-items.ts";

/** The pages of the admins' navigation, and what each requires. */
const pages: readonly { item: NavItem; need: AdminNeed | null }[] = [
  { item: { word: "today", to: adminPaths.home(), exact: true }, need: null },
  { item: { word: "queue", to: adminPaths.queue() }, need: "moderate" },
  { item: { word: "adminProspects", to: adminPaths.prospects() }, need: "moderate" },
  { item: { word: "disputes", to: adminPaths.disputes() }, need: "settle" },
  { item: { word: "adminFees", to: adminPaths.billing() }, need: "settle" },
  { item: { word: "adminInstitutions", to: adminPaths.institutions() }, need: "moderate" },
  { item: { word: "exposure", to: adminPaths.exposure() }, need: "moderate" },
  { item: { word: "audit", to: adminPaths.trail() }, need: "secure" },
  { item: { word: "ties", to: adminPaths.ties() }, need: null },
  { item: { word: "admins", to: adminPaths.team() }, need: "secure" },
];

/** The pages that an admin with these roles may open; for the server, so that browsers load nothing of it. */
export const adminPages = (roles: readonly AdminRole[]): NavItem[] =>
  pages.filter(({ need }) => need === null || hasAdminNeed(roles, need)).map(({ item }) => item);
