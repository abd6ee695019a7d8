/** Schemes of links that a reader may follow by hand; a scheme that starts a program or runs a script is none of them. */
const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel", "ftp", "file"]);

/** Endings of files that start something when they are opened. */
const PROGRAM =
  /\.(?:exe|dll|msi|msix|js|jse|vbs|vbe|wsf|wsh|ps1|bat|cmd|hta|scr|lnk|url|cpl|reg|jar|appref-ms|application|library-ms|search-ms|settingcontent-ms)$/i;

/**
 * The scheme of an address, in lower case; null where it has none. Blanks and control characters don't count: browsers
 * leave them out of an address, also within its scheme (WHATWG URL, basic URL parser).
 */
export function schemeOf(target: string): string | null {
  return /^([a-z][a-z0-9+.-]{0,40}):/i.exec(visible(target.slice(0, 200)))?.[1]?.toLowerCase() ?? null;
}

/** Whether an address is of something outside of the document. */
export function leadsAway(target: string): boolean {
  return schemeOf(target) !== null || isOfHost(visible(target.slice(0, 200)));
}

/**
 * Whether a reader may follow a link: it has one of six schemes or none, and leads to no file of another computer
 * (opening \\host\x signs in there) and to no program.
 */
export function isSoundLink(target: string): boolean {
  const scheme = schemeOf(target);
  if (scheme !== null && !LINK_SCHEMES.has(scheme)) return false;
  if (scheme !== null && scheme !== "file") return true;
  const address = visible(target);
  const path = (scheme === null ? address : address.slice("file:".length)).split(/[?#]/)[0] ?? "";
  const isLocal = /^\/\/(?:localhost)?\/(?![/\\])/i.test(path) && scheme === "file";
  return (isLocal || !isOfHost(path)) && !PROGRAM.test(path);
}

/** Without blanks and control characters. */
function visible(address: string): string {
  return [...address].filter((character) => character > " ").join("");
}

/** Begins with the name of a host: //host/x, \\host\x; browsers and Windows read either slash. */
const isOfHost = (address: string) => /^[/\\]{2}/.test(address);
