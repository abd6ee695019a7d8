import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { isOpenDeletion } from "#app/domain/deletion/lifecycle.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { formatDay } from "#app/i18n/format.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { paths } from "#app/shared/paths.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findDeletion } from "#db/queries/deletion/deletions.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "../accounts/send-account-email.server.ts";

/** Tells a person of the deletion of their account; nothing if they are gone, or if it no longer is as the e-mail says. */
export async function sendDeletionNotice(
  ctx: EmailsContext,
  _actor: SystemActor,
  { deletionId, notice }: JobPayload<"send-deletion-notice">,
): Promise<void> {
  const { deletion, person } = await ctx.withAccounts(async (trx) => {
    const deletion = await findDeletion(trx, deletionId);
    return { deletion, person: deletion && (await findPerson(trx, deletion.requestedBy)) };
  });
  if (deletion === undefined || person === undefined) return;
  if (isOpenDeletion(deletion.status) === (notice === "cancelled")) return;
  const lastDay = formatDay(person.locale, addDays(dayOf(deletion.dueAt), -1));
  const values = { name: person.name, lastDay };
  const kind = `deletion-${notice}` as const;
  await sendAccountEmail(ctx, person, kind, values, paths.deletion(), `${deletionId} ${notice}`);
}
