import { createHash, randomUUID } from "node:crypto";

/**
 * Where the bytes of documents lie, in pieces: a piece is there whole or not at all, and is never written over. So an
 * upload goes on where it was, nothing is held in memory beyond a piece, and a disk and an S3 bucket are alike.
 */
export interface DocumentStore {
  /** Keeps a piece under its key. Resolves once it would outlast the process; refuses (`document-store-full`) without room. */
  putPiece(fileId: string, key: string, bytes: Uint8Array): Promise<void>;
  /** The bytes of a piece; null where there is none. */
  getPiece(fileId: string, key: string): Promise<Uint8Array | null>;
  /** Removes one piece; one that isn't there is removed already. */
  removePiece(fileId: string, key: string): Promise<void>;
  /** Removes all pieces of a file; one that isn't there is removed already. */
  remove(fileId: string): Promise<void>;
  /** Every piece, those of a file after each other, with the time of its writing; `key` is empty where a file has none. */
  list(): AsyncIterable<{ fileId: string; key: string; at: Date }>;
}

/** What a file is stored as. */
export interface StoredFile {
  id: string;
  sizeBytes: number;
  pieceBytes: number;
  /** Under which its pieces lie, in their order; a piece without one lies under its offset. */
  pieceKeys: readonly string[];
}

/** A file's bytes are not those that were sealed, or not there: an incident. */
export class AlteredFile extends Error {
  override readonly name = "AlteredFile";
}

/** A key that no other piece has. */
export function newPieceKey(offset: number): string {
  return `${pieceName(offset)}-${randomUUID()}`;
}

/** The name of a piece by its place: sorts by it. */
export function pieceName(offset: number): string {
  return String(offset).padStart(12, "0");
}

/** The file's bytes from the first to the last, a piece at a time. Throws `AlteredFile` where a piece isn't whole. */
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
 * The bytes of a sealed file, compared with the digest (SHA-256 in hex) that it was sealed with before the first of them
 * is given; throws `AlteredFile` where they differ. A file of one piece is read once. Of a longer one no more than a
 * piece is in memory: it is read twice, and each piece compared with what it was at the first reading.
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
