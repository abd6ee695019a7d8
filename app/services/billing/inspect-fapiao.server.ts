import { randomUUID } from "node:crypto";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { fileName } from "#app/domain/documents/file-name.ts";
import { MOST_FAPIAO_BYTES } from "#app/domain/billing/fapiao-rules.ts";
import type { DocumentsContext } from "../context.ts";

export interface SentFapiao {
  name: string;
  bytes: AsyncIterable<Uint8Array>;
}

/** The columns of a fapiao's file. */
export interface FapiaoFile {
  fileId: string;
  fileName: string;
  fileSha256: string;
  fileBytes: Buffer;
}

/** Reads a fapiao's file, a PDF or OFD of at most 2 MB, and inspects it; what is wrong with it, or what is stored. */
export async function inspectFapiao(
  { inspector, virusScanner }: Pick<DocumentsContext, "inspector" | "virusScanner">,
  { name, bytes }: SentFapiao,
): Promise<{ fault: FileFault } | { file: FapiaoFile }> {
  const isOfd = /\.ofd$/iu.test(name);
  // An OFD is named as a PDF may be.
  const named = fileName(isOfd ? name.replace(/\.ofd$/iu, ".pdf") : name);
  if ("fault" in named) return named;
  if (named.extension !== "pdf") return { fault: "type-not-accepted" };
  const whole = await atMost(bytes, MOST_FAPIAO_BYTES);
  if (whole === null) return { fault: "fapiao-too-large" };
  const seen = await inspector.inspect(
    () => Promise.resolve(new Uint8Array(whole)),
    isOfd ? "ofd" : named.extension,
  );
  if ("fault" in seen) return seen;
  if (virusScanner !== null && (await virusScanner.scan(inOnePiece(whole))) !== "clean")
    return { fault: "file-malware" };
  const file = {
    fileId: randomUUID(),
    fileName: isOfd ? name.normalize("NFC") : named.name,
    fileSha256: seen.sha256,
    fileBytes: whole,
  };
  return { file };
}

/** Null once there are more. */
async function atMost(bytes: AsyncIterable<Uint8Array>, most: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bytes) {
    size += piece.length;
    if (size > most) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function* inOnePiece(whole: Uint8Array): AsyncGenerator<Uint8Array> {
  yield whole;
}
