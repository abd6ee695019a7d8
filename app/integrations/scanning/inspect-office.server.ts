import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { MOST_PARTS, MOST_UNPACKED_BYTES, MOST_UNPACKED_TIMES } from "#app/domain/documents/limits.ts";
import { activeReader } from "./office/active-xml.ts";
import { NotReadable, readXml } from "./office/read-xml.ts";
import { TEST_VIRUS_BYTES, isTestVirus } from "./test-virus.ts";

const ACTIVE_PART =
  /(?:^|\/)(?:vbaProject\w*\.bin|vbaData\.xml|activeX\/|macrosheets\/|dialogsheets\/|ctrlProps\/|externalLinks\/|webextensions\/)|\.(?:exe|dll|js|vbs|ps1|bat|cmd|hta|jse|wsf|scr|lnk)$/i;
const NESTED_PART =
  /(?:^|\/)embeddings\/|\.(?:zip|rar|7z|gz|tar|jar|docx?|xlsx?|pptx?|docm|xlsm|msi|iso|pdf|html?|mht|eml)$/i;
/** What a package contains beside XML, by extension: pictures, fonts, and printer settings. */
const PLAIN_PART =
  /\.(?:png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|wdp|ico|odttf|ttf|fntdata)$|printerSettings\d*\.bin$/i;
const XML_PART = /\.(?:xml|rels|vml|svg)$/i;
/** Signatures of archives, programs, old office documents, PDFs and web pages. */
const NESTED_MARKS = [
  "PK\x03\x04",
  "PK\x05\x06",
  "Rar!",
  "7z\xbc\xaf",
  "\x1f\x8b",
  "\xd0\xcf\x11\xe0",
  "MZ",
  "\x7fELF",
  "%PDF",
  "{\\rt",
  "#!",
  "MSCF",
  "BZh",
  "\xfd7zXZ",
  "\xcf\xfa\xed\xfe",
  "\xca\xfe\xba\xbe",
];

const main = { docx: "word/document.xml", xlsx: "xl/workbook.xml" } as const;

/** An office document is one complete package of its kind: it embeds no files, runs nothing and fetches nothing. */
export async function faultOfOffice(bytes: Buffer, extension: "docx" | "xlsx"): Promise<FileFault | null> {
  if (bytes.readUInt32LE(0) !== 0x04034b50) return "file-mixed";
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
  } catch {
    return "file-cut";
  }
  try {
    return (await faultOfParts(zip, bytes.length, main[extension])) ?? faultOfEnd(bytes);
  } catch {
    return "file-damaged";
  } finally {
    zip.close();
  }
}

async function faultOfParts(zip: ZipFile, size: number, mainPart: string): Promise<FileFault | null> {
  if (zip.entryCount > MOST_PARTS) return "file-unpacks-too-large";
  const entries: Entry[] = [];
  const names = new Set<string>();
  let unpacked = 0;
  const most = Math.min(MOST_UNPACKED_BYTES, Math.max(size * MOST_UNPACKED_TIMES, 1024 * 1024));
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (names.has(name.toLowerCase())) return "file-damaged";
    names.add(name.toLowerCase());
    if ((entry.generalPurposeBitFlag & 1) === 1) return "file-encrypted";
    unpacked += entry.uncompressedSize;
    if (unpacked > most) return "file-unpacks-too-large";
    if (ACTIVE_PART.test(name)) return "file-active";
    if (NESTED_PART.test(name)) return "file-nested";
    if (!name.endsWith("/")) entries.push(entry);
  }
  if (!names.has("[content_types].xml") || !names.has(mainPart)) return "type-differs";
  for (const entry of entries) {
    const fault = await faultOfPart(zip, entry);
    if (fault !== null) return fault;
  }
  return null;
}

/**
 * A part is read while it is decompressed: as XML, or as a picture and the like, recognised by extension and signature.
 * Anything else would be an embedded file. The library aborts a part that decompresses to more than it declares.
 */
async function faultOfPart(zip: ZipFile, entry: Entry): Promise<FileFault | null> {
  const isPlain = PLAIN_PART.test(entry.fileName);
  const chunks = seen(await zip.openReadStreamPromise(entry), { isPlain });
  if (!isPlain && !XML_PART.test(entry.fileName) && entry.uncompressedSize > 0) return "file-nested";
  try {
    if (isPlain || entry.uncompressedSize === 0) {
      for await (const _ of chunks);
      return null;
    }
    const reader = activeReader();
    await readXml(chunks, reader);
    return reader.isActive ? "file-active" : null;
  } catch (error) {
    if (error instanceof Found) return error.fault;
    if (error instanceof NotReadable) return error.isActive ? "file-active" : "file-damaged";
    throw error;
  }
}

/** A part contains something that doesn't belong in a document. */
class Found extends Error {
  readonly fault: FileFault;

  constructor(fault: FileFault) {
    super(fault);
    this.fault = fault;
  }
}

/** The same bytes, checked for the signature at their beginning and for the test virus anywhere. */
async function* seen(
  bytes: AsyncIterable<Uint8Array>,
  { isPlain }: { isPlain: boolean },
): AsyncGenerator<Buffer> {
  let before = Buffer.alloc(0);
  for await (const chunk of bytes) {
    if (before.length === 0) {
      const start = Buffer.from(chunk.subarray(0, 8)).toString("latin1");
      const isNested = NESTED_MARKS.some((mark) => start.startsWith(mark));
      // A part that is declared a picture and is XML could still be read as a part of the document.
      const isHiddenXml = isPlain && /^[\xef\xbb\xbf\xfe\xff\0\s]{0,7}</.test(start);
      if (isNested || isHiddenXml) throw new Found("file-nested");
    }
    const both = Buffer.concat([before, chunk]);
    if (isTestVirus(both)) throw new Found("file-malware");
    before = both.subarray(-TEST_VIRUS_BYTES);
    yield Buffer.from(chunk);
  }
}

/** The directory is at the end of a package, and nothing follows it. */
function faultOfEnd(bytes: Buffer): FileFault | null {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const comment = end < 0 || end + 22 > bytes.length ? -1 : bytes.readUInt16LE(end + 20);
  return comment === 0 && end + 22 === bytes.length ? null : "file-mixed";
}
