/** Schemes of links that a reader may follow by hand; a scheme that starts a program or runs a script is none of them. */
export const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel", "ftp", "file"]);

/**
 * The scheme of an address, in lower case; null where it has none. Blanks and control characters don't count: browsers
 * leave them out of an address, also within its scheme (WHATWG URL, basic URL parser).
 */
export function schemeOf(target: string): string | null {
  const visible = [...target.slice(0, 200)].filter((character) => character > " ").join("");
  return /^([a-z][a-z0-9+.-]{0,40}):/i.exec(visible)?.[1]?.toLowerCase() ?? null;
}
