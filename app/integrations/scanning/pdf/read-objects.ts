import {
  PDFArray,
  type PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFRawStream,
  PDFRef,
} from "@cantoo/pdf-lib";
import { inflateSync } from "node:zlib";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { MOST_OBJECT_BYTES } from "#app/domain/documents/limits.ts";
import { NotingParser, Unreadable } from "./noting-parser.ts";

/** All objects of a PDF, wherever they are, including those of object streams. */
export interface PdfObjects {
  names: ReadonlySet<string>;
  dictionaries: readonly PDFDict[];
  /** Those that precede a stream. */
  streams: readonly PDFDict[];
  /** The objects by number, all of each; null for objects whose number is unknown. */
  byNumber: ReadonlyMap<number | null, readonly PDFObject[]>;
  /** What is outside of streams. */
  plain: string;
}

/**
 * Reads every object of a PDF without trusting its cross-reference table: whatever a reader may take for an object, by
 * the table or by searching, begins with the word `obj`, so each place of that word is read, in streams, strings and
 * comments as well; every object stream is decompressed and read. What can't be read is an error. The work is bounded
 * by the file's size.
 */
export function readObjects(bytes: Buffer): PdfObjects | { fault: FileFault } {
  try {
    return readAll(bytes);
  } catch (error) {
    // The library's own errors, and a stack overflow by nesting.
    return { fault: error instanceof Unreadable ? error.fault : "file-damaged" };
  }
}

function readAll(bytes: Buffer): PdfObjects {
  const parser = new NotingParser(bytes);
  const byNumber = new Map<number | null, PDFObject[]>();
  const add = (number: number | null, object: PDFObject): void => {
    const same = byNumber.get(number);
    if (same === undefined) byNumber.set(number, [object]);
    else same.push(object);
  };
  let left = 4 * bytes.length + 1_000_000;
  const read = (place: number): PDFObject => {
    if (left < 0) throw new Unreadable("file-damaged");
    try {
      return parser.objectAt(place).object;
    } finally {
      left -= Math.max(16, parser.offset - place);
    }
  };
  for (const place of placesOf(bytes, "obj")) {
    const number = numberBefore(bytes, place);
    if (number !== null) add(number, read(place + 3));
    else addWhereReadable(() => add(null, read(place + 3)));
  }
  for (const place of placesOf(bytes, "trailer")) addWhereReadable(() => read(place + 7));
  let unpacked = 0;
  const [names, dictionaries] = [new Set(parser.names), [...parser.dictionaries]];
  for (const { stream } of parser.streams) {
    const inner = unpackObjects(stream, byNumber, MOST_OBJECT_BYTES - unpacked);
    if (inner === null) continue;
    unpacked += inner.length;
    readPacked(inner, stream, { names, dictionaries, add });
  }
  const streams = parser.streams.map(({ stream }) => stream.dict);
  return { names, dictionaries, streams, byNumber, plain: outsideOf(parser.streams, bytes) };
}

function addWhereReadable(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (error instanceof RangeError || (error instanceof Unreadable && error.fault !== "file-damaged"))
      throw error;
  }
}

function* placesOf(bytes: Buffer, word: string): Generator<number> {
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + word.length)) {
    if (word !== "obj" || bytes.toString("latin1", at - 3, at) !== "end") yield at;
  }
}

/** The number of an object whose keyword is at a position: two whole numbers before it. */
function numberBefore(bytes: Buffer, place: number): number | null {
  const head = bytes.toString("latin1", Math.max(0, place - 48), place).trimEnd();
  const words = head.split(/[\s\0]+/).slice(-2);
  const isHead = words.length === 2 && words.every((word) => /\d$/.test(word));
  const number = /(\d{1,10})$/.exec(words[0] ?? "")?.[1];
  return isHead && number !== undefined && /^\d{1,5}$/.test(words[1] ?? "") ? Number(number) : null;
}

/** The name under a key of a dictionary; null if there is none. */
export function nameIn(dictionary: PDFDict, key: string): string | null {
  const value = dictionary.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : null;
}

/** The maximum number of references to follow to an object. */
export const MOST_STEPS = 16;

/**
 * The possible values through all references: of several objects of one number a reader may use any. Null if unknown:
 * one of them is missing, or the chain is too long.
 */
export function valuesOf(
  value: PDFObject | undefined,
  { byNumber }: Pick<PdfObjects, "byNumber">,
): readonly PDFObject[] | null {
  const [found, seen] = [new Set<PDFObject>(), new Set<number>()];
  let next = value === undefined ? [] : [value];
  for (let steps = 0; next.length > 0; steps += 1) {
    const numbers = new Set<number>();
    for (const one of next) {
      if (one instanceof PDFRef) numbers.add(one.objectNumber);
      else found.add(one);
    }
    // An object of unknown number may have any number.
    next = numbers.size > 0 && steps === 0 ? [...(byNumber.get(null) ?? [])] : [];
    for (const number of numbers) {
      const same = byNumber.get(number);
      if (same === undefined || seen.has(number) || steps === MOST_STEPS) return null;
      seen.add(number);
      for (const one of same) next.push(one);
    }
  }
  return [...found];
}

/** An object stream's content; null for other streams. Recognised by its keys: its type may be set elsewhere. */
function unpackObjects(
  { dict, contents }: PDFRawStream,
  byNumber: ReadonlyMap<number | null, readonly PDFObject[]>,
  most: number,
): Buffer | null {
  const type = dict.get(PDFName.of("Type"));
  const types = type instanceof PDFRef ? (byNumber.get(type.objectNumber) ?? []) : [type];
  const isNamed = types.some((one) => one instanceof PDFName && one.decodeText() === "ObjStm");
  const isShaped = dict.has(PDFName.of("First")) && dict.has(PDFName.of("N"));
  if (!isNamed && !isShaped) return null;
  const filter = dict.get(PDFName.of("Filter"));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter;
  const isPlain = !dict.has(PDFName.of("DecodeParms")) && !dict.has(PDFName.of("F"));
  if (filter === undefined && isPlain) return Buffer.from(contents);
  // With any other than the usual filter, it would have to be decompressed to check it.
  const isFlate = only instanceof PDFName && only.decodeText() === "FlateDecode";
  if (!isFlate || !isPlain) throw new Unreadable("file-active");
  if (most <= 0) throw new Unreadable("file-unpacks-too-large");
  try {
    return inflateSync(contents, { maxOutputLength: most });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    throw new Unreadable(code === "ERR_BUFFER_TOO_LARGE" ? "file-unpacks-too-large" : "file-damaged");
  }
}

function readPacked(
  inner: Buffer,
  { dict }: PDFRawStream,
  into: {
    names: Set<string>;
    dictionaries: PDFDict[];
    add: (number: number, object: PDFObject) => void;
  },
): void {
  const [count, first] = [dict.get(PDFName.of("N")), dict.get(PDFName.of("First"))];
  if (!(count instanceof PDFNumber) || !(first instanceof PDFNumber)) throw new Unreadable("file-damaged");
  if (count.asNumber() * 4 > inner.length) throw new Unreadable("file-damaged");
  const parser = new NotingParser(inner);
  let left = 8 * inner.length + 1_000_000;
  for (const [number, offset] of parser.pairs(count.asNumber())) {
    const place = first.asNumber() + offset;
    into.add(number, parser.objectAt(place).object);
    left -= parser.offset - place;
    if (left < 0) throw new Unreadable("file-damaged");
  }
  for (const name of parser.names) into.names.add(name);
  into.dictionaries.push(...parser.dictionaries);
}

function outsideOf(streams: readonly { start: number; end: number }[], bytes: Buffer): string {
  let [plain, from] = ["", 0];
  for (const { start, end } of [...streams].sort((one, other) => one.start - other.start)) {
    if (start < from) continue;
    plain += bytes.toString("latin1", from, start);
    from = end;
  }
  return plain + bytes.toString("latin1", from);
}
