import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** An archive is read in pieces of so many bytes, except for the last. */
export const ARCHIVE_PIECE_BYTES = 1024 * 1024;

/** Where archives are stored until they expire, each attempt to write one under its own key. */
export interface ArchiveStore {
  /** Stores the whole stream under that key; returns its size and digest (SHA-256 in hex). */
  put(key: string, bytes: Readable): Promise<{ sizeBytes: bigint; sha256: string }>;
  /** A piece, by its position, of what `put` stored under that key; null if there is none. */
  getPiece(key: string, piece: string): Promise<Uint8Array | null>;
  /** An absent one counts as removed. */
  remove(key: string): Promise<void>;
  /** The keys of all that was written before that moment, unfinished ones too. */
  list(before: Date): Promise<string[]>;
}

/** Archives in a folder that all processes share, readable by this account only. */
export function diskArchives(folder: string): ArchiveStore {
  const pathOf = (key: string): string => join(folder, `${key}.zip`);
  const names = async (): Promise<string[]> => (await readdir(folder).catch(nothing)) ?? [];
  return {
    async put(key, bytes) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // Written to a temporary name and then renamed, so that a partial archive never has its final name.
      const unfinished = join(folder, `${key}.part`);
      const file = await open(unfinished, "wx", 0o600);
      const digest = digesting();
      await pipeline(bytes, digest.pass, file.createWriteStream({ flush: true }));
      await rename(unfinished, pathOf(key));
      return digest.seal();
    },
    getPiece: (key, piece) => readPart(pathOf(key), Number(piece)),
    async remove(key) {
      for (const name of await names())
        if (name.startsWith(`${key}.`)) await rm(join(folder, name), { force: true });
    },
    async list(before) {
      const keys = new Set<string>();
      for (const name of await names()) {
        const key = /^([0-9a-f-]{36})\./.exec(name)?.[1];
        const at = (await stat(join(folder, name)).catch(nothing))?.mtime;
        if (key !== undefined && at !== undefined && at < before) keys.add(key);
      }
      return [...keys];
    },
  };
}

/** Counts and hashes bytes in passing. */
export function digesting() {
  const hash = createHash("sha256");
  let sizeBytes = 0n;
  return {
    async *pass(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const part of parts) {
        hash.update(part);
        sizeBytes += BigInt(part.length);
        yield part;
      }
    },
    seal: () => ({ sizeBytes, sha256: hash.digest("hex") }),
  };
}

async function readPart(path: string, offset: number): Promise<Uint8Array | null> {
  const file = await open(path).catch(nothing);
  if (file === null) return null;
  try {
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(ARCHIVE_PIECE_BYTES),
      position: offset,
    });
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function nothing(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
  throw error;
}
