import { parentPort } from "node:worker_threads";
import { parseStatement } from "./parse-statement.ts";

/** A request to the thread. */
export interface ToParse {
  bytes: Uint8Array<ArrayBuffer>;
  account: string | null;
}

// The entry point of a thread: reads one file after the other.
parentPort?.on("message", ({ bytes, account }: ToParse) => {
  void parseStatement(Buffer.from(bytes.buffer), account).then((read) => parentPort?.postMessage(read));
});
