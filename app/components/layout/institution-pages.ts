import { hasNeed, type MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import { billingPaths } from "#app/shared/billing-paths.ts";
import { paths } from "#app/shared/paths.ts";
import type { NavItem, Person } from "./nav-items.ts";

interface OfInstitution {
  memberRole: MemberRole;
  status: InstitutionStatus | null;
}

/**
 * The pages of whoever pays for an institution, of a suspended one what goes on, and of one that has left its record; for
 * the server, so that browsers load nothing of it.
 */
export function institutionPages({ memberRole, status }: OfInstitution): Pick<Person, "pages" | "isLimited"> {
  if (status === "terminated") {
    const record: NavItem = { word: "institutionProfile", to: paths.institution.application() };
    return { pages: [record], isLimited: true };
  }
  const paying: NavItem[] = hasNeed(memberRole, "pay")
    ? [{ word: "fees", to: billingPaths.fees(), also: billingPaths.invoices() }]
    : [];
  return status === "suspended"
    ? { pages: [{ word: "deals", to: paths.institution.deals() }, ...paying], isLimited: true }
    : { pages: paying };
}
