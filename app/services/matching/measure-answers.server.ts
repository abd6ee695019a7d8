import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { toPublicFigures } from "#app/domain/figures/public-cells.ts";
import { isMeasureDue } from "#db/queries/organizations/answers.ts";
import { listMandatesOnTheMarket } from "#db/queries/organizations/institution-lists.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { findStoredFigures } from "#db/queries/public/public-figures.ts";
import type { ServiceContext } from "../context.ts";
import { writeMeasured } from "./write-measured.server.ts";

/**
 * After each publication of figures: every institution's answers in the last ninety days and the speed of its money in
 * the last year, as published. Mandates of an institution whose answers changed are ranked again. What anybody pays is
 * no input.
 */
export function measureAnswers({ withActor, now }: ServiceContext, actor: SystemActor): Promise<number> {
  return withActor(actor, async (trx) => {
    const stored = await findStoredFigures(trx);
    const figures = toPublicFigures(stored?.figures);
    if (stored === undefined || figures === null || !(await isMeasureDue(trx, stored.countedAt))) return 0;
    const changed = await writeMeasured(trx, figures, now());
    for (const institutionId of changed) {
      for (const mandateId of await listMandatesOnTheMarket(trx, institutionId)) {
        await enqueue(trx, "match-mandate", { mandateId }, { isPatient: true });
      }
    }
    return changed.length;
  });
}
