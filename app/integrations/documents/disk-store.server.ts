import { randomUUID } from "node:crypto";
import { link, mkdir, open, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "#app/domain/refusal.ts";
import type { DocumentStore } from "./store.ts";

/** Documents in a folder, for an installation of one machine or with a shared disk. */
export function diskStore(folder: string): DocumentStore {
  const folderOf = (fileId: string): string => join(folder, fileId);
  return {
    async putPiece(fileId, key, bytes) {
      const own = folderOf(fileId);
      // Written to a temporary name and then linked: a partial piece never has its final name, none is overwritten.
      const fresh = join(own, `.${randomUUID()}`);
      try {
        await mkdir(own, { recursive: true, mode: 0o700 });
        await writeWhole(fresh, bytes);
        await link(fresh, join(own, key));
      } catch (error) {
        throw isFull(error) ? new Refusal("document-store-full") : error;
      } finally {
        await rm(fresh, { force: true });
      }
    },
    getPiece: (fileId, key) => readFile(join(folderOf(fileId), key)).catch(nothing),
    removePiece: (fileId, key) => rm(join(folderOf(fileId), key), { force: true }),
    remove: (fileId) => rm(folderOf(fileId), { recursive: true, force: true }),
    async *list() {
      for (const fileId of (await readdir(folder).catch(nothing)) ?? []) {
        const own = await stat(folderOf(fileId)).catch(nothing);
        if (own?.isDirectory() !== true) continue;
        const keys = (await readdir(folderOf(fileId)).catch(nothing)) ?? [];
        if (keys.length === 0) yield { fileId, key: "", at: own.mtime };
        for (const key of keys) {
          const piece = await stat(join(folderOf(fileId), key)).catch(nothing);
          if (piece !== null) yield { fileId, key, at: piece.mtime };
        }
      }
    },
  };
}

async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The disk is full, or this account's quota. */
function isFull(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");
}

function nothing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
