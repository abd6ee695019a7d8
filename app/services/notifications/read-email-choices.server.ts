import { actorOfSession, type Session } from "#app/domain/accounts/session.ts";
import { groupsOf, isFixed, notificationGroups } from "#app/domain/notifications/group-settings.ts";
import { listEmailChoices, listEmailHours } from "#db/queries/notifications/email-choices.ts";
import type { ServiceContext } from "#app/services/context.ts";

/** The person's e-mail settings in this membership: for each group, and the hours; null without a membership. */
export async function readEmailChoices({ readAs }: ServiceContext, session: Session) {
  const actor = actorOfSession(session);
  const { membership: membership, userId } = session;
  if (actor === null || membership.kind === "none") return null;
  const side = membership.kind;
  return readAs(actor, async (trx) => {
    const chosen = await listEmailChoices(trx, userId);
    const hours = (await listEmailHours(trx, [userId]))(userId);
    const groups = groupsOf(side).map((group) => {
      const { usual } = notificationGroups[group];
      const isAlways = isFixed(group);
      return { group, usual, isAlways, delivery: isAlways ? usual : (chosen.get(group) ?? usual) };
    });
    // Viewers are not notified.
    return { groups, hours, isTold: membership.kind === "admin" || membership.memberRole !== "viewer" };
  });
}
