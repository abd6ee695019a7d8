import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import { toTeaserColumns } from "../../queries/teasers.ts";
import { countsOf } from "./story/moderation.ts";
import type { ProspectStory } from "./story/told.ts";

/** What institutions see of a prospect that is published or paused, in both languages at its head. */
export function addTeaser(story: ProspectStory): void {
  const { town, row, company, facts, liveContent: content } = story;
  if ((row.status !== "published" && row.status !== "paused") || !facts || !content || !row.publishedAt)
    return;
  town.rows.teasers.push({
    prospectId: row.id,
    ...toTeaserColumns({
      prospectId: row.id,
      number: BigInt(row.number),
      status: row.status,
      publishedAt: row.publishedAt,
      isDemonstration: true,
      facts,
      teaser: toTeaser(content, countsOf({ town, content }), dayOf(row.publishedAt)),
      headlineZh: company.product.zh,
      headlineEn: company.product.en,
    }),
    summaryZh: null,
    summaryEn: null,
    staff: null,
    acceptedFen: row.acceptedFen,
  });
}
