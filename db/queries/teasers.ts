import { sql } from "kysely";
import type { ProspectFacts } from "#app/domain/matching/facts.ts";
import type { Cohort } from "#app/domain/prospects/cohort.ts";
import { storedTeaser } from "#app/domain/prospects/teaser-parts.ts";
import type { Teaser } from "#app/domain/prospects/teaser.ts";
import type { ActorTransaction } from "../with-actor.ts";

/** A paused prospect's teaser is in no list; nothing happens where there is none. */
export async function updateTeaserStatus(
  trx: ActorTransaction,
  prospectId: string,
  status: "published" | "paused",
): Promise<void> {
  await trx.updateTable("teaser").set({ status }).where("prospectId", "=", prospectId).execute();
}

/** Takes a prospect out of institutions' sight. */
export async function deleteTeaser(trx: ActorTransaction, prospectId: string): Promise<void> {
  await trx.deleteFrom("teaser").where("prospectId", "=", prospectId).execute();
}

export interface TeaserToWrite {
  prospectId: string;
  number: bigint;
  status: "published" | "paused";
  publishedAt: Date;
  isDemonstration: boolean;
  /** What the matcher uses, exact and as they stand before any acceptance: of the version that goes live. */
  facts: ProspectFacts;
  /** What institutions are shown of it. */
  teaser: Teaser;
  headlineZh: string | null;
  headlineEn: string | null;
}

/** Puts what is shown and matched of a version in the place of the one before. */
export async function upsertTeaser(trx: ActorTransaction, write: TeaserToWrite): Promise<void> {
  const values = toTeaserColumns(write);
  await trx
    .insertInto("teaser")
    .values({ prospectId: write.prospectId, ...values })
    .onConflict((conflict) => conflict.column("prospectId").doUpdateSet(values))
    .execute();
}

/** What is kept of a teaser: exact facts for the matcher, and the two parts that are shown. */
export function toTeaserColumns(write: TeaserToWrite) {
  const { facts, teaser } = write;
  return {
    number: write.number,
    companyId: facts.companyId,
    version: facts.version,
    status: write.status,
    headlineZh: write.headlineZh,
    headlineEn: write.headlineEn,
    sector: facts.sector ?? teaser.sector,
    district: facts.district ?? teaser.place,
    stage: facts.stage ?? teaser.stage,
    instruments: [...facts.instruments],
    securities: facts.securities === null ? null : [...facts.securities],
    purpose: teaser.purpose,
    amountMinFen: facts.amountMinFen ?? 0n,
    amountMaxFen: facts.amountMaxFen ?? 0n,
    termMinMonths: facts.termMonthsMin,
    termMaxMonths: facts.termMonthsMax,
    maximumRatePercent: facts.maxRateBp === null ? null : (facts.maxRateBp / 100).toFixed(2),
    wantedAnswerDays: facts.firstAnswerDays,
    foundedOn: facts.establishedOn,
    revenueFen: facts.revenueFen,
    revenueGrowthBp: facts.revenueGrowthBp,
    researchIntensityBp: facts.rdIntensityBp,
    debtRatioBp: facts.debtRatioBp,
    classOneRights: facts.classOneIp,
    recognitions: [...(facts.recognitions ?? [])],
    ...storedTeaser(teaser),
    isDemonstration: write.isDemonstration,
    publishedAt: write.publishedAt,
  };
}

/** A headline is written in one language; it stands in that language's column. */
export function headlineColumns(headline: string): { headlineZh: string | null; headlineEn: string | null } {
  return /\p{Script=Han}/u.test(headline)
    ? { headlineZh: headline, headlineEn: null }
    : { headlineZh: null, headlineEn: headline };
}

/** How many companies, the one itself included, share each step of a cohort ladder: `counts` for `toTeaser`. */
export async function countCohorts(trx: ActorTransaction, ladder: readonly Cohort[]): Promise<number[]> {
  const { rows } = await sql<{ count: bigint }>`
    select count_cohort(step ->> 'sector', step ->> 'place', step ->> 'size') as count
    from jsonb_array_elements(${JSON.stringify(ladder)}::jsonb) with ordinality as steps (step, nth)
    order by nth`.execute(trx);
  return rows.map(({ count }) => Number(count));
}
