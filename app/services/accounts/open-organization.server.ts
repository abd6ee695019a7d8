import { randomUUID } from "node:crypto";
import type { OrganizationKind } from "#app/domain/accounts/organization-kinds.ts";
import type { Session } from "#app/domain/accounts/session.ts";
import { insertMember, listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import { insertOrganizations, lockPersonByEmail } from "#db/queries/accounts/people.ts";
import type { AccountsContext } from "../context.ts";

/**
 * Creates an organization for a signed-in person who belongs to none (any more), as its owner. One created meanwhile in
 * another tab is used instead.
 */
export async function openOrganization(
  { withAccounts }: AccountsContext,
  person: Session,
  { kind, organizationName }: { kind: OrganizationKind; organizationName: string },
): Promise<void> {
  await withAccounts(async (trx) => {
    await lockPersonByEmail(trx, person.email);
    if ((await listOrganizationsOfUser(trx, person.userId)).length > 0) return;
    const organizationId = randomUUID();
    await insertOrganizations(trx, [{ id: organizationId, kind, name: organizationName }]);
    await insertMember(trx, { organizationId, userId: person.userId, role: "owner" });
  });
}
