import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFStream, PDFString } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { isSoundLink } from "./link-schemes.ts";
import { MOST_STEPS, nameIn, readObjects, valuesOf, type PdfObjects } from "./pdf/read-objects.ts";

/** Names by which a PDF runs actions, contains files, or executes what isn't a page. */
const ACTIVE: ReadonlySet<string> = new Set([
  "JavaScript",
  "JS",
  "Launch",
  "SubmitForm",
  "ImportData",
  "GoToE",
  "GoToR",
  "AA",
  "XFA",
  "EmbeddedFile",
  "EmbeddedFiles",
  "EF",
  "FileAttachment",
  "RichMedia",
  "RichMediaContent",
  "Movie",
  "Sound",
  "Rendition",
  "3D",
  "RichMediaExecute",
  "FFilter",
]);
const FOREIGN = /<\s*(?:!doctype|html|script|svg|\?php|iframe)\b|PK\x03\x04|MZ\x90\x00|Rar!\x1a/i;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);

/** A valid PDF is complete from its header to its last end mark, contains nothing else, and has no active content. */
export function faultOfPdf(bytes: Buffer): FileFault | null {
  const end = bytes.lastIndexOf("%%EOF");
  if (end < 0 || !/startxref\s+\d+\s*$/.test(bytes.toString("latin1", Math.max(0, end - 64), end)))
    return "file-cut";
  if (!bytes.subarray(end + 5).every((byte) => SPACE.has(byte))) return "file-mixed";
  const read = readObjects(bytes);
  if ("fault" in read) return read.fault;
  if (read.names.has("Encrypt")) return "file-encrypted";
  if (FOREIGN.test(read.plain)) return "file-mixed";
  if ([...read.names].some((name) => ACTIVE.has(name))) return "file-active";
  if (!read.dictionaries.some((dictionary) => nameIn(dictionary, "Type") === "Catalog"))
    return "file-damaged";
  const isQuietAll = read.dictionaries.every(
    (dictionary) =>
      opensQuietly(dictionary, read) && linksSoundly(dictionary, read) && staysWithin(dictionary, read),
  );
  // A stream with a file has its content there (PDF 2.0, 7.3.8).
  const isFetched = read.streams.some((dictionary) => dictionary.has(PDFName.of("F")));
  return isQuietAll && !isFetched ? null : "file-active";
}

/** On opening, a PDF may at most show a page of its own. */
function opensQuietly(dictionary: PDFDict, read: PdfObjects): boolean {
  const action = dictionary.get(PDFName.of("OpenAction"));
  return action === undefined || isQuiet(action, read, MOST_STEPS);
}

/** A link must be one that a reader may click (see `isSoundLink`), and so must a catalog's base for all links. */
function linksSoundly(dictionary: PDFDict, read: PdfObjects): boolean {
  const addresses = valuesOf(dictionary.get(PDFName.of("URI")), read);
  const isSound = addresses?.every((address) => {
    if (!(address instanceof PDFDict)) return isSoundAddress(address);
    return valuesOf(address.get(PDFName.of("Base")), read)?.every(isSoundAddress) === true;
  });
  return isSound === true;
}

/** A reader may decode an address as text or as raw bytes, also with a UTF-8 mark. */
function isSoundAddress(address: PDFObject): boolean {
  if (!(address instanceof PDFString || address instanceof PDFHexString)) return true;
  const bytes = Buffer.from(address.asBytes()).toString("latin1");
  return [address.decodeText(), bytes].every((one) =>
    isSoundLink(one.replace(/^(?:\ufeff|\xef\xbb\xbf)/, "")),
  );
}

/** A thread continues in the same file, and no part of a page is in another file (PDF 2.0, 8.10.4, 12.6.4, 14.11.7). */
function staysWithin(dictionary: PDFDict, read: PdfObjects): boolean {
  const file = PDFName.of("F");
  if (dictionary.has(PDFName.of("OPI"))) return false;
  const kinds = dictionary.has(file) ? valuesOf(dictionary.get(PDFName.of("S")), read) : [];
  if (kinds === null || kinds.includes(PDFName.of("Thread"))) return false;
  const referred = valuesOf(dictionary.get(PDFName.of("Ref")), read);
  return referred?.every((one) => !(one instanceof PDFDict && one.has(file))) === true;
}

function isQuiet(action: PDFObject, read: PdfObjects, steps: number): boolean {
  if (steps === 0) return false;
  if (action instanceof PDFRef) {
    // Of several objects of one number a reader may use any; a missing one does nothing.
    const candidates = [
      ...(read.byNumber.get(action.objectNumber) ?? []),
      ...(read.byNumber.get(null) ?? []),
    ];
    return candidates.every((one) => isPage(one) || isQuiet(one, read, steps - 1));
  }
  // A list is a destination on a page, or the actions that follow one.
  if (action instanceof PDFArray)
    return action.asArray().every((one) => isDestination(one) || isQuiet(one, read, steps - 1));
  if (!(action instanceof PDFDict)) return isDestination(action);
  const next = action.get(PDFName.of("Next"));
  return nameIn(action, "S") === "GoTo" && (next === undefined || isQuiet(next, read, steps - 1));
}

function isPage(one: PDFObject): boolean {
  return one instanceof PDFDict && !one.has(PDFName.of("S")) && nameIn(one, "Type") === "Page";
}

/** The name of a destination, or one of its coordinates. */
function isDestination(value: PDFObject): boolean {
  return ![PDFRef, PDFDict, PDFArray, PDFStream].some((kind) => value instanceof kind);
}
