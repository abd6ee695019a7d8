import { isSoundLink, isExternalLink } from "../link-schemes.ts";
import { fieldReader, isActiveField } from "./active-field.ts";
import { isActiveFormula, LONGEST_FORMULA } from "./active-formula.ts";
import { fetchesInStyle, isActiveSvg } from "./active-svg.ts";
import type { Element, Reader } from "./read-xml.ts";

/** Types of relations by which something is run, embedded or fetched, whatever their target. */
const ACTIVE_RELATIONS = new Set(
  [
    "attachedTemplate",
    "oleObject",
    "package",
    "frame",
    "subDocument",
    "aFChunk",
    "vbaProject",
    "control",
    "externalLink",
    "externalLinkPath",
    "externalLinkLongPath",
    "xlExternalLinkPath",
    "connections",
    "activeXControlBinary",
    "ctrlProp",
    "xlMacrosheet",
    "xlIntlMacrosheet",
    "dialogsheet",
    "wordVbaData",
    "attachedToolbars",
    "mailMergeSource",
    "mailMergeHeaderSource",
    "extensibility",
    "webextension",
    "webextensiontaskpanes",
    "queryTable",
  ].map((type) => type.toLowerCase()),
);
const ACTIVE_TYPES = [
  "macroenabled",
  "vbaproject",
  "vbadata",
  "oleobject",
  "activex",
  "macrosheet",
  "afchunk",
];
/** Elements whose text is a formula. */
const FORMULAS = new Set([
  "f",
  "formula",
  "formula1",
  "formula2",
  "definedName",
  "calculatedColumnFormula",
  "totalsRowFormula",
  "oldFormula",
  "FmlaMacro",
  "FmlaLink",
  "FmlaRange",
  "FmlaPict",
  "FmlaGroup",
  "FmlaTxbx",
]);
/** How a drawing refers to its own workbook. */
const OWN_BOOK = /^\[0\]!/;
/** Attributes of a sheet's pictures and charts that are formulas. */
const FORMULA_ATTRIBUTES = ["macro", "textlink"];
/** Parts of text and graphics, which contain no formulas of a sheet: "f" is a fraction of mathematics there. */
const TEXT_ROOTS = new Set([
  "document",
  "hdr",
  "ftr",
  "footnotes",
  "endnotes",
  "comments",
  "glossarydocument",
  "wsdr",
]);
const FORBIDDEN_ELEMENTS = new Set([
  "ddelink",
  "oleobject",
  "olelink",
  "altchunk",
  "script",
  "externalreference",
  "mailmerge",
  "connectstring",
  "datasource",
  // A video from a web page, which is shown within the document.
  "webvideopr",
  // No part is a web page, whatever its content.
  "html",
]);

/** Programs nest formulas at most once; each further level would be checked again. */
const MOST_FORMULAS = 8;

/** Consumes a part's XML, and reports whether it has active content. */
export interface ActiveReader extends Reader {
  isActive: boolean;
}

/**
 * Detects what a document would run or fetch: relations, content types, fields of Word, formulas of Excel, pictures.
 */
export function activeReader(): ActiveReader {
  const fields = fieldReader();
  let [depth, root] = [0, ""];
  // Formulas can be nested: <formula1><f>A1</f></formula1>.
  const formulas: string[] = [];
  let instruction: string | null = null;
  let isDrawn = false;
  let style: string | null = null;
  const reader: ActiveReader = {
    isActive: false,
    open(element) {
      const { name } = element;
      const lower = name.toLowerCase();
      if (depth === 0) root = lower;
      depth += 1;
      isDrawn ||= lower === "svg";
      reader.isActive ||= isDrawn ? isActiveSvg(element) : isActiveElement(element);
      // A reader that skips an inner element, or takes one of its branches, reads another text.
      const isWithinWords = instruction !== null || (formulas.length > 0 && !isFormula(name));
      if (style !== null || isWithinWords) reader.isActive = true;
      if (isDrawn && lower === "style") style = "";
      if (name === "fldChar")
        for (const mark of valuesOf(element, "fldCharType")) reader.isActive ||= fields.isActiveAt(mark);
      if (BRANCHES.has(name)) fields.beginsBranch();
      if (INSTRUCTIONS.has(name)) instruction = name;
      if (isFormula(name)) reader.isActive ||= formulas.push("") > MOST_FORMULAS;
    },
    close(name) {
      depth -= 1;
      if (INSTRUCTIONS.has(name)) {
        instruction = null;
        reader.isActive ||= fields.endsRunActive();
      }
      if (BRANCHES.has(name)) reader.isActive ||= fields.endsBranchActive();
      if (style !== null) reader.isActive ||= fetchesInStyle(style);
      style = null;
      if (isFormula(name)) endFormula();
      if (depth === 0) reader.isActive ||= fields.endsActive();
    },
    text(text) {
      if (instruction !== null) fields.addText(text, { isDeleted: instruction === "delInstrText" });
      if (formulas.length > 0) hearFormula(text);
      if (style !== null) style += text;
    },
  };
  return reader;

  function isFormula(name: string): boolean {
    return FORMULAS.has(name) && !TEXT_ROOTS.has(root);
  }

  function hearFormula(text: string): void {
    // One character beyond the limit shows that it is too long.
    formulas.push(`${formulas.pop() ?? ""}${text}`.slice(0, LONGEST_FORMULA + 1));
  }

  /** A reader that skips an inner element reads its text as the outer one's. */
  function endFormula(): void {
    const formula = formulas.pop() ?? "";
    reader.isActive ||= isActiveFormula(formula.replace(OWN_BOOK, ""));
    if (formulas.length > 0) hearFormula(formula);
  }
}

const INSTRUCTIONS = new Set(["instrText", "delInstrText"]);
/** Of an mc:AlternateContent a reader takes the first branch that it supports. */
const BRANCHES = new Set(["Choice", "Fallback"]);

/** By the element alone. */
function isActiveElement(element: Element): boolean {
  const lower = element.name.toLowerCase();
  if (FORBIDDEN_ELEMENTS.has(lower)) return true;
  if (element.name === "Relationship" && isActiveRelation(element)) return true;
  if ((element.name === "Override" || element.name === "Default") && isActiveType(element)) return true;
  if (element.name === "fldSimple" && valuesOf(element, "instr").some(isActiveField)) return true;
  const formulas = FORMULA_ATTRIBUTES.flatMap((name) => valuesOf(element, name));
  if (formulas.some((formula) => isActiveFormula(formula.replace(OWN_BOOK, "")))) return true;
  if (LINKED.get(lower)?.some((name) => valuesOf(element, name).some((value) => value !== "")) === true)
    return true;
  if (PICTURES.has(lower) && fetchesPicture(element)) return true;
  // Shapes of VML are links by an attribute of their own.
  return element.attributes.some(([name, value]) => name.toLowerCase() === "href" && !isSoundLink(value));
}

function isActiveType(element: Element): boolean {
  const type = valuesOf(element, "ContentType").join(" ").toLowerCase();
  return ACTIVE_TYPES.some((active) => type.includes(active));
}

/** Elements of graphics that may refer to a picture by an address of their own. */
const PICTURES = new Set(["imagedata", "fill", "stroke", "image", "textdata", "movie", "sound"]);

/**
 * Attributes by which pictures and videos name the relation through which they are fetched, whatever its declared type:
 * a link needs a click, these don't. Embedded ones have other attributes (embed, id, relid).
 */
const LINKED = new Map<string, readonly string[]>([
  ...["blip", "svgblip", "audiofile", "videofile", "quicktimefile", "media"].map(
    (name) => [name, ["link"]] as const,
  ),
  ...["imagedata", "fill", "stroke"].map((name) => [name, ["href", "pict", "althref"]] as const),
]);

function fetchesPicture({ attributes }: Element): boolean {
  const addresses = attributes.filter(([name]) => /^(?:src|href|althref)$/i.test(name));
  return addresses.some(([, address]) => isExternalLink(address) && !address.startsWith("data:"));
}

function isActiveRelation(element: Element): boolean {
  const kinds = valuesOf(element, "Type").map((type) => type.slice(type.lastIndexOf("/") + 1).toLowerCase());
  if (kinds.some((kind) => ACTIVE_RELATIONS.has(kind))) return true;
  const targets = valuesOf(element, "Target");
  const isSaidSo = valuesOf(element, "TargetMode").some((mode) => mode.trim().toLowerCase() === "external");
  if (!isSaidSo && !targets.some(isExternalLink)) return false;
  return !kinds.every((kind) => kind === "hyperlink") || !targets.every(isSoundLink);
}

/** Every value of that name, with or without a prefix: a decoy beside it hides nothing. */
function valuesOf({ attributes }: Element, name: string): string[] {
  return attributes.filter(([own]) => own === name).map(([, value]) => value);
}
