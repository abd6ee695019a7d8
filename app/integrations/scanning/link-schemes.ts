/** What a reader follows by hand; a scheme that starts a program is none of it. */
export const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel", "ftp", "file"]);

/** The scheme of an address, in lower case; null where it has none. */
export function schemeOf(target: string): string | null {
  return /^\s{0,20}([a-z][a-z0-9+.-]{0,40}):/i.exec(target)?.[1]?.toLowerCase() ?? null;
}
