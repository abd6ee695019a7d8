import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { mandateStatusAfter } from "#app/domain/mandates/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockExpiredMandates, updateMandate } from "#db/queries/mandates/mandates.ts";
import type { ServiceContext } from "../context.ts";

/** Few enough to keep one transaction short; the rest waits for the next minute. */
const batch = 200;

/**
 * Expires every mandate whose last day is over. It leaves all lists with the refresh that follows, and its institution
 * is notified.
 */
export function expireMandates({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const outlived = await lockExpiredMandates(trx, dayOf(now()), batch);
    for (const mandate of outlived) {
      const status = mandateStatusAfter(mandate.status, "expire");
      await updateMandate(trx, mandate.id, { status, statusChangedAt: now(), updatedAt: now() });
      await recordOn(trx, actor, "mandate-expired", { mandate }, { to: status, version: mandate.version });
      await enqueue(trx, "notify-institution-mandate-expired", { mandateId: mandate.id });
      await enqueue(trx, "match-mandate", { mandateId: mandate.id });
    }
    return outlived.length;
  });
}
