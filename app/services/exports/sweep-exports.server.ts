import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { EXPORT_TIMEOUT_HOURS } from "#app/domain/exports/lifecycle.ts";
import {
  failExportsBefore,
  listStoredArchives,
  listExpiredExports,
  markExportExpired,
} from "#db/queries/exports/exports.ts";
import type { ExportsContext } from "../context.ts";

/**
 * Removes expired archives and orphaned files: of a deleted organization, a failed archive, or a killed attempt. The
 * file is deleted first, so that a worker that crashes in between leaves no orphan.
 */
export async function sweepExports(ctx: ExportsContext, actor: SystemActor): Promise<void> {
  const longAgo = new Date(ctx.now().getTime() - EXPORT_TIMEOUT_HOURS * 3_600_000);
  const outlived = await ctx.withActor(actor, async (trx) => {
    await failExportsBefore(trx, longAgo);
    return listExpiredExports(trx, ctx.now());
  });
  for (const { id, archiveKey } of outlived) {
    await ctx.archives.remove(archiveKey ?? id);
    await ctx.withActor(actor, (trx) => markExportExpired(trx, id));
  }
  const there = await ctx.archives.list(longAgo);
  const stored = await ctx.withActor(actor, (trx) => listStoredArchives(trx, there));
  for (const key of there) if (!stored.has(key)) await ctx.archives.remove(key);
}
