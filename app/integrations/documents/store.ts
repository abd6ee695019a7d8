import { createHash, randomUUID } from "node:crypto";

/**
 * Storage of documents' bytes, in pieces: a piece is complete or absent, and never overwritten. So an upload can
 * resume, memory holds at most a piece, and a disk and an S3 bucket behave the same.
 */
export interface DocumentStore {
  /** Stores a piece under its key. Resolves once it is durable; refused (`document-store-full`) when full. */
  putPiece(fileId: string, key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a piece; null if there is none. */
  getPiece(fileId: string, key: string): Promise<Uint8Array | null>;
  /** Removes one piece; an absent one counts as removed. */
  removePiece(fileId: string, key: string): Promise<void>;
  /** Removes all pieces of a file; an absent one counts as removed. */
  remove(fileId: string): Promise<void>;
  /** Every piece, grouped by file, with its time of writing; `key` is empty if a file has none. */
  list(): AsyncIterable<{ fileId: string; key: string; at: Date }>;
}

/** How a file is stored. */
export interface StoredFile {
  id: string;
  sizeBytes: number;
  pieceBytes: number;
  /** The keys of its pieces, in order; a piece without one has its offset as key. */
  pieceKeys: readonly string[];
}

/** A file's bytes no longer match their seal, or are missing: an incident. */
export class AlteredFile extends Error {
  override readonly name = "AlteredFile";
}

/** A unique key for a piece. */
export function newPieceKey(offset: number): string {
  return `${pieceName(offset)}-${randomUUID()}`;
}

/** The name of a piece by its offset: sorts by it. */
export function pieceName(offset: number): string {
  return String(offset).padStart(12, "0");
}

/** The file's bytes in order, a piece at a time. Throws `AlteredFile` if a piece isn't complete. */
export async function* readPieces(
  store: Pick<DocumentStore, "getPiece">,
  { id, sizeBytes, pieceBytes, pieceKeys }: StoredFile,
): AsyncGenerator<Uint8Array> {
  for (let [offset, at] = [0, 0]; offset < sizeBytes; offset += pieceBytes, at += 1) {
    const piece = await store.getPiece(id, pieceKeys[at] ?? pieceName(offset));
    if (piece?.length !== Math.min(pieceBytes, sizeBytes - offset))
      throw new AlteredFile("a stored piece is not whole");
    yield piece;
  }
}

/**
 * The bytes of a sealed file, compared with the digest (SHA-256 in hex) of its seal before the first is returned;
 * throws `AlteredFile` if they differ. A file of one piece is read once. Of a longer one memory holds at most a piece:
 * it is read twice, and each piece compared with the first read.
 */
export async function readSealed(
  store: Pick<DocumentStore, "getPiece">,
  file: StoredFile,
  sha256: string,
): Promise<AsyncIterable<Uint8Array>> {
  const whole = createHash("sha256");
  const digests: string[] = [];
  let only: Uint8Array = new Uint8Array();
  for await (const piece of readPieces(store, file)) {
    whole.update(piece);
    digests.push(digestOf(piece));
    only = piece;
  }
  if (whole.digest("hex") !== sha256) throw new AlteredFile("a stored file is not what was sealed");
  return digests.length === 1 ? once(only) : again(store, file, digests);
}

async function* once(piece: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(piece);
}

async function* again(
  store: Pick<DocumentStore, "getPiece">,
  file: StoredFile,
  digests: readonly string[],
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of readPieces(store, file)) {
    if (digestOf(piece) !== digests[at]) throw new AlteredFile("a stored piece changed while it was read");
    at += 1;
    yield piece;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
