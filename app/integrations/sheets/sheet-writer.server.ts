import { threadPool } from "../threads/thread-pool.server.ts";
import type { Sheet } from "./sheet.ts";

/** Writes sheets as PDF in a thread of its own. */
export interface SheetWriter {
  /** The same bytes for the same sheet. */
  write(sheet: Sheet): Promise<Buffer>;
  close(): Promise<void>;
}

/** Runs from source, or from the file that the build puts beside those of the processes. */
const threadFile = import.meta.url.endsWith(".ts")
  ? new URL("./sheet-thread.ts", import.meta.url)
  : new URL("./sheet-thread.js", import.meta.url);

/** One thread, since it caches the fonts: parsing them takes a second, a sheet a tenth of one. */
const limits = { atOnce: 1, patienceMs: 60_000, memoryMb: 512 };

export function createSheetWriter(): SheetWriter {
  const thread = threadPool<Sheet, Uint8Array<ArrayBuffer>>(threadFile, limits);
  return {
    write: async (sheet) => Buffer.from((await thread.ask(() => Promise.resolve({ asked: sheet }))).buffer),
    close: thread.close,
  };
}
