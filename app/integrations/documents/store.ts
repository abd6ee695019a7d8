/**
 * Where the bytes of documents lie, in pieces: a piece is there whole or not at all, and writing one again is harmless.
 * So an upload goes on where it was, nothing is held in memory beyond a piece, and a disk and an S3 bucket are alike.
 */
export interface DocumentStore {
  /** Keeps the piece that begins at `offset`. Resolves once it would outlast the process. */
  putPiece(fileId: string, offset: number, bytes: Uint8Array): Promise<void>;
  /** The bytes of a piece. */
  getPiece(fileId: string, offset: number): Promise<Uint8Array>;
  /** Removes all pieces of a file; one that isn't there is removed already. */
  remove(fileId: string): Promise<void>;
  /** Every file of which a piece is there, with the time of its last piece. */
  list(): AsyncIterable<{ fileId: string; at: Date }>;
}

/** The file's bytes from the first to the last, a piece at a time. */
export async function* readPieces(
  store: Pick<DocumentStore, "getPiece">,
  fileId: string,
  { sizeBytes, pieceBytes }: { sizeBytes: number; pieceBytes: number },
): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < sizeBytes; offset += pieceBytes) {
    const piece = await store.getPiece(fileId, offset);
    if (piece.length !== Math.min(pieceBytes, sizeBytes - offset))
      throw new Error("a stored piece is not whole");
    yield piece;
  }
}

/** The name of a piece: sorts by its place. */
export function pieceName(offset: number): string {
  return String(offset).padStart(12, "0");
}
