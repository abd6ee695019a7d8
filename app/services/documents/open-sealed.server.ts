import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { Refusal } from "#app/domain/refusal.ts";
import { AlteredFile, readSealed } from "#app/integrations/documents/store.ts";
import type { DocumentsContext } from "../context.ts";

/** The row's record of a sealed file's bytes. */
export interface SealedRow {
  id: string;
  sizeBytes: bigint;
  pieceKeys: readonly string[];
  sha256: string | null;
}

/**
 * The bytes of a sealed file, compared with the digest in its seal before the first is sent. Bytes that differ, or are
 * missing, are an incident: it is logged, and the file refused (`document-altered`).
 */
export async function openSealed(
  { documents, log }: Pick<DocumentsContext, "documents" | "log">,
  { id, sizeBytes, pieceKeys, sha256 }: SealedRow,
): Promise<AsyncIterable<Uint8Array>> {
  const file = { id, sizeBytes: Number(sizeBytes), pieceBytes: PIECE_BYTES, pieceKeys };
  try {
    return await readSealed(documents, file, sha256 ?? "");
  } catch (error) {
    if (!(error instanceof AlteredFile)) throw error;
    log.error({ error, fileId: id }, "INCIDENT: the stored bytes of a file are not those that were sealed");
    throw new Refusal("document-altered");
  }
}
