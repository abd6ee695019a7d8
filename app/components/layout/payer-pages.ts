import { hasNeed, type MemberRole } from "#app/domain/accounts/member-roles.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import type { NavItem } from "./nav-items.ts";

/** The pages of whoever pays for an institution; for the server, so that browsers load nothing of it. */
export const payerPages = (role: MemberRole): NavItem[] =>
  hasNeed(role, "pay") ? [{ word: "fees", to: billingPaths.fees(), also: billingPaths.invoices() }] : [];
