import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { LARGEST_FILE_BYTES, PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { newPieceKey } from "#app/integrations/documents/store.ts";
import type { DocumentsContext } from "#app/services/context.ts";

/**
 * Stores a file from one request piece by piece as it arrives, and returns its size and the keys of its pieces; or what
 * is wrong with its size.
 */
export async function storePieces(
  { documents }: Pick<DocumentsContext, "documents">,
  fileId: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ fault: FileFault } | { size: number; pieceKeys: string[] }> {
  let size = 0;
  const pieceKeys: string[] = [];
  for await (const piece of inPieces(bytes)) {
    if (size + piece.length > LARGEST_FILE_BYTES) return { fault: "file-too-large" };
    const key = newPieceKey(size);
    await documents.putPiece(fileId, key, piece);
    pieceKeys.push(key);
    size += piece.length;
  }
  return size === 0 ? { fault: "file-empty" } : { size, pieceKeys };
}

/** The same bytes in pieces of the stored size. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= PIECE_BYTES) {
      const all = Buffer.concat(waiting);
      yield all.subarray(0, PIECE_BYTES);
      waiting = [all.subarray(PIECE_BYTES)];
      length -= PIECE_BYTES;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
