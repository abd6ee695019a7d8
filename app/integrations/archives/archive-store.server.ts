import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** Where archives lie until they are fetched or run out, each under its id. */
export interface ArchiveStore {
  /** Keeps all that the stream brings under that id, whole or not at all; in the place of what was there. Its size. */
  put(id: string, bytes: Readable): Promise<bigint>;
  /** What `put` kept under that id, of the size that it said; null where there is nothing. */
  get(id: string, size: number): Promise<{ bytes: Readable; size: number } | null>;
  /** What isn't there is removed already. */
  remove(id: string): Promise<void>;
  /** The ids of all that was written before that moment, unfinished ones too. */
  list(before: Date): Promise<string[]>;
}

/** Archives in a folder that all processes of the house share. Only this account reads it. */
export function diskArchives(folder: string): ArchiveStore {
  const pathOf = (id: string): string => join(folder, `${id}.zip`);
  const names = async (): Promise<string[]> => (await readdir(folder).catch(nothing)) ?? [];
  const removeAll = async (wanted: (name: string) => boolean): Promise<void> => {
    for (const name of (await names()).filter(wanted)) await rm(join(folder, name), { force: true });
  };
  return {
    async put(id, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Written beside and then named, so that half an archive never has its name.
      const unfinished = join(folder, `${id}.${randomUUID()}.part`);
      const file = await open(unfinished, "wx", 0o600);
      const out = file.createWriteStream({ flush: true });
      await pipeline(bytes, out);
      await rename(unfinished, pathOf(id));
      // What a killed process left of the same.
      await removeAll((name) => name.startsWith(`${id}.`) && name.endsWith(".part"));
      return BigInt(out.bytesWritten);
    },
    async get(id) {
      const found = await stat(pathOf(id)).catch(nothing);
      return found === null ? null : { bytes: createReadStream(pathOf(id)), size: found.size };
    },
    remove: (id) => removeAll((name) => name.startsWith(`${id}.`)),
    async list(before) {
      const ids = new Set<string>();
      for (const name of await names()) {
        const id = /^([0-9a-f-]{36})\./.exec(name)?.[1];
        const at = (await stat(join(folder, name)).catch(nothing))?.mtime;
        if (id !== undefined && at !== undefined && at < before) ids.add(id);
      }
      return [...ids];
    },
  };
}

function nothing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
