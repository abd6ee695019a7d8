import { actorIn, type Actor, type PublicActor } from "#app/domain/accounts/actor.ts";
import { groupsOf, isFixed, notificationGroups } from "#app/domain/notifications/group-settings.ts";
import type { StopLink } from "#app/domain/notifications/stopping.ts";
import { listEmailChoices, saveEmailChoices } from "#db/queries/notifications/email-choices.ts";
import type { AccountsContext } from "#app/services/context.ts";
import { readStopLink } from "./read-stop-link.server.ts";

/**
 * Stops the e-mails that the signed link names, for its person and membership; repeating changes nothing. Notifications
 * on the page continue. The link gives no other right to anybody who has the e-mail.
 */
export async function stopEmails(
  ctx: AccountsContext,
  actor: PublicActor,
  { token }: { token: string },
): Promise<StopLink> {
  const link = await readStopLink(ctx, actor, { token });
  const { userId, organizationId, side, stops } = link;
  await ctx.withActor(personOf(link), async (trx) => {
    const chosen = await listEmailChoices(trx, userId);
    const stopped = groupsOf(side).filter((group) => {
      if (isFixed(group)) return false;
      return stops === "digest"
        ? (chosen.get(group) ?? notificationGroups[group].usual) === "digest"
        : group === stops;
    });
    const choices = stopped.map((group) => ({ group, delivery: "page" as const }));
    await saveEmailChoices(trx, { userId, organizationId }, choices, ctx.now());
  });
  return link;
}

/** The person that the signature proves, with a viewer's rights only. */
function personOf({ side, userId, organizationId }: StopLink): Actor {
  return side === "admin" || organizationId === null
    ? { kind: "admin", userId, roles: [] }
    : actorIn({ kind: side, organizationId, userId, memberRole: "viewer" });
}
