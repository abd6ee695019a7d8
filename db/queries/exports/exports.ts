import { sql, type Updateable } from "kysely";
import type { ExportTable } from "#db/schema/exports.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { insertUnlessOpen } from "#db/queries/shared/rows.ts";

/** Undefined if one is under way already: the unique index decides concurrent calls. */
export const insertExport = insertUnlessOpen("export", ["organizationId"], ["queued", "running"], ["id"]);

/** The latest archives of an organization, each with the person who requested it. */
export async function listExportsOfOrganization(trx: ActorTransaction, organizationId: string) {
  return trx
    .selectFrom("export as e")
    .leftJoin("accounts.user as u", "u.id", "e.requestedBy")
    .select([
      "e.id",
      "e.requestedBy",
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
    .select(["id", "archiveKey", "sizeBytes", "sha256", "requestedAt"])
    .where("id", "=", exportId)
    .where("organizationId", "=", organizationId)
    .where("status", "=", "ready")
    .where("expiresAt", ">", at)
    .executeTakeFirst();
}

/**
 * An attempt takes over an archive that is still under way: from now on only its writes count. Returns the row before;
 * undefined if the archive is no longer under way.
 */
export async function claimExport(
  trx: ActorTransaction,
  { exportId, archiveKey }: { exportId: string; archiveKey: string },
) {
  const open = await trx
    .selectFrom("export")
    .selectAll()
    .where("id", "=", exportId)
    .where("status", "in", ["queued", "running"])
    .forUpdate()
    .executeTakeFirst();
  if (open !== undefined)
    await trx.updateTable("export").set({ archiveKey }).where("id", "=", exportId).execute();
  return open;
}

/** Changes an archive that is under way by this attempt; false if it is not, or another has taken it over. */
export async function updateClaimedExport(
  trx: ActorTransaction,
  { exportId, archiveKey }: { exportId: string; archiveKey: string },
  change: Updateable<ExportTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("export")
    .set(change)
    .where("id", "=", exportId)
    .where("archiveKey", "=", archiveKey)
    .where("status", "in", ["queued", "running"])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Expired archives. */
export async function listExpiredExports(trx: ActorTransaction, at: Date) {
  return trx
    .selectFrom("export")
    .select(["id", "archiveKey"])
    .where("status", "=", "ready")
    .where("expiresAt", "<=", at)
    .limit(100)
    .execute();
}

export async function markExportExpired(trx: ActorTransaction, exportId: string): Promise<void> {
  await trx
    .updateTable("export")
    .set({ status: "expired" })
    .where("id", "=", exportId)
    .where("status", "=", "ready")
    .execute();
}

/** Fails requests from before that moment that are not complete yet. */
export async function failExportsBefore(trx: ActorTransaction, before: Date): Promise<void> {
  await trx
    .updateTable("export")
    .set({ status: "failed" })
    .where("status", "in", ["queued", "running"])
    .where("requestedAt", "<", before)
    .execute();
}

/** Which of these keys have an archive that can still be downloaded. */
export async function listStoredArchives(
  trx: ActorTransaction,
  archiveKeys: readonly string[],
): Promise<ReadonlySet<string>> {
  if (archiveKeys.length === 0) return new Set();
  const key = sql<string>`coalesce(archive_key, id)`;
  const rows = await trx
    .selectFrom("export")
    .select(key.as("key"))
    .where(key, "in", archiveKeys)
    .where("status", "in", ["queued", "running", "ready"])
    .execute();
  return new Set(rows.map((row) => row.key));
}
