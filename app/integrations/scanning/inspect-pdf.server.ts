import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRef, PDFStream, PDFString } from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { isSoundLink } from "./link-schemes.ts";
import { nameIn, readObjects, type PdfObjects } from "./pdf/read-objects.ts";

/** Names by which a PDF acts, carries other files, or runs what isn't a page. */
const ACTIVE: ReadonlySet<string> = new Set([
  ...["JavaScript", "JS", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "AA", "XFA"],
  ...["EmbeddedFile", "EmbeddedFiles", "EF", "FileAttachment", "RichMedia", "RichMediaContent"],
  ...["Movie", "Sound", "Rendition", "3D"],
]);
const FOREIGN = /<\s*(?:!doctype|html|script|svg|\?php|iframe)\b|PK\x03\x04|MZ\x90\x00|Rar!\x1a/i;
const SPACE = new Set([0, 9, 10, 12, 13, 32]);
/** Through how many references an action may be told. */
const MOST_STEPS = 16;

/** A PDF is whole from its header to its last end mark, is nothing else besides, and does nothing. */
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
    (dictionary) => opensQuietly(dictionary, read) && linksQuietly(dictionary, read),
  );
  return isQuietAll ? null : "file-active";
}

/** When it is opened, a PDF may at most show a page of its own. */
function opensQuietly(dictionary: PDFDict, read: PdfObjects): boolean {
  const action = dictionary.get(PDFName.of("OpenAction"));
  return action === undefined || isQuiet(action, read, MOST_STEPS);
}

/** A link is one that a reader may follow (see `isSoundLink`), and a thread goes on in the same file (PDF 2.0, 12.6.4). */
function linksQuietly(dictionary: PDFDict, read: PdfObjects): boolean {
  if (nameIn(dictionary, "S") === "Thread" && dictionary.has(PDFName.of("F"))) return false;
  const address = dictionary.get(PDFName.of("URI"));
  const candidates =
    address instanceof PDFRef
      ? [...(read.byNumber.get(address.objectNumber) ?? []), ...(read.byNumber.get(null) ?? [])]
      : [address];
  return candidates.every((one) => {
    if (!(one instanceof PDFString || one instanceof PDFHexString)) return true;
    return isSoundLink(one.decodeText());
  });
}

function isQuiet(action: PDFObject, read: PdfObjects, steps: number): boolean {
  if (steps === 0) return false;
  if (action instanceof PDFRef) {
    // Of several objects of one number a reader may take any, and one that isn't there does nothing.
    const candidates = [
      ...(read.byNumber.get(action.objectNumber) ?? []),
      ...(read.byNumber.get(null) ?? []),
    ];
    return candidates.every((one) => isPage(one) || isQuiet(one, read, steps - 1));
  }
  // A list is a destination on a page, or what follows an action.
  if (action instanceof PDFArray)
    return action.asArray().every((one) => isDestination(one) || isQuiet(one, read, steps - 1));
  if (!(action instanceof PDFDict)) return isDestination(action);
  const next = action.get(PDFName.of("Next"));
  return nameIn(action, "S") === "GoTo" && (next === undefined || isQuiet(next, read, steps - 1));
}

function isPage(one: PDFObject): boolean {
  return one instanceof PDFDict && !one.has(PDFName.of("S")) && nameIn(one, "Type") === "Page";
}

/** A name of a place, or a number of its coordinates. */
function isDestination(value: PDFObject): boolean {
  return ![PDFRef, PDFDict, PDFArray, PDFStream].some((kind) => value instanceof kind);
}
