import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { isOpenDeletion } from "#app/domain/deletion/lifecycle.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDay } from "#app/i18n/format.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { deletionPath } from "#app/shared/deletion-path.ts";
import { findOrganizationName, listMembers } from "#db/queries/accounts/members.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findDeletion } from "#db/queries/deletion/deletions.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "../accounts/send-account-email.server.ts";

/**
 * Tells of a deletion: the person whose account it is, or all owners of the organization, so that no owner deletes it
 * unseen. Nothing if they are gone, or if it no longer is as the e-mail says.
 */
export async function sendDeletionNotice(
  ctx: EmailsContext,
  _actor: SystemActor,
  { deletionId, notice }: JobPayload<"send-deletion-notice">,
): Promise<void> {
  const { deletion, organization, people } = await ctx.withAccounts(async (trx) => {
    const deletion = await findDeletion(trx, deletionId);
    if (deletion === undefined) return { people: [] };
    const { subjectKind, subjectId } = deletion;
    if (subjectKind === "person") return { deletion, people: [await findPerson(trx, subjectId)] };
    const owners = (await listMembers(trx, subjectId)).filter(({ role }) => role === "owner");
    const people = [];
    for (const { userId } of owners) people.push(await findPerson(trx, userId));
    return { deletion, organization: await findOrganizationName(trx, subjectId), people };
  });
  if (deletion === undefined || isOpenDeletion(deletion.status) === (notice === "cancelled")) return;
  const { subjectKind, dueAt } = deletion;
  const [kind, path] =
    subjectKind === "person"
      ? ([`deletion-${notice}`, deletionPath()] as const)
      : ([`organization-deletion-${notice}`, deletionPath(subjectKind)] as const);
  for (const person of people) {
    if (person === undefined) continue;
    const lastDay = formatDay(person.locale, addDays(dayOf(dueAt), -1));
    const values = { name: person.name, organization: organization ?? "", lastDay };
    await sendAccountEmail(ctx, person, kind, values, path, `${deletionId} ${notice} ${person.id}`);
  }
}
