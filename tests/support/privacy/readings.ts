import { gunzipSync, inflateRawSync, inflateSync } from "node:zlib";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";
import { unzipped } from "#tests/support/zip.ts";

/** A text in a ZIP file in base64 in an e-mail is four levels deep. */
const deepest = 5;

/**
 * Every text that those bytes can be read as: in the encodings that we and our users write, of the parts of an archive or
 * a PDF, and with what programs escape or encode undone.
 */
export function* readingsOfBytes(bytes: Buffer, depth = 0): Generator<string> {
  if (depth > deepest || bytes.length === 0) return;
  yield* readingsOfText(bytes.toString("utf8"), depth);
  if (bytes.includes(0)) for (const encoding of ["utf-16le", "utf-16be"]) yield decoded(encoding, bytes);
  else if (!isUtf8(bytes))
    yield* [decoded("gb18030", bytes), decoded("utf-16le", bytes), decoded("utf-16be", bytes)];
  for (const part of partsOf(bytes)) yield* readingsOfBytes(part, depth + 1);
}

/** Of a text: itself, and with escapes and encodings undone. */
export function* readingsOfText(text: string, depth = 0): Generator<string> {
  if (depth > deepest) return;
  yield text;
  for (const plain of new Set(unescapings.map((undo) => undo(text)))) {
    if (plain !== text) yield* readingsOfText(plain, depth + 1);
  }
  for (const [chunk] of text.matchAll(base64)) {
    // As one, and line by line: what is before it may be a plain word.
    for (const run of new Set([chunk.replace(/\s/g, ""), ...chunk.split(/\s+/)]))
      yield* readingsOfBytes(Buffer.from(run, "base64"), depth + 1);
  }
  for (const [chunk] of text.matchAll(hex))
    yield* readingsOfBytes(Buffer.from(chunk.replace(/\s/g, ""), "hex"), depth + 1);
}

/** Of a PDF from elsewhere, strings and pages as they are stored; glyphs of fonts are read in our own only. */
function partsOf(bytes: Buffer): Buffer[] {
  const head = bytes.subarray(0, 5).toString("latin1");
  try {
    if (head.startsWith("PK\u0003\u0004"))
      return [...unzipped(bytes)].flatMap(([name, content]) => [Buffer.from(name), content]);
    if (head.startsWith("\u001f\u008b")) return [gunzipSync(bytes)];
    if (head === "%PDF-") return [Buffer.from(textOfPdf(bytes)), ...streamsOf(bytes)];
    if (bytes[0] === 0x78 && bytes.readUInt16BE(0) % 31 === 0) return [inflateSync(bytes)];
  } catch {
    return []; // damaged, or only looks like one
  }
  return [];
}

function streamsOf(pdf: Buffer): Buffer[] {
  const text = pdf.toString("latin1");
  const streams = [...text.matchAll(/stream\r?\n/g)].flatMap(({ index, 0: { length } }) => {
    const end = text.indexOf("endstream", index);
    const raw = Buffer.from(text.slice(index + length, end), "latin1");
    return [inflateSync, inflateRawSync].flatMap((inflate) => {
      try {
        return [inflate(raw)];
      } catch {
        return [];
      }
    });
  });
  return [...streams, ...[text, ...streams.map((stream) => stream.toString("latin1"))].flatMap(stringsOf)];
}

/** The strings of PDF in parentheses: some as UTF-16, with bytes as octal numbers. */
function stringsOf(content: string): Buffer[] {
  return [...content.matchAll(/\(((?:[^()\\]|\\[^])*)\)/g)].map(([, words = ""]) =>
    Buffer.from(
      words.replace(/\\([0-7]{1,3}|[^])/g, (_, escaped: string) =>
        /[0-7]/.test(escaped) ? String.fromCharCode(Number.parseInt(escaped, 8) & 0xff) : escaped,
      ),
      "latin1",
    ),
  );
}

const base64 = /[\w+/-]{8,}(?:\r?\n[\w+/-]+)*={0,2}/g;
const hex = /(?:[\da-f]{2}\s?){6,}/gi;

const unescapings: readonly ((text: string) => string)[] = [
  (text) =>
    text.replace(/(?:%[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("%", ""), "hex").toString("utf8")),
  (text) =>
    text.replace(/\\u([\da-f]{4})/gi, (_, unit: string) => String.fromCharCode(Number.parseInt(unit, 16))),
  (text) =>
    text.replace(/&#(?:x([\da-f]{1,6})|(\d{1,7}));/gi, (all, sixteen?: string, ten?: string) => {
      const code = sixteen === undefined ? Number(ten) : Number.parseInt(sixteen, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    }),
  (text) => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => named[name as keyof typeof named]),
  // Quoted-printable, and its form in headers.
  (text) =>
    text
      .replace(/=\r?\n/g, "")
      .replace(/(?:=[\da-f]{2})+/gi, (run) => Buffer.from(run.replaceAll("=", ""), "hex").toString("utf8")),
  (text) =>
    text
      .replace(/\?=\s+=\?utf-8\?[bq]\?/gi, "")
      .replace(/=\?utf-8\?b\?([\w+/=]*)\?=/gi, (_, words: string) =>
        Buffer.from(words, "base64").toString("utf8"),
      ),
];

const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" } as const;

function decoded(encoding: string, bytes: Buffer): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isUtf8(bytes: Buffer): boolean {
  return Buffer.from(bytes.toString("utf8"), "utf8").equals(bytes);
}

/** In which writing two texts count as the same: not by case, width, blanks or invisible characters. */
export function plainForm(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{Cf}+-]/gu, "");
}
