import { fileTypeFromBuffer } from "file-type";
import { createHash } from "node:crypto";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { FILE_TYPES, type FileExtension, type InspectedType } from "#app/domain/documents/file-types.ts";
import { faultOfOfd } from "./inspect-ofd.server.ts";
import { faultOfOffice } from "./inspect-office.server.ts";
import { faultOfPdf } from "./inspect-pdf.server.ts";
import { faultOfJpeg, faultOfPng } from "./inspect-picture.ts";
import { isTestVirus } from "./test-virus.ts";

/** The result of an inspection: what is wrong with a file, or the SHA-256 (in hex) of its bytes. */
export type Inspected = { fault: FileFault } | { sha256: string };

/**
 * What is wrong with an uploaded file's bytes, or their fingerprint: it must be of the type that its name states,
 * complete, a single file, and without active content. Known viruses are the virus scanner's task (`clamav.server.ts`).
 * Untrusted files are inspected in a thread of their own (`inspector.server.ts`), never where requests are answered.
 */
export async function inspectBytes(bytes: Buffer, extension: InspectedType): Promise<Inspected> {
  const fault = await faultOf(bytes, extension);
  return fault === null ? { sha256: createHash("sha256").update(bytes).digest("hex") } : { fault };
}

async function faultOf(bytes: Buffer, extension: InspectedType): Promise<FileFault | null> {
  if (bytes.length === 0) return "file-empty";
  if (isTestVirus(bytes)) return "file-malware";
  if (extension === "ofd") return faultOfOfd(bytes);
  const byMark = await faultOfMark(bytes, extension);
  if (byMark !== null) return byMark;
  switch (extension) {
    case "pdf":
      return faultOfPdf(bytes);
    case "png":
      return faultOfPng(bytes);
    case "jpg":
      return faultOfJpeg(bytes);
    case "docx":
    case "xlsx":
      return faultOfOffice(bytes, extension);
  }
}

/** By the signature at its beginning: nothing may precede it. */
async function faultOfMark(bytes: Buffer, extension: FileExtension): Promise<FileFault | null> {
  if (isOldOffice(bytes))
    return extension === "docx" || extension === "xlsx" ? "file-encrypted" : "type-differs";
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.mime === FILE_TYPES[extension]) return startsAsItself(bytes, extension) ? null : "file-mixed";
  if (found === undefined) return "type-differs";
  const isMacro = /macroenabled/i.test(found.mime) || /^(?:doc|xls|ppt|dot|xlt)m$/.test(found.ext);
  if (isMacro) return "file-active";
  // A package whose type the library doesn't detect is checked by its parts.
  return found.ext === "zip" && (extension === "docx" || extension === "xlsx") ? null : "type-differs";
}

/** An encrypted office document, or one from before 2007, has another format altogether. */
function isOldOffice(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"));
}

function startsAsItself(bytes: Buffer, extension: FileExtension): boolean {
  return extension !== "pdf" || bytes.subarray(0, 5).toString("latin1") === "%PDF-";
}
