import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { listNeededFiles } from "#db/queries/documents/document-files.ts";
import type { DocumentsContext } from "../context.ts";

/** Deletes the bytes of a file that its company has removed; idempotent, and the sweep finishes what fails. */
export async function removeFile(
  { withActor, documents }: DocumentsContext,
  actor: SystemActor,
  { fileId }: { fileId: string },
): Promise<void> {
  const needed = await withActor(actor, (trx) => listNeededFiles(trx, [fileId]));
  if (!needed.has(fileId)) await documents.remove(fileId);
}
