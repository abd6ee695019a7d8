import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";

/** A file of an archive: its bytes are read only when it is written. */
export interface ArchiveFile {
  path: string;
  bytes: () => AsyncIterable<string | Uint8Array>;
}

/** The files as one ZIP, read one after the other: memory holds at most a piece of one. */
export function composeArchive(files: readonly ArchiveFile[], at: Date): Readable {
  const zip = new ZipFile();
  const out = new PassThrough();
  const fail = (error: Error): void => void out.destroy(error);
  zip.on("error", fail);
  for (const { path, bytes } of files) {
    zip.addReadStreamLazy(path, { mtime: at }, (give) => {
      const stream = Readable.from(buffersOf(bytes()), { objectMode: false });
      stream.on("error", fail);
      give(null, stream);
    });
  }
  zip.outputStream.pipe(out);
  zip.end();
  return out;
}

async function* buffersOf(parts: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield typeof part === "string" ? Buffer.from(part) : part;
}
