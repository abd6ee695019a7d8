import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { EXPORT_PATIENCE_HOURS } from "#app/domain/exports/lifecycle.ts";
import {
  failExportsBefore,
  listKeptExports,
  listOutlivedExports,
  markExportExpired,
} from "#db/queries/exports.ts";
import type { ExportsContext } from "../context.ts";

/**
 * Removes archives whose time is over, and files that nobody can come for: of an organization that is gone, or of one
 * that was given up. The file goes first, so that a worker that dies in between leaves nothing behind.
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
  for (const exportId of outlived) {
    await archives.remove(exportId);
    await withActor(actor, (trx) => markExportExpired(trx, exportId));
  }
  const there = await archives.list(longAgo);
  const kept = await withActor(actor, (trx) => listKeptExports(trx, there));
  for (const exportId of there) if (!kept.has(exportId)) await archives.remove(exportId);
}
