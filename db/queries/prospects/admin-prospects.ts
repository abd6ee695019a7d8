import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { MarketStatus } from "#app/domain/prospects/market-filter.ts";
import { caseOpening, openedToday } from "#db/queries/moderation/admin-openings.ts";
import { MOST_PARTIES } from "#db/queries/moderation/case-search.ts";
import { isReaderTied, recusedFrom } from "#db/queries/moderation/ties.ts";
import { MOST_COUNTED } from "#app/lib/paging.ts";
import { type afterInstant, instantKey } from "#db/queries/shared/instant-key.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Whose prospects a search is about; `isCut`: more organizations have that text in their names than were looked at. */
export async function findCompaniesNamed(trx: ActorTransaction, words: string) {
  const { rows } = await sql<{ id: string }>`
    select id from list_parties_of_cases(${words}, ${MOST_PARTIES + 1}) as id`.execute(trx);
  return { ids: rows.slice(0, MOST_PARTIES).map(({ id }) => id), isCut: rows.length > MOST_PARTIES };
}

interface Selection {
  statuses: readonly MarketStatus[];
  companyIds: readonly string[] | undefined;
  number: number | undefined;
  after: ReturnType<typeof afterInstant>;
  limit: number;
}

const open = sql.raw("('issued', 'viewed', 'countered', 'revised')");

/** Which prospects a search is about; all without one. */
function isSearched({ companyIds, number }: Pick<Selection, "companyIds" | "number">): RawBuilder<SqlBool> {
  if (number !== undefined) return sql`prospect.number = ${number}::bigint`;
  return companyIds === undefined ? sql`true` : sql`prospect.company_id = any (${companyIds}::uuid[])`;
}

/** Prospects on the market, paused or suspended, the last change of state first, for admins. Keyset: after the given row. */
export async function listProspectsForAdmins(trx: ActorTransaction, selection: Selection) {
  const { statuses, after, limit } = selection;
  let query = trx
    .selectFrom("prospect")
    .innerJoin("company", "company.id", "prospect.companyId")
    .leftJoin("teaser", "teaser.prospectId", "prospect.id")
    .select(["prospect.id", "prospect.number", "prospect.status", "prospect.soughtFen"])
    .select(["prospect.targetFen", "prospect.statusChangedAt", "company.nameZh", "company.nameEn"])
    .select(["teaser.headlineZh", "teaser.headlineEn", instantKey("prospect.statusChangedAt")])
    .select(
      sql<bigint>`(select count(*) from offer o where o.prospect_id = prospect.id and o.status in ${open})`.as(
        "offers",
      ),
    )
    .select(recusedFrom("moderator", "prospect.company_id", "null"))
    .where("prospect.status", "in", statuses)
    .where(isSearched(selection));
  if (after)
    query = query.where(
      sql<SqlBool>`(prospect.status_changed_at, prospect.id) < (${after.instantKey}::timestamptz, ${after.id}::uuid)`,
    );
  const rows = await query
    .orderBy("prospect.statusChangedAt", "desc")
    .orderBy("prospect.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, offers: Number(row.offers) }));
}

/** How many prospects of a search have each of these statuses, to one more than MOST_COUNTED. */
export async function countProspectsForAdmins(
  trx: ActorTransaction,
  selection: Pick<Selection, "statuses" | "companyIds" | "number">,
): Promise<Partial<Record<MarketStatus, number>>> {
  const counted = selection.statuses.map((status) =>
    trx
      .selectFrom((eb) =>
        eb
          .selectFrom("prospect")
          .select("prospect.id")
          .where("prospect.status", "=", status)
          .where(isSearched(selection))
          .limit(MOST_COUNTED + 1)
          .as("found"),
      )
      .select(({ fn }) => [sql.lit<MarketStatus>(status).as("status"), fn.countAll<bigint>().as("count")]),
  );
  const [first, ...others] = counted;
  if (first === undefined) return {};
  const rows = await others.reduce((all, one) => all.unionAll(one), first).execute();
  return Object.fromEntries(rows.map(({ status, count }) => [status, Number(count)]));
}

/** An introduction that is open on a prospect, by itself or by an offer that outlives it. */
const openIntroduction = sql`(i.status in ('requested', 'consent_pending', 'consented', 'converted')
  or exists (select from offer o where o.introduction_id = i.id and o.status in ${open}))`;

/**
 * A prospect that was published at some time, for an admin: its company, its teaser, what is open on it, its newest case,
 * and a suspension that waits for another admin. `isTied`: a tie keeps the admin away from it.
 */
export async function findProspectForAdmin(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("prospect")
    .innerJoin("company", "company.id", "prospect.companyId")
    .leftJoin("teaser", "teaser.prospectId", "prospect.id")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("moderationCase as c")
          .select(["c.id", "c.number", "c.status"])
          .whereRef("c.prospectId", "=", "prospect.id")
          .orderBy("c.number", "desc")
          .limit(1)
          .as("newest"),
      (join) => join.onTrue(),
    )
    .leftJoin("confirmation as suspension", (join) =>
      join
        .onRef("suspension.subjectId", "=", "prospect.id")
        .on("suspension.kind", "=", sql.lit("ask-suspension"))
        .on("suspension.status", "=", sql.lit("open")),
    )
    .leftJoin("accounts.user as proposer", "proposer.id", "suspension.proposedBy")
    .select([
      "prospect.id",
      "prospect.number",
      "prospect.status",
      "prospect.statusChangedAt",
      "prospect.appealed",
    ])
    .select(["prospect.liveVersion", "prospect.soughtFen", "prospect.targetFen", "prospect.expiresAt"])
    .select(["prospect.confirmedFen", "prospect.companyId", "company.nameZh", "company.nameEn"])
    .select(["teaser.headlineZh", "teaser.headlineEn", "teaser.bands", "teaser.texts", "teaser.stage"])
    .select(["teaser.instruments", "teaser.securities", "teaser.purpose"])
    .select(["teaser.termMonthsMin", "teaser.termMonthsMax"])
    .select(["newest.id as caseId", "newest.number as caseNumber", "newest.status as caseStatus"])
    .select(["suspension.id as confirmationId", "suspension.proposedBy", "suspension.dueAt"])
    .select(["suspension.proposedAt", "suspension.beforeStatus", "proposer.name as proposerName"])
    .select([
      sql<number>`(select count(*)::int from offer o where o.prospect_id = prospect.id and o.status in ${open}
        and o.expires_at > app_now())`.as("offers"),
      sql<number>`(select count(*)::int from introduction i where i.prospect_id = prospect.id
        and i.status in ('requested', 'consent_pending'))`.as("requests"),
      sql<number>`(select count(*)::int from consent c where c.prospect_id = prospect.id and c.revoked_at is null
        and c.expires_at > app_now())`.as("consents"),
      sql<number>`(select count(*)::int from application a where a.prospect_id = prospect.id
        and a.status in ('submitted', 'incomplete', 'complete', 'under_review'))`.as("applications"),
      sql<number>`(select count(*)::int from deal d where d.prospect_id = prospect.id
        and d.status not in ('fell_through', 'released'))`.as("deals"),
      sql<number>`(select count(distinct i.institution_id)::int from introduction i
        where i.prospect_id = prospect.id and ${openIntroduction})`.as("institutions"),
      isReaderTied("prospect.company_id", "null").as("isTied"),
    ])
    .select(openedToday("newest.id").as("isOpenedToday"))
    .where("prospect.id", "=", prospectId)
    .where("prospect.publishedAt", "is not", null)
    .executeTakeFirst();
}

/** Records that the acting admin opens a company's prospect, as of its newest case: its company reads that. */
export async function recordProspectOpening(trx: ActorTransaction, caseId: string): Promise<void> {
  await trx.selectNoFrom(caseOpening(caseId)).execute();
}
