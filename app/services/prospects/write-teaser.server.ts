import { cohortLadder } from "#app/domain/prospects/cohort.ts";
import type { ProspectContent } from "#app/domain/prospects/content.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import type { ProspectRow } from "#db/queries/prospects.ts";
import { countCohorts, headlineColumns, upsertTeaser } from "#db/queries/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface TeaserOfVersion {
  prospect: Pick<ProspectRow, "id" | "companyId" | "number" | "isDemonstration" | "acceptedFen">;
  content: ProspectContent;
  version: number;
  status: "published" | "paused";
  publishedAt: Date;
  today: Day;
}

/**
 * Puts what a version shows in the place of what was shown before, as of the day that `teaserDay` allows. Its edition, and
 * with it all that institutions see, changes only where what is shown does.
 */
export async function writeTeaser(
  trx: ActorTransaction,
  { prospect, content, version, status, publishedAt, today }: TeaserOfVersion,
): Promise<void> {
  const { id: prospectId, companyId, number, isDemonstration, acceptedFen } = prospect;
  const shownOn = teaserDay(dayOf(publishedAt), today);
  const counts = await countCohorts(trx, cohortLadder(content));
  await upsertTeaser(trx, {
    ...{ prospectId, companyId, version, number, status, isDemonstration, publishedAt, shownOn },
    teaser: toTeaser(content, counts, shownOn, acceptedFen),
    ...headlineColumns(content.business.headline),
  });
}
