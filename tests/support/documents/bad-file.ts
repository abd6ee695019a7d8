import type { FileFault } from "#app/domain/documents/file-faults.ts";

export type BadFile = readonly [title: string, name: string, bytes: Buffer, fault: FileFault];

export const latin1 = (words: string): Buffer => Buffer.from(words, "latin1");
export const joinBytes = (...parts: (Buffer | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === "string" ? latin1(part) : part)));
export const script = "<html><script>alert(document.domain)</script></html>";
/** The test file of the antivirus makers (EICAR), in two halves, so that this file is none. */
export const virus = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join("");
export const program = joinBytes("MZ\x90\x00\x03\x00\x00\x00", Buffer.alloc(200), "PE\x00\x00");

/** Files of one kind that are refused for one reason. */
export const refusedAs = (
  fault: FileFault,
  ending: string,
  files: readonly (readonly [title: string, bytes: Buffer])[],
): BadFile[] => files.map(([title, bytes], at) => [title, `${fault}-${at}.${ending}`, bytes, fault]);
