import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A model as stored; the domain parses `model` and `figures`. */
export interface RankingModelRow {
  version: string;
  model: unknown;
  trainedAt: Date;
  events: number;
  figures: unknown;
}

/** The model that was adopted last; undefined while the launch model is in force. Anyone may read it. */
export async function findRankingInForce(trx: ActorTransaction): Promise<RankingModelRow | undefined> {
  const { rows } = await sql<RankingModelRow>`select * from current_ranking_model()`.execute(trx);
  return rows[0];
}

export async function insertRankingModel(
  trx: ActorTransaction,
  { model, figures, ...row }: RankingModelRow & { adopted: boolean },
): Promise<void> {
  await trx
    .insertInto("rankingModel")
    .values({ ...row, model: JSON.stringify(model), figures: JSON.stringify(figures) })
    .execute();
}

/** The bases of some prospects under one model, as stored. */
export async function listBases(
  trx: ActorTransaction,
  prospectIds: readonly string[],
  modelVersion: string,
): Promise<Map<string, unknown>> {
  if (prospectIds.length === 0) return new Map();
  const rows = await trx
    .selectFrom("rankingBase")
    .select(["prospectId", "means"])
    .where("modelVersion", "=", modelVersion)
    .where(sql<boolean>`prospect_id = any (${[...prospectIds]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ prospectId, means }) => [prospectId, means]));
}

/** Upserts bases and writes no unchanged one. */
export async function upsertBases(
  trx: ActorTransaction,
  bases: ReadonlyMap<string, unknown>,
  modelVersion: string,
): Promise<void> {
  if (bases.size === 0) return;
  const rows = [...bases].map(([prospectId, means]) => ({ prospect_id: prospectId, means }));
  await sql`
    insert into ranking_base (prospect_id, model_version, means)
    select prospect_id, ${modelVersion}, means
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as found (prospect_id uuid, means jsonb)
    order by prospect_id
    on conflict (prospect_id) do update set model_version = excluded.model_version, means = excluded.means
    where (ranking_base.model_version, ranking_base.means) is distinct from (excluded.model_version, excluded.means)`.execute(
    trx,
  );
}

/**
 * Queues some of the published prospects for a full ranking at low priority; together the parts are all. Returns how
 * many.
 */
export async function enqueueShareOfProspects(
  trx: ActorTransaction,
  { part, of }: { part: number; of: number },
): Promise<number> {
  const { rows } = await sql`
    select enqueue_job('match-prospect', json_build_object('prospectId', prospect_id), null,
      'match-prospect:' || prospect_id, true)
    from teaser where status = 'published' and mod(abs(hashtext(prospect_id::text)::bigint), ${of}) = ${part}`.execute(
    trx,
  );
  return rows.length;
}
