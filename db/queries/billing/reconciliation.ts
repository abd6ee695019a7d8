import { sql } from "kysely";
import type { Difference } from "#app/domain/billing/differences.ts";
import { insertForId, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export const insertRun = insertForId("reconciliationRun");

export async function finishRun(
  trx: ActorTransaction,
  id: bigint,
  change: { finishedAt: Date; found: number; mended: number },
): Promise<void> {
  await trx.updateTable("reconciliationRun").set(change).where("id", "=", id).execute();
}

/** Opens a difference, or notes that it is still there. Returns its id. */
export async function noteDifference(trx: ActorTransaction, of: Difference, at: Date): Promise<string> {
  const { kind, subjectId, institutionId, detail } = of;
  const { id } = await trx
    .insertInto("billingDifference")
    .values({ kind, subjectId, institutionId, detail: JSON.stringify(detail), foundAt: at, seenAt: at })
    .onConflict((conflict) =>
      conflict
        .columns(["kind", "subjectId"])
        .where("settledAt", "is", null)
        .doUpdateSet({ seenAt: at, detail: JSON.stringify(detail) }),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export const updateDifference = updateById("billingDifference");

/** Differences of these kinds that a run that began then did not find any more. */
export async function settleGone(
  trx: ActorTransaction,
  { kinds, before, at }: { kinds: readonly string[]; before: Date; at: Date },
): Promise<number> {
  const { numUpdatedRows } = await trx
    .updateTable("billingDifference")
    .set({ settledAt: at, settledHow: "gone" })
    .where("settledAt", "is", null)
    .where("kind", "in", kinds)
    .where("seenAt", "<", before)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Open differences, the oldest first. */
export function listOpenDifferences(trx: ActorTransaction, limit: number) {
  return trx
    .selectFrom("billingDifference as d")
    .leftJoin("institution", "institution.id", "d.institutionId")
    .select([
      "d.id",
      "d.kind",
      "d.subjectId",
      "d.institutionId",
      "d.detail",
      "d.foundAt",
      "d.seenAt",
      "institution.nameZh as institutionNameZh",
      "institution.nameEn as institutionNameEn",
      sql<number>`(count(*) over ())::int`.as("all"),
    ])
    .where("d.settledAt", "is", null)
    .orderBy("d.foundAt")
    .limit(limit)
    .execute();
}
