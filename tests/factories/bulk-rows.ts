import type { MandateTerms, ProspectFacts } from "#app/domain/matching/criteria/facts.ts";
import { toDemandColumns } from "#db/queries/mandates/demand-columns.ts";
import { figureColumns } from "#db/queries/prospects/figure-columns.ts";
import type { Database } from "#db/schema.ts";
import { insertRows } from "#db/seeds/insert-rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { type Insertable, type Kysely, sql } from "kysely";
import { dayOn, daysOn } from "./days.ts";

/** Inserts many rows past every rule but the columns' own, without foreign keys. For superusers. */
async function insertAsMigrator(
  db: Kysely<Database>,
  work: (trx: ActorTransaction) => Promise<void>,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`set local session_replication_role = replica`.execute(trx);
    await work(trx);
  });
}

const percent = (bp: number | null) => (bp === null ? null : (bp / 100).toFixed(2));

/** Known numbers and titles, as the columns of a teaser. */
export function boundColumns(facts: ProspectFacts) {
  return {
    ...figureColumns(facts),
    ageLeastMonths: facts.ageMonths?.least ?? null,
    ageMostMonths: facts.ageMonths?.most ?? null,
    recognitions: [...facts.recognitions],
    hasAllRecognitions: facts.hasAllRecognitions,
  };
}

/** One company for each prospect, whose id differs from its in one place. */
const companyOf = (prospectId: string) => `2${prospectId.slice(1)}`;

/** Teasers that show these facts. Facts that a teaser always shows must be known. */
export async function insertTeasers(db: Kysely<Database>, prospects: readonly ProspectFacts[], from = 0) {
  const rows = prospects.map((facts, at): Insertable<Database["teaser"]> => ({
    prospectId: facts.prospectId,
    number: BigInt(from + at + 1),
    companyId: companyOf(facts.prospectId),
    version: facts.version,
    status: "published",
    headlineZh: null,
    headlineEn: null,
    sector: facts.sector ?? "",
    district: facts.district ?? "",
    stage: facts.stage ?? "",
    instruments: [...facts.instruments],
    securities: facts.securities === null ? null : [...facts.securities],
    purpose: "other",
    amountMinFen: facts.amountMinFen ?? 0n,
    amountMaxFen: facts.amountMaxFen ?? 0n,
    termMonthsMin: facts.termMonthsMin,
    termMonthsMax: facts.termMonthsMax,
    maxRatePercent: percent(facts.maxRateBp),
    firstAnswerDays: facts.firstAnswerDays,
    ...boundColumns(facts),
    bands: "{}",
    publishedAt: daysOn(-24),
    shownOn: dayOn(-24),
  }));
  await insertAsMigrator(db, (trx) => insertRows(trx, "teaser", rows));
}

/** Mandates in force with these terms, each of an existing institution. */
export async function insertMandates(db: Kysely<Database>, mandates: readonly MandateTerms[]) {
  const rows = mandates.map((terms): Insertable<Database["mandate"]> => ({
    id: terms.mandateId,
    institutionId: terms.institutionId,
    status: terms.open ? "active" : "paused",
    version: terms.version,
    nameZh: null,
    nameEn: null,
    ...toDemandColumns(terms),
    preferences: JSON.stringify(terms.preferences, (_, value: unknown) =>
      typeof value === "bigint" ? value.toString() : value,
    ),
    budgetFen: terms.budgetLeftFen,
    introductionCap: terms.introductionsLeft,
    validFrom: terms.validFrom,
    validUntil: terms.validUntil,
    createdBy: null,
  }));
  await insertAsMigrator(db, (trx) => insertRows(trx, "mandate", rows));
}

/** Institutions that may offer capital, with no other data. */
export async function insertInstitutions(db: Kysely<Database>, ids: readonly string[]) {
  const rows = ids.map((id): Insertable<Database["institution"]> => ({
    id,
    kind: "bank",
    nameZh: id,
    nameEn: null,
    uscc: null,
    licenceNumber: "",
    regulator: "",
    licenceScope: "",
    licenceExpiresOn: null,
    aboutZh: null,
    aboutEn: null,
    contactName: null,
    contactPhone: null,
    contactEmail: null,
    status: "active",
    verifiedAt: null,
    responsiveness: null,
    firstAnswerDays: null,
    answersMeasuredAt: null,
  }));
  await insertAsMigrator(db, (trx) => insertRows(trx, "institution", rows));
}

/** Companies and prospects for the existing teasers, so that rows can refer to them. */
export async function insertOwnersOfTeasers(db: Kysely<Database>): Promise<void> {
  await insertAsMigrator(db, async (trx) => {
    await sql`
      insert into company (id, uscc, name_zh, sector, district, established_on)
      select teaser.company_id, min(teaser.company_id::text), '', min(teaser.sector), min(teaser.district),
        '2020-01-01'::date
      from teaser group by teaser.company_id`.execute(trx);
    await sql`
      insert into prospect (id, company_id, status, sought_fen)
      select teaser.prospect_id, teaser.company_id, 'published', teaser.amount_max_fen from teaser`.execute(
      trx,
    );
  });
}
