import { isSoundLink, leadsAway } from "../link-schemes.ts";
import type { Element } from "./read-xml.ts";

/** Elements of an SVG picture that hold other markup, or change an address while it is shown. */
const FORBIDDEN = new Set([
  "script",
  "foreignobject",
  "set",
  "animate",
  "iframe",
  "object",
  "embed",
  "handler",
]);

/**
 * Whether an element of an SVG picture (W3C, SVG 2) runs or fetches something: a handler of events, a script, an address
 * outside of the picture other than a link's, a style that fetches.
 */
export function isActiveSvg({ name, attributes }: Element): boolean {
  const lower = name.toLowerCase();
  if (FORBIDDEN.has(lower)) return true;
  return attributes.some(([own, value]) => {
    const attribute = own.toLowerCase();
    if (attribute.startsWith("on")) return true;
    if (attribute === "href" || attribute === "src") {
      return lower === "a" ? !isSoundLink(value) : leadsAway(value) && !isPictureWithin(value);
    }
    return fetchesInStyle(value);
  });
}

/** Whether a style, or a value that styles may have, names something outside; what is escaped there may do so. */
export function fetchesInStyle(style: string): boolean {
  if (/@import|@charset|image-set\(/i.test(style)) return true;
  const addresses = style.split(/url\(/i).slice(1);
  if (addresses.length > 0 && style.includes("\\")) return true;
  return addresses.some((after) => {
    const address = after.slice(0, 200).trimStart().replace(/^["']/, "");
    return !address.startsWith("#") && !isPictureWithin(address);
  });
}

const isPictureWithin = (address: string) => /^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test(address);
