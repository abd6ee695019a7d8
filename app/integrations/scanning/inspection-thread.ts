import { parentPort } from "node:worker_threads";
import type { InspectedType } from "#app/domain/documents/file-types.ts";
import { inspectBytes } from "./inspect-file.server.ts";

/** A request to the thread. */
export interface ToInspect {
  bytes: Uint8Array<ArrayBuffer>;
  extension: InspectedType;
}

// Discards what a library prints about a broken file.
Reflect.set(console, "warn", () => undefined);

// The entry point of a thread: inspects one file after the other.
parentPort?.on("message", ({ bytes, extension }: ToInspect) => {
  void inspectBytes(Buffer.from(bytes.buffer), extension).then((found) => parentPort?.postMessage(found));
});
