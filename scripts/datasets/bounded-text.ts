import { BrokenFile } from "./broken-file.ts";

/**
 * The maximum size of an uncompressed file: a few kilobytes of gzip can expand to gigabytes. Two million deals are
 * thirty times the largest known dataset, and fit in memory.
 */
export const FILE_BOUNDS = { bytes: 1024 ** 3, lines: 2_000_000, lineLength: 65_536 } as const;
export type FileBounds = Readonly<Record<keyof typeof FILE_BOUNDS, number>>;

/**
 * Uncompressed bytes as text, UTF-8 or, by its byte order mark, UTF-16. Throws `BrokenFile` with the line as soon as a
 * limit is exceeded or bytes are invalid in that encoding, before the reader gets them.
 */
export async function* boundedText(
  chunks: AsyncIterable<Uint8Array>,
  bounds: FileBounds,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let [bytes, line, length] = [0, 1, 0];
  const stop = (reason: string): never => {
    throw new BrokenFile(`line ${line}: ${reason}`);
  };
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > bounds.bytes) stop(`the file is larger than ${bounds.bytes} bytes unpacked`);
    decoder ??= new TextDecoder(encodingOf(chunk));
    const text = decoder.decode(chunk, { stream: true });
    const garbled = text.indexOf("\uFFFD");
    let from = 0;
    for (;;) {
      const end = text.indexOf("\n", from);
      if (garbled >= from && (end < 0 || garbled < end))
        stop(`bytes that are no ${decoder.encoding.toUpperCase()}: save the file as UTF-8`);
      length += (end < 0 ? text.length : end) - from;
      if (length > bounds.lineLength) stop(`the line is longer than ${bounds.lineLength} characters`);
      if (end < 0) break;
      line += 1;
      if (line > bounds.lines + 1) stop(`the file has more than ${bounds.lines} lines`);
      length = 0;
      from = end + 1;
    }
    yield text;
  }
  if (decoder?.decode().includes("\uFFFD") === true)
    stop("the last character is cut: save the file as UTF-8");
}

function encodingOf([first, second]: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}
