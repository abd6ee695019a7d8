import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { chooseCohort, cohortLadder } from "#app/domain/prospects/cohort.ts";
import { prospectContentSchema } from "#app/domain/prospects/content.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findCase } from "#db/queries/case-queue.ts";
import { findVersion } from "#db/queries/prospects.ts";
import { countCohorts } from "#db/queries/teasers.ts";
import type { ServiceContext } from "../context.ts";

/** The version that a case is about as institutions would read it today, and how many firms it could stand for. */
export function readCaseTeaser({ withActor, now }: ServiceContext, actor: AdminActor, caseId: string) {
  return withActor(actor, async (trx) => {
    const row = found(await findCase(trx, caseId), "case-not-found");
    const version = found(row.prospectVersion, "version-not-found");
    const stored = found(await findVersion(trx, row.prospectId ?? "", version), "version-not-found");
    const content = prospectContentSchema.parse(stored.content);
    const ladder = cohortLadder(content);
    const counts = await countCohorts(trx, ladder);
    return {
      caseId,
      caseNumber: row.number,
      number: row.prospectNumber ?? 0n,
      version,
      teaser: toTeaser(content, counts, dayOf(now())),
      sharedBy: chooseCohort(ladder, counts).count,
    };
  });
}
