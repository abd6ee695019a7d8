import { textHash } from "./text-hash.ts";

/** A short text that equal sets of ids share and others don't; empty for none. Not for secrets. */
export function setHash(ids: Iterable<string>): string {
  const sorted = [...ids].sort();
  return sorted.length === 0 ? "" : String(textHash(sorted.join(" ")));
}
