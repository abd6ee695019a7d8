import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { isMeasureDue } from "#db/queries/answers.ts";
import { listMandatesOnTheMarket } from "#db/queries/institution-lists.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ServiceContext } from "../context.ts";
import { countAnswers } from "./count-answers.server.ts";
import { countDrawdowns } from "./count-drawdowns.server.ts";

const measuredForMs = 3_600_000;

/**
 * Each hour: how every institution has answered in the last ninety days, and how fast its money came in the last year.
 * Who answers better or worse than it did is ranked anew. What anybody pays is no part of it.
 */
export function measureAnswers(
  { withActor, now, workingDays }: ServiceContext,
  actor: SystemActor,
): Promise<number> {
  return withActor(actor, async (trx) => {
    if (!(await isMeasureDue(trx, new Date(now().getTime() - measuredForMs)))) return 0;
    await countDrawdowns(trx, now(), workingDays.isWorkingDay);
    const changed = await countAnswers(trx, now(), workingDays.isWorkingDay);
    for (const institutionId of changed) {
      for (const mandateId of await listMandatesOnTheMarket(trx, institutionId)) {
        await enqueue(
          trx,
          "match-mandate",
          { mandateId },
          { key: `match-mandate:${mandateId}`, isPatient: true },
        );
      }
    }
    return changed.length;
  });
}
