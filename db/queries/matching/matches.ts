import { pick } from "#app/lib/pick.ts";
import { sql } from "kysely";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { demand, factColumns, institutionColumns, openIntroductions, termColumns } from "./matching-facts.ts";

/** One match as the matcher found it: only eligible ones and near misses are stored. */
export interface FoundMatch {
  mandateId: string;
  prospectId: string;
  institutionId: string;
  outcome: "eligible" | "near_miss";
  score: number;
  parts: unknown;
  missedCriterion: string | null;
  prospectVersion: number;
  mandateVersion: number;
}

/** The facts of every published teaser that still seeks something, in batches by id, of all companies. */
export async function listTeaserFacts(trx: ActorTransaction, after: string | null, limit: number) {
  return trx
    .selectFrom("teaser")
    .select(factColumns)
    .where("teaser.status", "=", "published")
    .where("teaser.amountMaxFen", ">", sql.lit(0n))
    .$if(after !== null, (query) => query.where("teaser.prospectId", ">", after ?? ""))
    .orderBy("teaser.prospectId")
    .limit(limit)
    .execute();
}

/** The facts of some of them. */
export async function listFactsOfProspects(trx: ActorTransaction, prospectIds: readonly string[]) {
  return trx
    .selectFrom("teaser")
    .select(factColumns)
    .where(sql<boolean>`teaser.prospect_id = any (${[...prospectIds]}::uuid[])`)
    .where("teaser.status", "=", "published")
    .where("teaser.amountMaxFen", ">", sql.lit(0n))
    .execute();
}

export async function findTeaserFacts(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("teaser")
    .select(factColumns)
    .where("teaser.prospectId", "=", prospectId)
    .where("teaser.status", "=", "published")
    .where("teaser.amountMaxFen", ">", sql.lit(0n))
    .executeTakeFirst();
}

/** What other funders give reduces what a prospect still takes, and what its teaser shows of that. */
export async function updateAskOfTeaser(trx: ActorTransaction, prospectId: string): Promise<void> {
  const prospect = await trx
    .selectFrom("prospect")
    .select(["soughtFen", "targetFen", "acceptedFen"])
    .where("id", "=", prospectId)
    .executeTakeFirst();
  if (prospect === undefined) return;
  const { soughtFen: amountMaxFen, targetFen: amountMinFen, acceptedFen } = prospect;
  const { from, to } = publishedAsk({ amountMinFen, amountMaxFen }, acceptedFen);
  await trx
    .updateTable("teaser")
    .set({ amountMinFen: from, amountMaxFen: to })
    .where("prospectId", "=", prospectId)
    .where((eb) => eb.or([eb("amountMinFen", "<>", from), eb("amountMaxFen", "<>", to)]))
    .execute();
}

function terms(trx: ActorTransaction) {
  return trx
    .selectFrom("mandate")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .select(termColumns)
    .select([...institutionColumns, openIntroductions, demand]);
}

function termsInForce(trx: ActorTransaction) {
  return terms(trx).where("mandate.status", "=", "active").where("institution.status", "=", "active");
}

/** The terms of every mandate in force. */
export async function listMandateTerms(trx: ActorTransaction) {
  return termsInForce(trx).execute();
}

/** The terms of some of them. */
export async function listTermsOfMandates(trx: ActorTransaction, mandateIds: readonly string[]) {
  return termsInForce(trx)
    .where(sql<boolean>`mandate.id = any (${[...mandateIds]}::uuid[])`)
    .execute();
}

export async function findMandateTerms(trx: ActorTransaction, mandateId: string) {
  return terms(trx).where("mandate.id", "=", mandateId).executeTakeFirst();
}

/** The stored matches of one prospect, or of one mandate for a range of prospect ids: omitted bounds are open. */
export type MatchesOf =
  { prospectId: string } | { mandateId: string; after: string | null; until: string | null };

export async function listMatches(trx: ActorTransaction, of: MatchesOf) {
  const rows = trx
    .selectFrom("match")
    .select(["mandateId", "prospectId", "outcome", "score", "parts", "missedCriterion"])
    .select(["prospectVersion", "mandateVersion", "modelVersion"]);
  if ("prospectId" in of) return rows.where("prospectId", "=", of.prospectId).execute();
  const { mandateId, after, until } = of;
  return rows
    .where("mandateId", "=", mandateId)
    .$if(after !== null, (query) => query.where("prospectId", ">", after ?? ""))
    .$if(until !== null, (query) => query.where("prospectId", "<=", until ?? ""))
    .execute();
}

/**
 * Upserts matches in one statement and writes no unchanged row. Rows are ordered by key, so that concurrent refreshes
 * don't deadlock.
 */
export async function upsertMatches(
  trx: ActorTransaction,
  found: readonly FoundMatch[],
  modelVersion: string,
  now: Date,
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map((match) => ({
    mandate_id: match.mandateId,
    prospect_id: match.prospectId,
    institution_id: match.institutionId,
    ...pick(match, "outcome", "score", "parts"),
    missed_criterion: match.missedCriterion,
    prospect_version: match.prospectVersion,
    mandate_version: match.mandateVersion,
  }));
  await sql`
    insert into match (mandate_id, prospect_id, institution_id, company_id, outcome, score, parts, missed_criterion,
      prospect_version, mandate_version, model_version, computed_at)
    select mandate_id, prospect_id, institution_id, prospect.company_id, outcome, score, parts, missed_criterion,
      prospect_version, mandate_version, ${modelVersion}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as found (mandate_id uuid, prospect_id uuid,
      institution_id uuid, outcome text, score smallint, parts jsonb, missed_criterion text,
      prospect_version integer, mandate_version integer)
    join prospect on prospect.id = found.prospect_id
    order by mandate_id, prospect_id
    on conflict (mandate_id, prospect_id) do update set
      outcome = excluded.outcome, score = excluded.score, parts = excluded.parts,
      missed_criterion = excluded.missed_criterion, prospect_version = excluded.prospect_version,
      mandate_version = excluded.mandate_version, model_version = excluded.model_version,
      computed_at = excluded.computed_at
    where (match.outcome, match.score, match.parts, match.missed_criterion, match.prospect_version,
      match.mandate_version, match.model_version) is distinct from (excluded.outcome, excluded.score, excluded.parts,
      excluded.missed_criterion, excluded.prospect_version, excluded.mandate_version, excluded.model_version)`.execute(
    trx,
  );
}

/** Deletes what no longer fits. */
export async function deleteMatches(
  trx: ActorTransaction,
  pairs: readonly Pick<FoundMatch, "mandateId" | "prospectId">[],
): Promise<void> {
  if (pairs.length === 0) return;
  await sql`
    delete from match
    using unnest(${pairs.map(({ mandateId }) => mandateId)}::uuid[], ${pairs.map(({ prospectId }) => prospectId)}::uuid[])
      as gone (mandate_id, prospect_id)
    where match.mandate_id = gone.mandate_id and match.prospect_id = gone.prospect_id`.execute(trx);
}

/** Removes a prospect without any pairs left. Only the holder of the queue's lock writes pairs. */
export async function forgetHiddenProspect(trx: ActorTransaction, prospectId: string): Promise<void> {
  await sql`
    delete from prospect_out_of_sight noted where noted.prospect_id = ${prospectId}
      and not exists (select from match where match.prospect_id = noted.prospect_id)`.execute(trx);
}

/** Serializes refreshes, so that none stores what it read before another's change. */
export async function lockMatching(trx: ActorTransaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('matching', 0))`.execute(trx);
}
