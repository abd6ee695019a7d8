import { isSoundLink, isExternalLink } from "../link-schemes.ts";
import type { Element } from "./read-xml.ts";

/** Elements that only draw, or describe a drawing: SVG's, and those that Inkscape adds. */
const QUIET = new Set(
  [
    "svg",
    "g",
    "defs",
    "symbol",
    "use",
    "switch",
    "view",
    "a",
    "title",
    "desc",
    "metadata",
    "style",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "image",
    "marker",
    "mask",
    "text",
    "tspan",
    "textPath",
    "linearGradient",
    "radialGradient",
    "meshGradient",
    "meshRow",
    "meshPatch",
    "stop",
    "clipPath",
    "pattern",
    "filter",
    "feBlend",
    "feColorMatrix",
    "feComposite",
    "feComponentTransfer",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feFlood",
    "feDistantLight",
    "feDropShadow",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feTile",
    "feSpecularLighting",
    "feSpotLight",
    "feTurbulence",
    "font",
    "font-face",
    "glyph",
    "missing-glyph",
    "hkern",
    "flowRoot",
    "flowRegion",
    "flowPara",
    "flowSpan",
    "namedview",
    "guide",
    "grid",
    "page",
    "perspective",
    "path-effect",
    "RDF",
    "Work",
    "License",
    "Agent",
    "Bag",
    "Seq",
    "Alt",
    "li",
    "format",
    "type",
    "creator",
    "contributor",
    "publisher",
    "rights",
    "date",
    "description",
    "identifier",
    "language",
    "relation",
    "source",
    "subject",
    "coverage",
    "permits",
    "requires",
    "prohibits",
  ].map((name) => name.toLowerCase()),
);

/** Attributes whose value is parsed like a style. */
const STYLES = new Set([
  "style",
  "fill",
  "stroke",
  "filter",
  "clip-path",
  "mask",
  "cursor",
  "marker",
  "marker-start",
  "marker-mid",
  "marker-end",
]);

const FORBIDDEN_ATTRIBUTES = new Set(["srcset", "http-equiv", "ping"]);

/**
 * Whether an element of an SVG picture (W3C, SVG 2) runs or fetches something: any that doesn't only draw, an event
 * handler, an address outside of the picture other than a link's, a style that fetches.
 */
export function isActiveSvg({ name, attributes }: Element): boolean {
  const lower = name.toLowerCase();
  if (!QUIET.has(lower)) return true;
  return attributes.some(([own, value]) => {
    const attribute = own.toLowerCase();
    if (attribute.startsWith("on") || FORBIDDEN_ATTRIBUTES.has(attribute)) return true;
    if (attribute === "href" || attribute === "src") {
      return lower === "a" ? !isSoundLink(value) : isExternalLink(value) && !isPictureWithin(value);
    }
    if (attribute === "base") return isExternalLink(value);
    return STYLES.has(attribute) ? fetchesInStyle(value) : fetchesPlainly(value);
  });
}

/** Whether a style refers to something outside. An escape may hide such a reference. */
export function fetchesInStyle(style: string): boolean {
  return style.includes("\\") || /\b(?:src|image)\(/i.test(style) || fetchesPlainly(style);
}

function fetchesPlainly(style: string): boolean {
  if (/@import|@charset|image-set\(/i.test(style)) return true;
  const addresses = style.split(/url\(/i).slice(1);
  if (addresses.length > 0 && style.includes("\\")) return true;
  return addresses.some((after) => {
    const address = after.slice(0, 200).trimStart().replace(/^["']/, "");
    return !address.startsWith("#") && !isPictureWithin(address);
  });
}

const isPictureWithin = (address: string) => /^data:image\/(?:png|jpe?g|gif|webp);base64,/i.test(address);
