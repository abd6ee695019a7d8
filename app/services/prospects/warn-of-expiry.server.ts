import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { PROSPECT_WARNED_DAYS_BEFORE } from "#app/domain/prospects/lifecycle.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockProspectsToWarn, markExpiryWarned } from "#db/queries/prospects/prospects.ts";
import type { ServiceContext } from "../context.ts";

const dayMs = 86_400_000;

/** Notifies the company once, 14 days before a prospect expires, to confirm it; returns how many were notified. */
export function warnOfExpiry({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const until = new Date(now().getTime() + PROSPECT_WARNED_DAYS_BEFORE * dayMs);
    const ending = await lockProspectsToWarn(trx, now(), until);
    for (const { id: prospectId } of ending) {
      await markExpiryWarned(trx, prospectId, now());
      await enqueue(trx, "notify-company-prospect-ends-soon", { prospectId });
    }
    return ending.length;
  });
}
