import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pieceName, type DocumentStore } from "./store.ts";

/** Documents in a folder of this machine, for a house of one machine or of a shared disk. */
export function diskStore(folder: string): DocumentStore {
  const folderOf = (fileId: string): string => join(folder, fileId);
  return {
    async putPiece(fileId, offset, bytes) {
      const own = folderOf(fileId);
      await mkdir(own, { recursive: true, mode: 0o700 });
      // Written beside and then named, so that half a piece never has its name.
      const fresh = join(own, `.${randomUUID()}`);
      const file = await open(fresh, "wx", 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(fresh, join(own, pieceName(offset)));
    },
    getPiece: (fileId, offset) => readFile(join(folderOf(fileId), pieceName(offset))),
    remove: (fileId) => rm(folderOf(fileId), { recursive: true, force: true }),
    async *list() {
      for (const fileId of await readdir(folder).catch(nothingYet)) {
        const at = await stat(folderOf(fileId)).catch(() => null);
        if (at?.isDirectory() === true) yield { fileId, at: at.mtime };
      }
    },
  };
}

function nothingYet(error: unknown): string[] {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
  throw error;
}
