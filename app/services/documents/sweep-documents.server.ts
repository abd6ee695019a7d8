import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { UPLOAD_GIVEN_UP_HOURS } from "#app/domain/documents/limits.ts";
import { deleteUnsent, lockUnsent } from "#db/queries/introductions/attachments.ts";
import { deleteUpload, listKeptFiles, lockGivenUpUploads } from "#db/queries/documents/document-files.ts";
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
): Promise<{ uploads: number; strays: number }> {
  let uploads = 0;
  const since = new Date(now().getTime() - UPLOAD_GIVEN_UP_HOURS * hourMs);
  for (const [lock, remove] of [
    [lockGivenUpUploads, deleteUpload],
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
  return { uploads, strays: await sweepStrays({ withActor, now, documents }, actor) };
}

/** Orphaned bytes older than an hour: whole files, and pieces that lost their claim to another. */
async function sweepStrays(
  { withActor, now, documents }: Pick<DocumentsContext, "withActor" | "now" | "documents">,
  actor: SystemActor,
): Promise<number> {
  const old = new Map<string, string[]>();
  for await (const { fileId, key, at } of documents.list()) {
    if (uuid.test(fileId) && now().getTime() - at.getTime() > hourMs)
      old.set(fileId, [...(old.get(fileId) ?? []), key]);
  }
  const ids = [...old.keys()];
  let strays = 0;
  for (let from = 0; from < ids.length; from += batch) {
    const some = ids.slice(from, from + batch);
    const kept = await withActor(actor, (trx) => listKeptFiles(trx, some));
    for (const fileId of some) {
      const wanted = kept.get(fileId);
      if (wanted === undefined) {
        await documents.remove(fileId);
        strays += 1;
      } else if (!wanted.isComing && wanted.pieceKeys.length > 0) {
        for (const key of (old.get(fileId) ?? []).filter((key) => !wanted.pieceKeys.includes(key))) {
          await documents.removePiece(fileId, key);
          strays += 1;
        }
      }
    }
  }
  return strays;
}

/** Other objects in the same folder or bucket are not touched. */
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
