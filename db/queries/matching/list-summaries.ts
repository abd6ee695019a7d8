import { sql } from "kysely";
import type { CommonPoints } from "#app/domain/matching/ranking/common-points.ts";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** How many pairs of a list say what is typical of it: those that anybody reads. */
const best = 500;

const bestParts = preparedQuery((trx, { mandateId }: { mandateId: string }) =>
  trx
    .selectFrom("match")
    .select("match.parts")
    .where("match.mandateId", "=", mandateId)
    .where("match.outcome", "=", sql.lit("eligible" as const))
    .orderBy("match.score", "desc")
    .orderBy("match.prospectId")
    .limit(sql.lit(best)),
);

/** The reasons of the best pairs of a mandate's list, as stored. */
export async function listBestParts(trx: ActorTransaction, mandateId: string): Promise<unknown[]> {
  return (await bestParts(trx, { mandateId })).map(({ parts }) => parts);
}

/** Stores what is common to a mandate's list; nothing is written where it is the same. */
export async function upsertCommonPoints(
  trx: ActorTransaction,
  mandateId: string,
  points: CommonPoints,
): Promise<void> {
  await sql`
    insert into list_common (mandate_id, institution_id, points)
    select mandate.id, mandate.institution_id, ${JSON.stringify(points)}::jsonb from mandate
    where mandate.id = ${mandateId}::uuid
    on conflict (mandate_id) do update set points = excluded.points
    where list_common.points is distinct from excluded.points`.execute(trx);
}

/** The mandates that rank something, by id. */
export async function listRankingMandates(trx: ActorTransaction): Promise<string[]> {
  const rows = await trx
    .selectFrom("mandate")
    .select("id")
    .where("status", "=", "active")
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** What is common to a mandate's list, as stored; null before it was summarised. */
export const commonPoints = sql<unknown>`(
  select points from list_common where list_common.mandate_id = mandate.id)`.as("commonPoints");
