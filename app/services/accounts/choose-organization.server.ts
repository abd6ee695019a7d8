import type { Session } from "#app/domain/accounts/session.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { listOrganizationsOfUser } from "#db/queries/accounts/members.ts";
import { setActiveOrganization } from "#db/queries/accounts/sessions.ts";
import type { AccountsContext } from "../context.ts";

/** Switches this session to another organization of the person; one that is not theirs is not found. */
export async function chooseOrganization(
  { withAccounts }: AccountsContext,
  person: Session,
  { organizationId }: { organizationId: string },
): Promise<void> {
  await withAccounts(async (trx) => {
    const theirs = await listOrganizationsOfUser(trx, person.userId);
    refuseIf(theirs.some(({ id }) => id === organizationId) ? null : "organization-not-found");
    await setActiveOrganization(trx, { userId: person.userId, sessionId: person.id }, organizationId);
  });
}
