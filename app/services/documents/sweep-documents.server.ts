import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { UPLOAD_ABANDONED_HOURS } from "#app/domain/documents/limits.ts";
import { deleteUnsent, lockUnsent } from "#db/queries/introductions/attachments.ts";
import { deleteUpload, listNeededFiles, lockAbandonedUploads } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "../context.ts";

const batch = 100;
const hourMs = 3_600_000;

/**
 * Removes what a crash left of documents and attachments: abandoned uploads, first bytes and then rows; and bytes
 * without a row. A row is written before its bytes, so bytes that are an hour old without one are orphans.
 */
export async function sweepDocuments(
  { withActor, now, documents }: DocumentsContext,
  actor: SystemActor,
): Promise<{ uploads: number; orphans: number }> {
  let uploads = 0;
  const since = new Date(now().getTime() - UPLOAD_ABANDONED_HOURS * hourMs);
  for (const [lock, remove] of [
    [lockAbandonedUploads, deleteUpload],
    [lockUnsent, deleteUnsent],
  ] as const) {
    for (let found = batch; found === batch; uploads += found) {
      found = await withActor(actor, async (trx) => {
        const givenUp = await lock(trx, since, batch);
        for (const { id } of givenUp) {
          await documents.remove(id);
          await remove(trx, id);
        }
        return givenUp.length;
      });
    }
  }
  return { uploads, orphans: await sweepOrphans({ withActor, now, documents }, actor) };
}

/** Orphaned bytes older than an hour: whole files, and pieces that lost their claim to another. */
async function sweepOrphans(
  { withActor, now, documents }: Pick<DocumentsContext, "withActor" | "now" | "documents">,
  actor: SystemActor,
): Promise<number> {
  const old = new Map<string, string[]>();
  for await (const { fileId, key, at } of documents.list()) {
    if (uuid.test(fileId) && now().getTime() - at.getTime() > hourMs)
      old.set(fileId, [...(old.get(fileId) ?? []), key]);
  }
  const ids = [...old.keys()];
  let orphans = 0;
  for (let from = 0; from < ids.length; from += batch) {
    const some = ids.slice(from, from + batch);
    const needed = await withActor(actor, (trx) => listNeededFiles(trx, some));
    for (const fileId of some) {
      const wanted = needed.get(fileId);
      if (wanted === undefined) {
        await documents.remove(fileId);
        orphans += 1;
      } else if (!wanted.isComing && wanted.pieceKeys.length > 0) {
        for (const key of (old.get(fileId) ?? []).filter((key) => !wanted.pieceKeys.includes(key))) {
          await documents.removePiece(fileId, key);
          orphans += 1;
        }
      }
    }
  }
  return orphans;
}

/** Other objects in the same folder or bucket are not touched. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
