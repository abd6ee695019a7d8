import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { JobPayload, EmailName } from "#app/domain/jobs/payloads.ts";
import { isFixed, notificationGroups } from "#app/domain/notifications/group-settings.ts";
import { causedBy } from "#app/domain/notifications/caused-by.ts";
import { notificationGroupOf } from "#app/domain/notifications/groups.ts";
import { notificationKind } from "#app/domain/notifications/kinds.ts";
import { sendAt } from "#app/domain/notifications/quiet-hours.ts";
import { emailLimits } from "#app/domain/usage/limits.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { listEmailHours } from "#db/queries/notifications/email-choices.ts";
import { recordUse } from "#db/queries/usage/counted-uses.ts";
import { claimUnsent, leaveToDigest } from "#db/queries/notifications/emails-due.ts";
import type { ServiceContext } from "../context.ts";
import { findNotificationFacts } from "./find-notification-facts.server.ts";

/**
 * Queues one e-mail for each notified person who wants it at once and has not read it on the page, in one transaction
 * with the mark that it was queued: repeated or concurrent runs queue each e-mail once. In a person's quiet hours it
 * waits for their end. Beyond the limit per causing organization and person no e-mail is queued: it waits for the
 * digest.
 */
export async function queueEmails<Name extends EmailName>(
  { withActor, now, workingDays }: ServiceContext,
  actor: SystemActor,
  name: Name,
  payload: JobPayload<Name>,
): Promise<void> {
  const subjectId = idIn(payload);
  const group = notificationGroupOf(name);
  const isAlways = isFixed(group);
  const { usual } = notificationGroups[group];
  await withActor(actor, async (trx) => {
    const claim = { kind: name, subjectId, at: now(), group: isAlways ? null : group, usual };
    const recipients = await claimUnsent(trx, claim);
    if (recipients.length === 0) return;
    const hoursOf = await listEmailHours(
      trx,
      recipients.map(({ userId }) => userId),
    );
    const facts = await findNotificationFacts(trx, notificationKind(name).about, subjectId);
    for (const { userId, organizationId } of recipients) {
      const cause = facts === undefined ? null : causedBy(name, facts, organizationId);
      if (cause !== null && (await recordUse(trx, "email", emailLimits(cause, userId))) !== null) {
        await leaveToDigest(trx, { kind: name, subjectId, userId, at: claim.at });
        continue;
      }
      const due = { hours: hoursOf(userId), until: facts?.until ?? null };
      const runAt = isAlways ? now() : sendAt(now(), due, workingDays.isWorkingDay);
      const later = runAt.getTime() > now().getTime() ? { runAt } : {};
      const key = `${name}:${subjectId}:${userId}`;
      await enqueue(trx, "send-email", { email: name, subjectId, userId }, { key, ...later });
    }
  });
}

/** The one id that an e-mail's payload has. */
function idIn(payload: JobPayload<EmailName>): string {
  const [id] = Object.values(payload);
  if (id === undefined) throw new Error("an e-mail needs a subject id");
  return id;
}
