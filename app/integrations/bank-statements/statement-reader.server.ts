import { statementFault } from "#app/domain/billing/bank/faults.ts";
import { STATEMENT_SECONDS } from "#app/domain/billing/bank/limits.ts";
import { threadPool, ThreadStopped } from "../threads/thread-pool.server.ts";
import type { ParsedStatement } from "./parse-statement.ts";
import type { ToParse } from "./statement-thread.ts";

/** Reads bank statements in a thread of their own. */
export interface StatementReader {
  /** The bytes are transferred. One that takes more time or memory than any honest file is stopped: `file-too-slow`. */
  parse(bytes: Uint8Array<ArrayBuffer>, account: string | null): Promise<ParsedStatement>;
  close(): Promise<void>;
}

/** Runs from source, or from the file that the build puts beside those of the processes. */
const threadFile = import.meta.url.endsWith(".ts")
  ? new URL("./statement-thread.ts", import.meta.url)
  : new URL("./statement-thread.js", import.meta.url);

/** One statement at a time in a process: a file made to be slow blocks no request. */
export function createStatementReader({ patienceMs = STATEMENT_SECONDS * 1_000 } = {}): StatementReader {
  const threads = threadPool<ToParse, ParsedStatement>(threadFile, { atOnce: 1, patienceMs, memoryMb: 256 });
  return {
    async parse(bytes, account) {
      try {
        return await threads.ask(() => Promise.resolve({ asked: { bytes, account }, given: [bytes.buffer] }));
      } catch (error) {
        if (error instanceof ThreadStopped) return { faults: [statementFault("file-too-slow")] };
        throw error;
      }
    },
    close: threads.close,
  };
}
