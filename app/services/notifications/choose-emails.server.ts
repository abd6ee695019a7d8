import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import type { EmailChoicesForm } from "#app/domain/notifications/forms.ts";
import { groupsOf, isFixed } from "#app/domain/notifications/group-settings.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { saveEmailChoices, saveEmailHours } from "#db/queries/notifications/email-choices.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** The person chooses the e-mails of the current membership; the hours hold for all their memberships. */
export async function chooseEmails(
  { withActor, now }: ServiceContext,
  session: Session,
  { digestHour, quietFrom, quietUntil, quietOnRestDays = false, ...choices }: EmailChoicesForm,
): Promise<void> {
  const actor = actorOfSession(session);
  const { membership: membership, userId } = session;
  if (actor === null || membership.kind === "none") throw new Refusal("organization-missing");
  const chosen = groupsOf(membership.kind).flatMap((group) => {
    const delivery = isFixed(group) ? undefined : choices[group as keyof typeof choices];
    return delivery === undefined ? [] : [{ group, delivery }];
  });
  const organizationId =
    membership.kind === "company"
      ? membership.companyId
      : membership.kind === "institution"
        ? membership.institutionId
        : null;
  await withActor(actor, async (trx) => {
    await saveEmailChoices(trx, { userId, organizationId }, chosen, now());
    await saveEmailHours(trx, userId, {
      digestHour,
      quietOnRestDays,
      quietFrom: quietFrom ?? null,
      quietUntil: quietUntil ?? null,
    });
  });
}
