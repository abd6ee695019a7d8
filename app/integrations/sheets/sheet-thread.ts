import { parentPort } from "node:worker_threads";
import type { Sheet } from "./sheet.ts";
import { writePdf } from "./write-pdf.server.ts";

// The entry point of a thread: writes one sheet after the other.
parentPort?.on("message", (sheet: Sheet) => {
  void writePdf(sheet).then((pdf) => {
    const bytes = new Uint8Array(pdf);
    parentPort?.postMessage(bytes, [bytes.buffer]);
  });
});
