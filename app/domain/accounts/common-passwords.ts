import list from "./common-passwords.json" with { type: "json" };
import { textHash } from "#app/lib/text-hash.ts";

let hashes: ReadonlySet<number> | undefined;

/**
 * Whether a text, in the form of `plainPassword`, is one of the 12,000 most common passwords of twelve characters and
 * more, or of the 10,000 most common words that people lengthen to one (scripts/common-passwords.ts has the source).
 * Decoded once, in some milliseconds. The browser's scripts leave it out, as whatever of the domain no page uses.
 */
export function isCommonPassword(text: string): boolean {
  return (hashes ??= decoded()).has(textHash(text));
}

/** Six bytes each. */
function decoded(): ReadonlySet<number> {
  const bytes = Uint8Array.from(atob(list.hashes), (character) => character.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return new Set(
    Array.from(
      { length: bytes.length / 6 },
      (_, at) => view.getUint16(at * 6) * 0x1_0000_0000 + view.getUint32(at * 6 + 2),
    ),
  );
}
