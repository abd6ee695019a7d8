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
 * Removes archives whose time is over, and files that nobody can come for: of an organization that is gone, of one that
 * was given up, or of an attempt that was killed. The file goes first, so that a worker that dies in between leaves nothing behind.
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
