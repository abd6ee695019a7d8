import { type DocumentStore, pieceName } from "../documents/store.ts";
import { ARCHIVE_PIECE_BYTES, type ArchiveStore, digesting } from "./archive-store.server.ts";

/** Archives in a store of pieces without documents: a bucket that every machine reaches. */
export function pieceArchives(store: DocumentStore): ArchiveStore {
  return {
    async put(key, bytes) {
      let [offset, held] = [0, Buffer.alloc(0)];
      const storePiece = async (piece: Buffer): Promise<void> => {
        await store.putPiece(key, pieceName(offset), piece);
        offset += piece.length;
      };
      const digest = digesting();
      for await (const part of digest.pass(bytes)) {
        held = Buffer.concat([held, part]);
        while (held.length >= ARCHIVE_PIECE_BYTES) {
          await storePiece(held.subarray(0, ARCHIVE_PIECE_BYTES));
          held = held.subarray(ARCHIVE_PIECE_BYTES);
        }
      }
      if (held.length > 0) await storePiece(held);
      return digest.seal();
    },
    getPiece: (key, piece) => store.getPiece(key, piece),
    remove: (key) => store.remove(key),
    async list(before) {
      const last = new Map<string, Date>();
      for await (const { fileId, at } of store.list())
        if (at > (last.get(fileId) ?? new Date(0))) last.set(fileId, at);
      return [...last].filter(([key, at]) => at < before && isKey(key)).map(([key]) => key);
    },
  };
}

/** Other objects in the folder are not touched. */
function isKey(name: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(name);
}
