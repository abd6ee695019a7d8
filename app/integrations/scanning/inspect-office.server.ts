import { buffer } from "node:stream/consumers";
import { fromBufferPromise, type Entry, type ZipFile } from "yauzl";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { MOST_PARTS, MOST_UNPACKED_BYTES, MOST_UNPACKED_TIMES } from "#app/domain/documents/limits.ts";

const ACTIVE_PART =
  /(?:^|\/)(?:vbaProject\w*\.bin|vbaData\.xml|activeX\/|macrosheets\/|dialogsheets\/|ctrlProps\/)|\.(?:exe|dll|js|vbs|ps1|bat|cmd|hta|jse|wsf|scr|lnk)$/i;
const NESTED_PART = /(?:^|\/)embeddings\/|\.(?:zip|rar|7z|gz|tar|jar|docx?|xlsx?|pptx?|docm|xlsm|msi|iso)$/i;
const ACTIVE_TYPE = /macroEnabled|vbaProject|oleObject|activeX/i;
/** What a document would fetch or run when it is opened; links that a reader follows by hand are none of it. */
const ACTIVE_RELATION =
  /Type="[^"]*\/(?:attachedTemplate|oleObject|frame|subDocument|externalLink(?:Path)?|vbaProject|control)"/i;
const ACTIVE_FIELD = /<w:instrText[^>]*>\s*(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE)\b|<ddeLink\b/i;

const main = { docx: "word/document.xml", xlsx: "xl/workbook.xml" } as const;

/** An office document is one whole package of its kind: it packs no other files, runs nothing and fetches nothing. */
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
    const fault = await faultOfPart(zip, entry);
    if (fault !== null) return fault;
  }
  return names.has("[content_types].xml") && names.has(mainPart) ? null : "type-differs";
}

/** The library ends a part that unpacks to more than it claims; what is packed in a part is told by its mark. */
async function faultOfPart(zip: ZipFile, entry: Entry): Promise<FileFault | null> {
  if (entry.fileName.endsWith("/")) return null;
  const bytes = await buffer(await zip.openReadStreamPromise(entry));
  const mark = bytes.subarray(0, 8).toString("latin1");
  if (/^(?:PK\x03\x04|Rar!|7z\xbc\xaf|\x1f\x8b|\xd0\xcf\x11\xe0|MZ|\x7fELF)/.test(mark)) return "file-nested";
  if (!/\.(?:xml|rels)$/i.test(entry.fileName)) return null;
  const text = bytes.toString("utf8");
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return "file-active";
  if (entry.fileName === "[Content_Types].xml" && ACTIVE_TYPE.test(text)) return "file-active";
  if (entry.fileName.endsWith(".rels") && ACTIVE_RELATION.test(text)) return "file-active";
  return ACTIVE_FIELD.test(text) ? "file-active" : null;
}

/** The directory stands at the end of a package, and nothing comes after it. */
function faultOfEnd(bytes: Buffer): FileFault | null {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const comment = end < 0 || end + 22 > bytes.length ? -1 : bytes.readUInt16LE(end + 20);
  return comment === 0 && end + 22 === bytes.length ? null : "file-mixed";
}
