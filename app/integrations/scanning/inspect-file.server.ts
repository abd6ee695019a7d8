import { fileTypeFromBuffer } from "file-type";
import { createHash } from "node:crypto";
import type { FileFault } from "#app/domain/documents/file-faults.ts";
import { FILE_TYPES, type FileExtension } from "#app/domain/documents/file-types.ts";
import { faultOfOffice } from "./inspect-office.server.ts";
import { faultOfPdf } from "./inspect-pdf.server.ts";
import { faultOfJpeg, faultOfPng } from "./inspect-picture.ts";
import { isTestVirus } from "./test-virus.ts";

/** What an inspection finds: what is wrong with a file, or the SHA-256 (in hex) of its bytes. */
export type Inspected = { fault: FileFault } | { sha256: string };

/**
 * What is wrong with an uploaded file by its bytes, or what it is the fingerprint of: it is what its name says, whole,
 * one thing alone, and holds nothing that acts. Known viruses are another program's business (`clamav.server.ts`). What
 * strangers send is inspected in a thread of its own (`inspector.server.ts`), never where requests are answered.
 */
export async function inspectBytes(bytes: Buffer, extension: FileExtension): Promise<Inspected> {
  const fault = await faultOf(bytes, extension);
  return fault === null ? { sha256: createHash("sha256").update(bytes).digest("hex") } : { fault };
}

async function faultOf(bytes: Buffer, extension: FileExtension): Promise<FileFault | null> {
  if (bytes.length === 0) return "file-empty";
  if (isTestVirus(bytes)) return "file-malware";
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

/** By the mark at its beginning: nothing may stand before it. */
async function faultOfMark(bytes: Buffer, extension: FileExtension): Promise<FileFault | null> {
  if (isOldOffice(bytes))
    return extension === "docx" || extension === "xlsx" ? "file-encrypted" : "type-differs";
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.mime === FILE_TYPES[extension]) return startsAsItself(bytes, extension) ? null : "file-mixed";
  if (found === undefined) return "type-differs";
  const isMacro = /macroenabled/i.test(found.mime) || /^(?:doc|xls|ppt|dot|xlt)m$/.test(found.ext);
  if (isMacro) return "file-active";
  // A package that the library doesn't tell apart is judged by its parts.
  return found.ext === "zip" && (extension === "docx" || extension === "xlsx") ? null : "type-differs";
}

/** An office document that is encrypted, or of before 2007, is of another format altogether. */
function isOldOffice(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(Buffer.from("d0cf11e0a1b11ae1", "hex"));
}

function startsAsItself(bytes: Buffer, extension: FileExtension): boolean {
  return extension !== "pdf" || bytes.subarray(0, 5).toString("latin1") === "%PDF-";
}
