import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { spreadOf } from "#app/domain/figures/exposure.ts";
import { addDays, dayOf, instantOf } from "#app/lib/days.ts";
import { countByInstitution, countByProspect, type Period } from "#db/queries/audit/exposure.ts";
import type { ServiceContext } from "../context.ts";

const DAYS = 90;

/**
 * Whether introductions are concentrated: their distribution over institutions and prospects, now and 90 days before.
 */
export function readExposure({ readAs, now }: ServiceContext, actor: AdminActor) {
  return readAs(actor, async (trx) => {
    const until = addDays(dayOf(now()), 1);
    const since = addDays(until, -DAYS);
    const over = (from: string, to: string): Period => ({ since: instantOf(from), until: instantOf(to) });
    const present = over(since, until);
    const before = over(addDays(since, -DAYS), since);
    return {
      days: DAYS,
      since,
      until: addDays(until, -1),
      institutions: {
        present: spreadOf(await countByInstitution(trx, present)),
        before: spreadOf(await countByInstitution(trx, before)),
      },
      prospects: {
        present: spreadOf(await countByProspect(trx, present)),
        before: spreadOf(await countByProspect(trx, before)),
      },
    };
  });
}
