import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { FileExtension } from "#app/domain/documents/file-types.ts";
import {
  INSPECTION_MEMORY_MB,
  INSPECTION_SECONDS,
  INSPECTIONS_AT_ONCE,
} from "#app/domain/documents/limits.ts";
import type { Inspected } from "./inspect-file.server.ts";
import type { ToInspect } from "./inspection-thread.ts";

/** Looks into files where nothing else is done. */
export interface Inspector {
  /**
   * What is wrong with a file, or its fingerprint. `read` is called when its turn has come, and gives its bytes away. An
   * inspection that takes longer, or more memory, than any honest file needs is stopped: `file-uncheckable`.
   */
  inspect(read: () => Promise<Uint8Array<ArrayBuffer>>, extension: FileExtension): Promise<Inspected>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** From its source, or from the file that the build makes of it beside the processes' own. */
const threadFile = import.meta.url.endsWith(".ts")
  ? new URL("./inspection-thread.ts", import.meta.url)
  : new URL("./inspection-thread.js", import.meta.url);

/**
 * Inspects files in threads, so that a file made to be slow stalls neither requests nor jobs, and ends with its thread. A
 * thread is started when it is first needed and goes on to the next file; it sees no environment, and so no secret.
 */
export function createInspector({
  atOnce = INSPECTIONS_AT_ONCE,
  patienceMs = INSPECTION_SECONDS * 1_000,
  memoryMb = INSPECTION_MEMORY_MB,
} = {}): Inspector {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  }

  function start(): Worker {
    const worker = new Worker(threadFile, {
      ...{ env: {}, execArgv: [] },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
    });
    return worker;
  }

  async function ask(worker: Worker, question: ToInspect): Promise<Inspected> {
    const stopping = new AbortController();
    const timer = setTimeout(() => stopping.abort(), patienceMs);
    worker.ref();
    try {
      worker.postMessage(question, [question.bytes.buffer]);
      const [found] = (await once(worker, "message", { signal: stopping.signal })) as [Inspected];
      worker.unref();
      idle.push(worker);
      return found;
    } catch (error) {
      await worker.terminate();
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "ABORT_ERR" || code === "ERR_WORKER_OUT_OF_MEMORY") return { fault: "file-uncheckable" };
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async inspect(read, extension) {
      await turn();
      try {
        const bytes = await read();
        return await ask(idle.pop() ?? start(), { bytes, extension });
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
