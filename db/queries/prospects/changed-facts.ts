import { type RawBuilder, sql } from "kysely";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { factColumns, type FactsRow } from "#db/queries/matching/matching-facts.ts";

/** A teaser that was written or removed, with its facts while it is visible to institutions and seeks something. */
export interface ChangedFacts {
  prospectId: string;
  /** Its writing transaction, as recorded and as this cluster counts it; while that is the same, so are the facts. */
  writtenIn: string;
  facts: FactsRow | null;
}

/**
 * The teasers written since the horizon of an earlier call, without one all of them, and the next horizon: the oldest
 * transaction that still runs, since its writes become visible only later. Some teasers are therefore repeated. Higher
 * numbers than the present one come from another cluster, whose dump was restored. Null for an institution that sees no
 * teasers.
 */
export async function listChangedFacts(
  trx: ActorTransaction,
  since: string | null,
): Promise<{ horizon: string; changes: ChangedFacts[] } | null> {
  const rows = await (since === null ? allFacts(trx, {}) : factsSince(trx, { since }));
  const [first] = rows;
  if (!first?.isInstitution) return null;
  const changes = rows.flatMap(({ changedId, writtenIn, ...row }): ChangedFacts[] =>
    changedId === null || writtenIn === null
      ? []
      : [{ prospectId: changedId, writtenIn, facts: hasFacts(row) ? row : null }],
  );
  return { horizon: first.horizon, changes };
}

const allFacts = preparedQuery((trx) => changedFacts(trx, sql.lit(true)));
const factsSince = preparedQuery((trx, { since }: { since: string }) =>
  changedFacts(
    trx,
    sql<boolean>`teaser_change.written_in >= ${since}::text::xid8
      and teaser_change.written_in < pg_snapshot_xmax(pg_current_snapshot())`,
  ),
);

function changedFacts(trx: ActorTransaction, isChanged: RawBuilder<boolean>) {
  return trx
    .selectFrom(
      sql<{ horizon: string; isInstitution: boolean }>`(
        select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
          exists (select from institution where id = current_organization_id() and status = 'active') as is_institution
      )`.as("present"),
    )
    .leftJoin("teaserChange", (join) => join.on(isChanged))
    .leftJoinLateral(
      (query) =>
        query
          .selectFrom("teaser")
          .select(factColumns)
          .whereRef("teaser.prospectId", "=", "teaserChange.prospectId")
          .where("teaser.status", "=", sql.lit("published"))
          .where("teaser.amountMaxFen", ">", sql.lit(0n))
          // Looked up one by one: the planner would read all teasers for the few that changed.
          .offset(sql.lit(0))
          .as("teaser"),
      (join) => join.onTrue(),
    )
    .select([
      "present.horizon",
      "present.isInstitution",
      "teaserChange.prospectId as changedId",
      sql<string | null>`teaser_change.written_in || ' ' || teaser_change.xmin`.as("writtenIn"),
    ])
    .selectAll("teaser");
}

function hasFacts<Row extends { prospectId: string | null }>(row: Row): row is Row & FactsRow {
  return row.prospectId !== null;
}
