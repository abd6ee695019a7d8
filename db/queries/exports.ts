import { sql, type Insertable, type Updateable } from "kysely";
import type { ExportTable } from "../schema/exports.ts";
import type { ActorTransaction } from "../with-actor.ts";

/** Undefined where one is under way already: the unique index decides between two at once. */
export async function insertExport(trx: ActorTransaction, values: Insertable<ExportTable>) {
  return trx
    .insertInto("export")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column("organizationId")
        .where(sql<boolean>`status in ('queued', 'running')`)
        .doNothing(),
    )
    .returning("id")
    .executeTakeFirst();
}

/** The latest archives of an organization, with who asked for each. */
export async function listExports(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("export as e")
    .leftJoin("accounts.user as u", "u.id", "e.requestedBy")
    .select([
      "e.id",
      "e.status",
      "e.written",
      "e.files",
      "e.sizeBytes",
      "e.requestedAt",
      "e.readyAt",
      "e.expiresAt",
    ])
    .select("u.name as requestedByName")
    .where("e.organizationId", "=", organizationId)
    .orderBy("e.requestedAt", "desc")
    .limit(10)
    .execute();
}

export async function findReadyExport(
  trx: ActorTransaction,
  { exportId, organizationId, at }: { exportId: string; organizationId: string; at: Date },
) {
  return trx
    .selectFrom("export")
    .select(["id", "sizeBytes", "requestedAt"])
    .where("id", "=", exportId)
    .where("organizationId", "=", organizationId)
    .where("status", "=", "ready")
    .where("expiresAt", ">", at)
    .executeTakeFirst();
}

export async function findExport(trx: ActorTransaction, exportId: string) {
  return trx.selectFrom("export").selectAll().where("id", "=", exportId).executeTakeFirst();
}

/** Changes an archive that is still under way; false where it is not any more. */
export async function updateOpenExport(
  trx: ActorTransaction,
  exportId: string,
  change: Updateable<ExportTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("export")
    .set(change)
    .where("id", "=", exportId)
    .where("status", "in", ["queued", "running"])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Archives whose time is over. */
export async function listOutlivedExports(trx: ActorTransaction, at: Date): Promise<string[]> {
  const rows = await trx
    .selectFrom("export")
    .select("id")
    .where("status", "=", "ready")
    .where("expiresAt", "<=", at)
    .limit(100)
    .execute();
  return rows.map(({ id }) => id);
}

export async function markExportExpired(trx: ActorTransaction, exportId: string): Promise<void> {
  await trx
    .updateTable("export")
    .set({ status: "expired" })
    .where("id", "=", exportId)
    .where("status", "=", "ready")
    .execute();
}

/** Gives up what was asked for before that moment and is not there yet. */
export async function failExportsBefore(trx: ActorTransaction, before: Date): Promise<void> {
  await trx
    .updateTable("export")
    .set({ status: "failed" })
    .where("status", "in", ["queued", "running"])
    .where("requestedAt", "<", before)
    .execute();
}

/** Which of these archives somebody may still come for. */
export async function listKeptExports(
  trx: ActorTransaction,
  exportIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (exportIds.length === 0) return new Set();
  const rows = await trx
    .selectFrom("export")
    .select("id")
    .where("id", "in", exportIds)
    .where("status", "in", ["queued", "running", "ready"])
    .execute();
  return new Set(rows.map(({ id }) => id));
}
