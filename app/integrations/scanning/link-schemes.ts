/** Schemes of links that a reader may click; none starts a program or runs a script. */
const LINK_SCHEMES = new Set(["http", "https", "mailto", "tel", "ftp", "file"]);

/** Extensions of files that run, or are mounted, when opened. `com` also ends host names. */
const PROGRAMS = new Set([
  "exe",
  "dll",
  "msi",
  "msix",
  "js",
  "jse",
  "vbs",
  "vbe",
  "wsf",
  "wsh",
  "ps1",
  "bat",
  "cmd",
  "hta",
  "scr",
  "lnk",
  "url",
  "cpl",
  "reg",
  "jar",
  "pif",
  "chm",
  "py",
  "docm",
  "xlsm",
  "pptm",
  "iso",
  "img",
  "vhd",
  "appref-ms",
  "application",
  "library-ms",
  "search-ms",
  "settingcontent-ms",
]);

/**
 * The scheme of an address, in lower case; null without one. Blanks and control characters are ignored: browsers remove
 * them from an address, also within its scheme (WHATWG URL, basic URL parser).
 */
function schemeOf(target: string): string | null {
  return /^([a-z][a-z0-9+.-]{0,40}):/i.exec(visible(target))?.[1]?.toLowerCase() ?? null;
}

/** Whether an address refers to something outside of the document. */
export function isExternalLink(target: string): boolean {
  return schemeOf(target) !== null || isOfHost(visible(target));
}

/**
 * Whether a reader may click a link: it has one of six schemes or none, and refers neither to a file of another
 * computer (opening \\host\x signs in there) nor to a program.
 */
export function isSoundLink(target: string): boolean {
  const scheme = schemeOf(target);
  // A scheme of one character is a drive: C:\report.docx.
  const isPath = scheme === null || scheme.length === 1;
  if (!isPath && !LINK_SCHEMES.has(scheme)) return false;
  if (!isPath && scheme !== "file") return true;
  const address = visible(target);
  const path = (isPath ? address : address.slice("file:".length)).split(/[?#]/)[0] ?? "";
  const decoded = unescaped(path);
  // Without a scheme a per cent sign may be part of the name.
  if (decoded === null) return isPath && isSoundPath(path, { isUrl: false });
  return [path, decoded].every((one) => isSoundPath(one, { isUrl: !isPath }));
}

function isSoundPath(path: string, { isUrl }: { isUrl: boolean }): boolean {
  const isLocal = isUrl && /^\/\/(?:localhost)?\/(?![/\\])/i.test(path);
  return (isLocal || !isOfHost(path)) && !PROGRAMS.has(endingOf(path));
}

/** Percent-decoded; null if an escape is invalid. */
function unescaped(path: string): string | null {
  try {
    return visible(decodeURIComponent(path));
  } catch {
    return null;
  }
}

/** What follows the last dot, in lower case. Windows also opens x.exe as "x.exe.". */
function endingOf(path: string): string {
  let end = path.length;
  while (end > 0 && path.charAt(end - 1) === ".") end -= 1;
  const dot = path.lastIndexOf(".", end - 1);
  return dot < 0 ? "" : path.slice(dot + 1, end).toLowerCase();
}

/** Without blanks and control characters. */
function visible(address: string): string {
  return address.replace(/[\0-\x20]/g, "");
}

/** Starts with a host name: //host/x, \\host\x; browsers and Windows accept either slash. */
const isOfHost = (address: string) => /^[/\\]{2}/.test(address);
