import { isSoundLink, leadsAway } from "../link-schemes.ts";
import { isActiveFormula } from "./active-formula.ts";
import { fetchesInStyle, isActiveSvg } from "./active-svg.ts";
import type { Element, Reader } from "./read-xml.ts";

/** Relations by whose type something is run, packed in or fetched, wherever they lead. */
const ACTIVE_RELATIONS = new Set(
  [
    ...[
      "attachedTemplate",
      "oleObject",
      "package",
      "frame",
      "subDocument",
      "aFChunk",
      "vbaProject",
      "control",
    ],
    ...["externalLink", "externalLinkPath", "externalLinkLongPath", "xlExternalLinkPath", "connections"],
    ...["activeXControlBinary", "ctrlProp", "xlMacrosheet", "xlIntlMacrosheet", "dialogsheet", "wordVbaData"],
    ...["attachedToolbars", "mailMergeSource", "mailMergeHeaderSource", "extensibility", "webextension"],
    ...["webextensiontaskpanes", "queryTable"],
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
/** Fields of Word that start a program or fetch a file. */
const ACTIVE_FIELDS = new Set([
  ...["DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "DATABASE", "RD"],
]);
/** Elements whose text is a formula. */
const FORMULAS = new Set([
  ...["f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula"],
  "oldFormula",
]);
const FORBIDDEN_ELEMENTS = new Set([
  "ddelink",
  "oleobject",
  "olelink",
  "altchunk",
  "script",
  "externalreference",
]);
/** Of a field only the first word decides. */
const LONGEST_FIELD = 256;

/** Hears a part's XML, and knows whether it acts. */
export interface ActiveReader extends Reader {
  isActive: boolean;
}

/** Listens to what a document would run or fetch: relations, content types, fields of Word, formulas of Excel, pictures. */
export function activeReader(): ActiveReader {
  const fields: string[] = [""];
  let formula: string | null = null;
  let instruction = false;
  let root: string | null = null;
  let style: string | null = null;
  const reader: ActiveReader = {
    isActive: false,
    open(element) {
      const { name } = element;
      const lower = name.toLowerCase();
      root ??= lower;
      if (FORBIDDEN_ELEMENTS.has(lower)) reader.isActive = true;
      if (root === "svg") {
        reader.isActive ||= isActiveSvg(element);
        if (lower === "style") style = "";
      }
      if (name === "Relationship") reader.isActive ||= isActiveRelation(element);
      if (name === "Override" || name === "Default") reader.isActive ||= isActiveType(element);
      if (name === "fldSimple") reader.isActive ||= valuesOf(element, "instr").some(isActiveField);
      if (name === "fldChar") valuesOf(element, "fldCharType").forEach(turnField);
      if (name === "instrText" || name === "delInstrText") instruction = true;
      if (FORMULAS.has(name)) formula = "";
      if (PICTURES.has(lower)) reader.isActive ||= fetchesPicture(element);
    },
    close(name) {
      if (name === "instrText" || name === "delInstrText") instruction = false;
      if (style !== null && name.toLowerCase() === "style") {
        reader.isActive ||= fetchesInStyle(style);
        style = null;
      }
      if (formula !== null && FORMULAS.has(name)) {
        reader.isActive ||= isActiveFormula(formula);
        formula = null;
      }
    },
    text(text) {
      if (instruction) hearInstruction(text);
      if (formula !== null) formula += text;
      if (style !== null) style += text;
    },
  };
  return reader;

  /** The text of a field comes in runs, between marks, and fields stand in each other. */
  function turnField(mark: string): void {
    if (mark === "begin" && fields.length < 1_000) fields.push("");
    else if (mark !== "begin" && fields.length > 1) fields.pop();
    else fields[0] = "";
  }

  function hearInstruction(text: string): void {
    const said = `${fields.at(-1) ?? ""}${text}`.trimStart().slice(0, LONGEST_FIELD);
    fields[fields.length - 1] = said;
    // Without the marks of a field around it, each run may be the first.
    reader.isActive ||= isActiveField(said) || (fields.length === 1 && isActiveField(text));
  }
}

function isActiveType(element: Element): boolean {
  const type = valuesOf(element, "ContentType").join(" ").toLowerCase();
  return ACTIVE_TYPES.some((active) => type.includes(active));
}

/** Elements of drawings that may name a picture by an address of their own. */
const PICTURES = new Set(["imagedata", "fill", "stroke", "image", "textdata", "movie", "sound"]);

function fetchesPicture({ attributes }: Element): boolean {
  const addresses = attributes.filter(([name]) => /^(?:src|href|althref)$/i.test(name));
  return addresses.some(([, address]) => leadsAway(address) && !address.startsWith("data:"));
}

function isActiveRelation(element: Element): boolean {
  const kinds = valuesOf(element, "Type").map((type) => type.slice(type.lastIndexOf("/") + 1).toLowerCase());
  if (kinds.some((kind) => ACTIVE_RELATIONS.has(kind))) return true;
  const targets = valuesOf(element, "Target");
  const isSaidSo = valuesOf(element, "TargetMode").some((mode) => mode.trim().toLowerCase() === "external");
  if (!isSaidSo && !targets.some(leadsAway)) return false;
  return !kinds.every((kind) => kind === "hyperlink") || !targets.every(isSoundLink);
}

function isActiveField(instruction: string): boolean {
  const word = /^[\s"\\=]{0,200}([A-Za-z]{1,40})/.exec(instruction.trimStart())?.[1] ?? "";
  return ACTIVE_FIELDS.has(word.toUpperCase());
}

/** Every value of that name, with a prefix or without: a decoy beside it hides nothing. */
function valuesOf({ attributes }: Element, name: string): string[] {
  return attributes.filter(([own]) => own === name).map(([, value]) => value);
}
