import { inflateSync } from "node:zlib";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { MOST_OBJECT_BYTES } from "#app/domain/documents/limits.ts";

/** Names by which a PDF acts, carries other files, or runs what isn't a page. */
const ACTIVE =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE|GoToR|Movie|Sound|Rendition|AA)(?![A-Za-z0-9])|\/OpenAction\s*<<[^>]*\/S\s*\/(?!GoTo(?![A-Za-z]))/;
const FOREIGN = /<\s*(?:!doctype|html|script|svg|\?php|iframe)\b|PK\x03\x04|MZ\x90\x00|Rar!\x1a/i;

/** A PDF is whole from its header to its last end mark, is nothing else besides, and does nothing. */
export function faultOfPdf(bytes: Buffer): FileFault | null {
  const text = bytes.toString("latin1");
  const end = text.lastIndexOf("%%EOF");
  if (end < 0 || !/startxref\s+\d+\s*$/.test(text.slice(Math.max(0, end - 64), end))) return "file-cut";
  if (!/^[\s\0]*$/.test(text.slice(end + 5))) return "file-mixed";
  if (!/\bobj\b/.test(text)) return "file-damaged";
  const plain = outsideOfStreams(text);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(named(plain))) return "file-encrypted";
  if (FOREIGN.test(plain)) return "file-mixed";
  if (ACTIVE.test(named(plain))) return "file-active";
  return faultOfStreams(bytes, text);
}

/** Objects may be packed: what is packed is looked at, too. */
function faultOfStreams(bytes: Buffer, text: string): FileFault | null {
  let unpacked = 0;
  for (const { dictionary, start, end } of streamsOf(text)) {
    const about = named(dictionary);
    if (!/\/Type\s*\/ObjStm/.test(about)) continue;
    // Packed by anything else than the one usual way, it would have to be unpacked by whoever wants to know.
    if (!/\/Filter\s*\[?\s*\/FlateDecode\s*\]?\s*(?:[/>]|$)/.test(about)) return "file-active";
    const left = MOST_OBJECT_BYTES - unpacked;
    if (left <= 0) return "file-unpacks-too-large";
    const inner = unpack(bytes.subarray(start, end), left);
    if (inner === "too-large") return "file-unpacks-too-large";
    if (inner === null) return "file-damaged";
    unpacked += inner.length;
    const words = named(inner.toString("latin1"));
    if (/\/Encrypt(?![A-Za-z0-9])/.test(words)) return "file-encrypted";
    if (ACTIVE.test(words)) return "file-active";
  }
  return null;
}

function unpack(packed: Buffer, most: number): Buffer | "too-large" | null {
  try {
    return inflateSync(packed, { maxOutputLength: most });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    return code === "ERR_BUFFER_TOO_LARGE" ? "too-large" : null;
  }
}

function* streamsOf(text: string): Generator<{ dictionary: string; start: number; end: number }> {
  for (let at = 0; ;) {
    const word = text.indexOf("stream", at);
    if (word < 0) return;
    const isEnd = text.slice(word - 3, word) === "end";
    const start = text[word + 6] === "\r" ? word + 8 : word + 7;
    const end = isEnd ? -1 : text.indexOf("endstream", start);
    if (isEnd || end < 0) {
      at = word + 6;
      continue;
    }
    yield { dictionary: text.slice(Math.max(0, text.lastIndexOf(" obj", word)), word), start, end };
    at = end + 9;
  }
}

function outsideOfStreams(text: string): string {
  let plain = "";
  let from = 0;
  for (const { start, end } of streamsOf(text)) {
    plain += text.slice(from, start);
    from = end;
  }
  return plain + text.slice(from);
}

/** Names without their escapes: /J#61vaScript is /JavaScript. */
function named(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
