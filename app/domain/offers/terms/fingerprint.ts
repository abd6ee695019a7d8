import { z } from "zod";

/** Characters of a fingerprint: SHA-256 in hexadecimal. */
const LENGTH = 64;

/** A fingerprint as a sheet prints it, in groups of eight that can be read aloud. */
export function groupedFingerprint(fingerprint: string): string {
  return (fingerprint.match(/.{1,8}/g) ?? []).join(" ");
}

/** What somebody typed or copied from a sheet: any case, spaces and dashes as they come. Null where it is none. */
export function readFingerprint(typed: string): string | null {
  const bare = typed
    .normalize("NFKC")
    .replace(/[\s\u00ad\u2010-\u2015-]/g, "")
    .toLowerCase();
  return bare.length === LENGTH && /^[0-9a-f]+$/.test(bare) ? bare : null;
}

/** The address of the page where a sheet is checked carries what is asked. */
export const checkSheetQuery = z.object({ fingerprint: z.string().max(200).optional() });
