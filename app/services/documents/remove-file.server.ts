import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { listKeptFiles } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "../context.ts";

/** Removes the bytes of a file that its company has removed; twice is once, and the sweep does what is left undone. */
export async function removeFile(
  { withActor, documents }: DocumentsContext,
  actor: SystemActor,
  { fileId }: { fileId: string },
): Promise<void> {
  const kept = await withActor(actor, (trx) => listKeptFiles(trx, [fileId]));
  if (!kept.has(fileId)) await documents.remove(fileId);
}
