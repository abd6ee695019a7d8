import { pick } from "#app/lib/pick.ts";
import { sql } from "kysely";
import { factsOfTeaser } from "#app/domain/matching/criteria/prepare.ts";
import { storedTeaser } from "#app/domain/prospects/teaser-parts.ts";
import type { Teaser } from "#app/domain/prospects/teaser.ts";
import type { Day } from "#app/lib/days.ts";
import { figureColumns } from "./figure-columns.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Removes a paused prospect's teaser from all lists; nothing happens if there is none. */
export async function updateTeaserStatus(
  trx: ActorTransaction,
  prospectId: string,
  status: "published" | "paused",
): Promise<void> {
  await trx.updateTable("teaser").set({ status }).where("prospectId", "=", prospectId).execute();
}

/** What institutions see of a company's prospect; undefined where they see nothing. */
export function findShownTeaser(trx: ActorTransaction, prospectId: string, companyId: string) {
  return trx
    .selectFrom("teaser")
    .innerJoin("prospect", "prospect.id", "teaser.prospectId")
    .select(["teaser.headlineZh", "teaser.headlineEn", "teaser.bands", "teaser.texts", "teaser.stage"])
    .select(["teaser.instruments", "teaser.securities", "teaser.purpose", "teaser.maxRatePercent"])
    .select(["teaser.amountMinFen", "teaser.amountMaxFen", "teaser.firstAnswerDays"])
    .select(["teaser.termMonthsMin", "teaser.termMonthsMax"])
    .where("teaser.prospectId", "=", prospectId)
    .where("prospect.companyId", "=", companyId)
    .where("teaser.status", "=", "published")
    .executeTakeFirst();
}

/** Hides a prospect from institutions. */
export async function deleteTeaser(trx: ActorTransaction, prospectId: string): Promise<void> {
  await trx.deleteFrom("teaser").where("prospectId", "=", prospectId).execute();
}

export interface TeaserToWrite {
  prospectId: string;
  companyId: string;
  version: number;
  number: bigint;
  status: "published" | "paused";
  publishedAt: Date;
  /** The day for which its age and titles are shown. */
  shownOn: Day;
  isDemonstration: boolean;
  /** What institutions see of it, and what the matcher reads. */
  teaser: Teaser;
  headlineZh: string | null;
  headlineEn: string | null;
}

/** Replaces what is shown and matched of the version before. */
export async function upsertTeaser(trx: ActorTransaction, write: TeaserToWrite): Promise<void> {
  const values = toTeaserColumns(write);
  await trx
    .insertInto("teaser")
    .values({ prospectId: write.prospectId, companyId: write.companyId, ...values })
    .onConflict((conflict) => conflict.column("prospectId").doUpdateSet(values))
    .execute();
}

/** The stored form of a teaser: its facts for the matcher, and the two parts that are shown. */
export function toTeaserColumns(write: Omit<TeaserToWrite, "companyId">) {
  const { teaser } = write;
  const facts = factsOfTeaser(teaser, write, write.shownOn);
  return {
    ...pick(write, "number", "version", "status", "headlineZh", "headlineEn"),
    sector: teaser.sector,
    district: teaser.place,
    stage: teaser.stage,
    instruments: [...teaser.instruments],
    securities: [...teaser.securities],
    purpose: teaser.purpose,
    amountMinFen: teaser.askFen.from,
    amountMaxFen: teaser.askFen.to,
    ...pick(teaser, "termMonthsMin", "termMonthsMax", "maxRatePercent", "firstAnswerDays"),
    ...figureColumns(facts),
    ageLeastMonths: facts.ageMonths?.least ?? null,
    ageMostMonths: facts.ageMonths?.most ?? null,
    recognitions: [...teaser.recognitions],
    hasAllRecognitions: teaser.hasAllRecognitions,
    ...storedTeaser(teaser),
    ...pick(write, "isDemonstration", "publishedAt", "shownOn"),
  };
}

/** A headline is written in one language, and stored in that language's column. */
export function headlineColumns(headline: string): { headlineZh: string | null; headlineEn: string | null } {
  return /\p{Script=Han}/u.test(headline)
    ? { headlineZh: headline, headlineEn: null }
    : { headlineZh: null, headlineEn: headline };
}

/** Teasers of the platform's own prospects that were last shown as of an earlier day, locked, with their content. */
export async function listTeasersShownBefore(
  trx: ActorTransaction,
  { day, after, limit }: { day: Day; after: string | null; limit: number },
) {
  const rows = await trx
    .selectFrom("teaser")
    .innerJoin("prospect", "prospect.id", "teaser.prospectId")
    .innerJoin("prospectVersion as v", (join) =>
      join.onRef("v.prospectId", "=", "teaser.prospectId").onRef("v.version", "=", "teaser.version"),
    )
    .select(["prospect.id", "prospect.companyId", "prospect.number", "prospect.isDemonstration"])
    .select([
      "prospect.keepShown",
      "prospect.isRecognisable",
      "prospect.generalisation",
      "prospect.ageToldOn",
    ])
    .select(["prospect.acceptedFen", "teaser.version", "teaser.status", "teaser.publishedAt", "v.content"])
    .where("teaser.shownOn", "<", day)
    .$if(after !== null, (query) => query.where("teaser.prospectId", ">", after ?? ""))
    // An imported prospect has a record and no content.
    .where(sql<boolean>`v.content ? 'ask'`)
    .orderBy("teaser.prospectId")
    .limit(limit)
    .forNoKeyUpdate("prospect")
    .execute();
  return rows.map(({ version, status, publishedAt, content, ...prospect }) => ({
    prospect,
    version,
    status,
    publishedAt,
    content,
  }));
}
