import { parentPort } from "node:worker_threads";
import type { FileExtension } from "#app/domain/documents/file-types.ts";
import { inspectBytes } from "./inspect-file.server.ts";

/** What the thread is asked. */
export interface ToInspect {
  bytes: Uint8Array<ArrayBuffer>;
  extension: FileExtension;
}

// Nobody reads what a library prints of a broken file.
Reflect.set(console, "warn", () => undefined);

// The entry of a thread: one file after the other, each answered by what was found.
parentPort?.on("message", ({ bytes, extension }: ToInspect) => {
  void inspectBytes(Buffer.from(bytes.buffer), extension).then((found) => parentPort?.postMessage(found));
});
