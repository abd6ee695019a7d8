import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { prospectStatusAfter, whyNotMoveProspect } from "#app/domain/prospects/lifecycle.ts";
import { closeCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockExpiredProspects, updateProspectStatus } from "#db/queries/prospects/prospects.ts";
import { deleteTeaser } from "#db/queries/prospects/teasers.ts";
import type { ServiceContext } from "../context.ts";

/** Expires prospects that nobody confirmed for 180 days; returns how many. Beyond a hundred, the next minute. */
export function expireProspects({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const due = await lockExpiredProspects(trx, now());
    for (const prospect of due) {
      if (whyNotMoveProspect(prospect, "expire", "system") !== null) continue;
      const { id: prospectId } = prospect;
      const status = prospectStatusAfter(prospect.status, "expire");
      await updateProspectStatus(trx, prospectId, status, now());
      await deleteTeaser(trx, prospectId);
      await closeCaseOfProspect(trx, prospectId, now());
      await recordOn(trx, actor, "prospect-expired", { prospect }, { to: status });
      await enqueue(trx, "notify-company-prospect-expired", { prospectId });
      await enqueue(trx, "match-prospect", { prospectId });
    }
    return due.length;
  });
}
