/**
 * Sectors and districts are paths from coarse to fine, joined by "/": "photonics/laser-devices". Imported datasets have
 * their own paths, so these functions take any text, not only codes of this city.
 */

/** Whether `code` is `area` or inside it. */
export function isInArea(code: string, area: string): boolean {
  return code === area || (code.length > area.length && code[area.length] === "/" && code.startsWith(area));
}

/** The path one step coarser, or null at the root. */
export function parentOf(code: string): string | null {
  const cut = code.lastIndexOf("/");
  return cut < 0 ? null : code.slice(0, cut);
}

/** The first step of a path. */
export function rootOf(code: string): string {
  const cut = code.indexOf("/");
  return cut < 0 ? code : code.slice(0, cut);
}
