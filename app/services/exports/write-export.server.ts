import { actorIn, type SystemActor } from "#app/domain/accounts/actor.ts";
import { EXPORT_KEPT_DAYS } from "#app/domain/exports/lifecycle.ts";
import { sectionsOf } from "#app/domain/exports/sections.ts";
import { composeArchive } from "#app/integrations/archives/compose-archive.server.ts";
import { findExport, updateOpenExport } from "#db/queries/exports.ts";
import { findReader } from "#db/queries/letters-due.ts";
import type { ExportsContext } from "../context.ts";
import { filesOfExport } from "./files-of-export.server.ts";

/**
 * Writes an archive that was asked for, as the person who asked reads: under their policies, so that it holds nothing
 * that the other side hides. Running again, after a worker was killed, writes it anew in the place of what was there.
 */
export async function writeExport(
  ctx: ExportsContext,
  actor: SystemActor,
  { exportId }: { exportId: string },
): Promise<void> {
  const { withActor, now, archives } = ctx;
  const asked = await withActor(actor, (trx) => findExport(trx, exportId));
  if (asked === undefined || (asked.status !== "queued" && asked.status !== "running")) return;
  const { organizationId, requestedBy: userId, side, locale } = asked;
  const set = (change: Parameters<typeof updateOpenExport>[2]) =>
    withActor(actor, (trx) => updateOpenExport(trx, exportId, change));
  const reader = await withActor(actor, (trx) => findReader(trx, { userId, organizationId }));
  if (reader?.memberRole !== "owner") {
    await set({ status: "failed" });
    return;
  }
  await set({ status: "running", written: 0, files: sectionsOf(side).length });
  const person = actorIn({ kind: side, organizationId, userId, memberRole: "owner" });
  const files = await filesOfExport(ctx, person, {
    locale,
    organization: reader.name ?? "",
    onWritten: async (written) => void (await set({ written })),
  });
  const sizeBytes = await archives.put(exportId, composeArchive(files, now()));
  const readyAt = now();
  const expiresAt = new Date(readyAt.getTime() + EXPORT_KEPT_DAYS * 86_400_000);
  await set({ status: "ready", sizeBytes, readyAt, expiresAt });
}
