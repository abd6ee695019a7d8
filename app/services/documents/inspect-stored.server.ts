import type { FileExtension } from "#app/domain/documents/file-types.ts";
import { mediaTypeOf } from "#app/domain/documents/file-name.ts";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { readPieces, type StoredFile } from "#app/integrations/documents/store.ts";
import type { DocumentsContext } from "#app/services/context.ts";

type Whole = Pick<StoredFile, "id" | "sizeBytes" | "pieceKeys">;

/** Inspects a completely stored file: returns what is wrong with it, or its seal. */
export async function inspectStored(
  { documents, inspector }: Pick<DocumentsContext, "documents" | "inspector">,
  file: Whole,
  extension: FileExtension,
) {
  const seen = await inspector.inspect(() => wholeOf({ documents }, file), extension);
  return "fault" in seen ? seen : { ...seen, mediaType: mediaTypeOf(extension) };
}

/** At most the largest file, the most that one inspection has in memory; the memory is transferred to the thread. */
async function wholeOf(
  { documents }: Pick<DocumentsContext, "documents">,
  file: Whole,
): Promise<Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(file.sizeBytes);
  let at = 0;
  for await (const piece of readPieces(documents, { ...file, pieceBytes: PIECE_BYTES })) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
