import type { InspectedType } from "#app/domain/documents/file-types.ts";
import {
  INSPECTION_MEMORY_MB,
  INSPECTION_SECONDS,
  INSPECTIONS_AT_ONCE,
} from "#app/domain/documents/limits.ts";
import { threadPool, ThreadStopped } from "../threads/thread-pool.server.ts";
import type { Inspected } from "./inspect-file.server.ts";
import type { ToInspect } from "./inspection-thread.ts";

/** Inspects files in threads of their own. */
export interface Inspector {
  /**
   * What is wrong with a file, or its fingerprint. `read` is called when the thread is free, and transfers its bytes.
   * An inspection that takes more time or memory than any honest file needs is stopped: `file-uncheckable`.
   */
  inspect(read: () => Promise<Uint8Array<ArrayBuffer>>, extension: InspectedType): Promise<Inspected>;
  close(): Promise<void>;
}

/** Runs from source, or from the file that the build puts beside those of the processes. */
const threadFile = import.meta.url.endsWith(".ts")
  ? new URL("./inspection-thread.ts", import.meta.url)
  : new URL("./inspection-thread.js", import.meta.url);

/** Inspects files in threads: a file made to be slow blocks nothing else. */
export function createInspector({
  atOnce = INSPECTIONS_AT_ONCE,
  patienceMs = INSPECTION_SECONDS * 1_000,
  memoryMb = INSPECTION_MEMORY_MB,
} = {}): Inspector {
  const threads = threadPool<ToInspect, Inspected>(threadFile, { atOnce, patienceMs, memoryMb });
  return {
    async inspect(read, extension) {
      try {
        return await threads.ask(async () => {
          const bytes = await read();
          return { asked: { bytes, extension }, given: [bytes.buffer] };
        });
      } catch (error) {
        if (error instanceof ThreadStopped) return { fault: "file-uncheckable" };
        throw error;
      }
    },
    close: threads.close,
  };
}
