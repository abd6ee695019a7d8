import { factsOfTeaser } from "#app/domain/matching/prepare.ts";
import { storedTeaser } from "#app/domain/prospects/teaser-parts.ts";
import { toTeaser } from "#app/domain/prospects/teaser.ts";
import { dayOf } from "#app/lib/days.ts";
import { toTeaserColumns } from "../../queries/teasers.ts";
import { countsOf } from "./story/cohort-counts.ts";
import type { ProspectStory } from "./story/told.ts";

/** What institutions saw from then on of a version that went live. */
export function addShownTeaser(story: ProspectStory, at: Date): void {
  const { town, row, liveContent: content } = story;
  if (!content) return;
  const teaser = toTeaser(content, countsOf({ town, content }), dayOf(at), BigInt(row.acceptedFen));
  const facts = factsOfTeaser(teaser, { prospectId: row.id, version: row.latestVersion });
  town.rows.shownTeasers.push({
    ...{ prospectId: row.id, version: row.latestVersion, shownAt: at },
    ...{
      sector: teaser.sector,
      place: teaser.place,
      stage: teaser.stage,
      instruments: [...teaser.instruments],
    },
    ...{ askMostFen: teaser.askFen.to, termMostMonths: teaser.termMonthsMax },
    ageLeastMonths: facts.ageMonths?.least ?? null,
    ageMostMonths: facts.ageMonths?.most ?? null,
    bands: storedTeaser(teaser).bands,
  });
}

/** What institutions see of a prospect that is published or paused, in both languages at its head. */
export function addTeaser(story: ProspectStory): void {
  const { town, row, company, facts, liveContent: content } = story;
  if ((row.status !== "published" && row.status !== "paused") || !facts || !content || !row.publishedAt)
    return;
  town.rows.teasers.push({
    prospectId: row.id,
    companyId: company.id,
    edition: 1,
    ...toTeaserColumns({
      prospectId: row.id,
      version: facts.version,
      number: BigInt(row.number),
      status: row.status,
      publishedAt: row.publishedAt,
      shownOn: dayOf(row.publishedAt),
      isDemonstration: true,
      teaser: toTeaser(content, countsOf({ town, content }), dayOf(row.publishedAt), BigInt(row.acceptedFen)),
      headlineZh: company.product.zh,
      headlineEn: company.product.en,
    }),
  });
}
