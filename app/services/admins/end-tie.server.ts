import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { tieEndsAt } from "#app/domain/moderation/ties.ts";
import { found } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { endOwnTie } from "#db/queries/moderation/ties.ts";
import type { ServiceContext } from "../context.ts";

/** An admin ends a tie of their own. It still counts for thirty days: nobody ends a tie to decide what is under way. */
export function endTie(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { tieId }: { tieId: string },
): Promise<void> {
  return withActor(actor, async (trx) => {
    const endsAt = tieEndsAt(now());
    const ended = await endOwnTie(trx, actor.userId, tieId, endsAt);
    const { organizationId, kind } = found(ended, "tie-not-found");
    const detail = { organizationId, kind, endsAt: endsAt.toISOString() };
    await recordOn(trx, actor, "tie-ended", { admin: { id: actor.userId } }, { detail });
  });
}
