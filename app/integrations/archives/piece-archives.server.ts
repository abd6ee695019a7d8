import type { DocumentStore } from "../documents/store.ts";
import { pieceName, readPieces } from "../documents/store.ts";
import { Readable } from "node:stream";
import type { ArchiveStore } from "./archive-store.server.ts";

const pieceBytes = 1024 * 1024;

/** Archives in a store of pieces that no document lies in: a bucket that every machine of the house reaches. */
export function pieceArchives(store: DocumentStore): ArchiveStore {
  return {
    async put(id, bytes) {
      let [offset, held] = [0, Buffer.alloc(0)];
      const keep = async (piece: Buffer): Promise<void> => {
        await store.putPiece(id, pieceName(offset), piece);
        offset += piece.length;
      };
      for await (const part of bytes) {
        held = Buffer.concat([held, part as Buffer]);
        while (held.length >= pieceBytes) {
          await keep(held.subarray(0, pieceBytes));
          held = held.subarray(pieceBytes);
        }
      }
      if (held.length > 0) await keep(held);
      return BigInt(offset);
    },
    get: (id, size) =>
      Promise.resolve({
        bytes: Readable.from(readPieces(store, { id, sizeBytes: size, pieceBytes, pieceKeys: [] }), {
          objectMode: false,
        }),
        size,
      }),
    remove: (id) => store.remove(id),
    async list(before) {
      const last = new Map<string, Date>();
      for await (const { fileId, at } of store.list())
        if (at > (last.get(fileId) ?? new Date(0))) last.set(fileId, at);
      return [...last].filter(([, at]) => at < before).map(([id]) => id);
    },
  };
}
