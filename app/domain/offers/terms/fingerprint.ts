import { z } from "zod";

/** Length of a fingerprint: SHA-256 in hexadecimal. */
const LENGTH = 64;

/** A fingerprint as printed on a sheet, in groups of eight that can be read aloud. */
export function groupedFingerprint(fingerprint: string): string {
  return (fingerprint.match(/.{1,8}/g) ?? []).join(" ");
}

/** Parses a fingerprint as typed or copied: any case, spaces and dashes. Null if it is none. */
export function readFingerprint(typed: string): string | null {
  const bare = typed
    .normalize("NFKC")
    .replace(/[\s\u00ad\u2010-\u2015-]/g, "")
    .toLowerCase();
  return bare.length === LENGTH && /^[0-9a-f]+$/.test(bare) ? bare : null;
}

/** The query of the page that checks a sheet. */
export const checkSheetQuery = z.object({ fingerprint: z.string().max(200).optional() });
