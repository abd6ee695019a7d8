import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { rolesOfText } from "#app/domain/accounts/admin-changes.ts";
import type { JobPayload } from "#app/domain/jobs/payloads.ts";
import { rolesInWords } from "#app/i18n/admin-roles.ts";
import { formatDeadline } from "#app/i18n/format.ts";
import { adminPaths } from "#app/shared/admin-paths.ts";
import { findAdmin, findAdminInvitation } from "#db/queries/accounts/admins.ts";
import { findPerson } from "#db/queries/accounts/people.ts";
import { findConfirmation } from "#db/queries/moderation/confirmations.ts";
import type { EmailsContext } from "../context.ts";
import { sendAccountEmail } from "../accounts/send-account-email.server.ts";

/** Asks a security admin to confirm or decline what another has proposed; nothing if that is settled. */
export async function sendAdminProposed(
  ctx: EmailsContext,
  actor: SystemActor,
  { userId, confirmationId }: JobPayload<"send-admin-proposed">,
): Promise<void> {
  const read = await ctx.withActor(actor, async (trx) => {
    const confirmation = await findConfirmation(trx, "admin-role", confirmationId);
    if (confirmation?.status !== "open" || confirmation.dueAt === null) return undefined;
    const invitation = await findAdminInvitation(trx, confirmation.subjectId);
    const subject = invitation?.email ?? (await findAdmin(trx, confirmation.subjectId))?.name ?? "";
    const by = await findPerson(trx, confirmation.proposedBy);
    return { ...confirmation, dueAt: confirmation.dueAt, subject, by, to: await findAdmin(trx, userId) };
  });
  if (read?.to === undefined) return;
  const { to, by, subject, beforeStatus, afterStatus, dueAt } = read;
  const before = rolesOfText(beforeStatus);
  const roles = rolesOfText(afterStatus).filter((role) => !before.includes(role));
  const values = {
    name: to.name,
    by: by?.name ?? "",
    subject,
    roles: rolesInWords(to.locale, roles),
    until: formatDeadline(to.locale, dueAt, ctx.now()),
  };
  const once = `${confirmationId} ${userId}`;
  await sendAccountEmail(ctx, to, "admin-proposed", values, adminPaths.team(), once);
}
