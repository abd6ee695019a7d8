import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import type { LetterChoicesForm } from "#app/domain/notifications/forms.ts";
import { groupsOf, isFixed } from "#app/domain/notifications/group-settings.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { saveLetterChoices, saveLetterHours } from "#db/queries/notifications/letter-choices.ts";
import type { ServiceContext } from "../context.ts";

/** The person chooses how they hear by mail where they sit now; their hours hold wherever they sit. */
export async function chooseLetters(
  { withActor, now }: ServiceContext,
  session: Session,
  { digestHour, quietFrom, quietUntil, quietOnRestDays = false, ...choices }: LetterChoicesForm,
): Promise<void> {
  const actor = actorOfSession(session);
  const { seat, userId } = session;
  if (actor === null || seat.kind === "none") throw new Refusal("organization-missing");
  const chosen = groupsOf(seat.kind).flatMap((group) => {
    const delivery = isFixed(group) ? undefined : choices[group as keyof typeof choices];
    return delivery === undefined ? [] : [{ group, delivery }];
  });
  const organizationId =
    seat.kind === "company" ? seat.companyId : seat.kind === "institution" ? seat.institutionId : null;
  await withActor(actor, async (trx) => {
    await saveLetterChoices(trx, { userId, organizationId }, chosen, now());
    await saveLetterHours(trx, userId, {
      digestHour,
      quietOnRestDays,
      quietFrom: quietFrom ?? null,
      quietUntil: quietUntil ?? null,
    });
  });
}
