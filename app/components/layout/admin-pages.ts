import { type AdminNeed, type AdminRole, hasAdminNeed } from "#app/domain/accounts/admin-roles.ts";
import { paths } from "#app/shared/paths.ts";
import type { NavItem } from "./nav-items.ts";

/** The pages of the admins' navigation, and what each requires. */
const pages: readonly { item: NavItem; need: AdminNeed | null }[] = [
  { item: { word: "today", to: paths.admin.home(), exact: true }, need: null },
  { item: { word: "queue", to: paths.admin.queue() }, need: "moderate" },
  { item: { word: "disputes", to: paths.admin.disputes() }, need: "settle" },
  { item: { word: "adminInstitutions", to: paths.admin.institutions() }, need: "moderate" },
  { item: { word: "exposure", to: paths.admin.exposure() }, need: "moderate" },
  { item: { word: "audit", to: paths.admin.trail() }, need: "secure" },
  { item: { word: "ties", to: paths.admin.ties() }, need: null },
  { item: { word: "admins", to: paths.admin.team() }, need: "secure" },
];

/** The pages that an admin with these roles may open; for the server, so that browsers load nothing of it. */
export const adminPages = (roles: readonly AdminRole[]): NavItem[] =>
  pages.filter(({ need }) => need === null || hasAdminNeed(roles, need)).map(({ item }) => item);
