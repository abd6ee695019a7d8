import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { EXPORT_PATIENCE_HOURS } from "#app/domain/exports/lifecycle.ts";
import {
  failExportsBefore,
  listKeptArchives,
  listOutlivedExports,
  markExportExpired,
} from "#db/queries/exports/exports.ts";
import type { ExportsContext } from "../context.ts";

/**
 * Removes expired archives and orphaned files: of a deleted organization, a failed archive, or a killed attempt. The
 * file is deleted first, so that a worker that crashes in between leaves no orphan.
 */
export async function sweepExports(
  { withActor, now, archives }: ExportsContext,
  actor: SystemActor,
): Promise<void> {
  const longAgo = new Date(now().getTime() - EXPORT_PATIENCE_HOURS * 3_600_000);
  const outlived = await withActor(actor, async (trx) => {
    await failExportsBefore(trx, longAgo);
    return listOutlivedExports(trx, now());
  });
  for (const { id, archiveKey } of outlived) {
    await archives.remove(archiveKey ?? id);
    await withActor(actor, (trx) => markExportExpired(trx, id));
  }
  const there = await archives.list(longAgo);
  const kept = await withActor(actor, (trx) => listKeptArchives(trx, there));
  for (const key of there) if (!kept.has(key)) await archives.remove(key);
}
