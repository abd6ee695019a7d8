import type { Session } from "#app/domain/accounts/session.ts";
import { listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import type { AccountsContext } from "../context.ts";

/** The organizations that the person belongs to, with their role in each. */
export function listOrganizations({ withAccounts }: AccountsContext, person: Session) {
  return withAccounts((trx) => listOrganizationsOfUser(trx, person.userId));
}
