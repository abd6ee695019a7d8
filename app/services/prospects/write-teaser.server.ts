import type { ProspectContent } from "#app/domain/prospects/content.ts";
import type { Generalisation } from "#app/domain/prospects/generalisation.ts";
import { teaserDay, toTeaser } from "#app/domain/prospects/teaser.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { updateGeneralisation } from "#db/queries/prospects/publication.ts";
import type { ProspectRow } from "#db/queries/prospects/prospects.ts";
import { headlineColumns, upsertTeaser } from "#db/queries/prospects/teasers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { generalise, type ProspectToShow } from "./generalise.server.ts";

export interface TeaserOfVersion {
  prospect: ProspectToShow & Pick<ProspectRow, "id" | "number" | "isDemonstration" | "acceptedFen">;
  content: ProspectContent;
  version: number;
  status: "published" | "paused";
  publishedAt: Date;
  today: Day;
}

/**
 * Replaces the teaser with that of a version, as of the day that `teaserDay` allows. Its edition, and so all that
 * institutions see, changes only if the shown content does. Returns what was chosen to show.
 */
export async function writeTeaser(
  trx: ActorTransaction,
  { prospect, content, version, status, publishedAt, today }: TeaserOfVersion,
): Promise<Generalisation> {
  const { id: prospectId, companyId, number, isDemonstration, acceptedFen } = prospect;
  const shownOn = teaserDay(dayOf(publishedAt), today);
  const { chosen, stored } = await generalise(trx, { prospect, content, day: shownOn });
  const ageToldOn = prospect.ageToldOn ?? (chosen.age === "none" ? null : shownOn);
  await updateGeneralisation(trx, prospectId, {
    sharedBy: chosen.sharedBy,
    generalisation: stored,
    ageToldOn,
  });
  await upsertTeaser(trx, {
    prospectId,
    companyId,
    version,
    number,
    status,
    isDemonstration,
    publishedAt,
    shownOn,
    teaser: toTeaser(content, chosen, shownOn, acceptedFen),
    ...headlineColumns(content.business.headline),
  });
  return chosen;
}
