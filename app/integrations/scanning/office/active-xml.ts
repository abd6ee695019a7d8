import { LINK_SCHEMES, schemeOf } from "../link-schemes.ts";
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
/** Functions of a sheet that fetch, or call what isn't a sheet. */
const ACTIVE_FUNCTIONS = new Set([
  ...[
    "WEBSERVICE",
    "IMAGE",
    "RTD",
    "CALL",
    "EXEC",
    "REGISTER",
    "REGISTER.ID",
    "STOCKHISTORY",
    "DDE",
    "SQL.REQUEST",
  ],
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
  const reader: ActiveReader = {
    isActive: false,
    open(element) {
      const { name } = element;
      const lower = name.toLowerCase();
      if (FORBIDDEN_ELEMENTS.has(lower)) reader.isActive = true;
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
      if (formula !== null && FORMULAS.has(name)) {
        reader.isActive ||= isActiveFormula(formula);
        formula = null;
      }
    },
    text(text) {
      if (instruction) hearInstruction(text);
      if (formula !== null) formula += text;
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
  const schemes = targets.map(schemeOf).filter((scheme) => scheme !== null);
  return !kinds.every((kind) => kind === "hyperlink") || schemes.some((scheme) => !LINK_SCHEMES.has(scheme));
}

/** Whether an address is of something outside of the package. */
function leadsAway(target: string): boolean {
  const start = target.trim();
  return schemeOf(start) !== null || start.startsWith("//") || start.startsWith("\\\\");
}

function isActiveField(instruction: string): boolean {
  const word = /^[\s"\\=]{0,200}([A-Za-z]{1,40})/.exec(instruction.trimStart())?.[1] ?? "";
  return ACTIVE_FIELDS.has(word.toUpperCase());
}

/** Outside of its texts a formula has a bar only where it speaks to another program. */
function isActiveFormula(formula: string): boolean {
  const parts = formula.split('"').filter((_, at) => at % 2 === 0);
  if (parts.some((part) => part.includes("|"))) return true;
  const bare = parts.join(" ").toUpperCase();
  const called = bare.split("(").slice(0, -1);
  const isCalled = called.some((before) => isActiveFunction(before.trimEnd().split(NO_NAME).at(-1) ?? ""));
  // LET, MAP and their like take a function by its name, without calling it.
  return isCalled || bare.split(NO_NAME).some((name) => NAMED_ALONE.has(bareName(name)));
}

function isActiveFunction(name: string): boolean {
  return ACTIVE_FUNCTIONS.has(bareName(name));
}

/** Without the prefixes of newer functions: _xlfn., _xlws., _xleta. */
function bareName(name: string): string {
  return name.slice(name.lastIndexOf("_XL") < 0 ? 0 : name.indexOf(".", name.lastIndexOf("_XL")) + 1);
}

/** Active functions whose names a range of cells hardly has: CALL and IMAGE are names that people give, too. */
const NAMED_ALONE = new Set(["WEBSERVICE", "STOCKHISTORY", "REGISTER.ID", "SQL.REQUEST"]);

const NO_NAME = /[^A-Z0-9._]/;

/** Every value of that name, with a prefix or without: a decoy beside it hides nothing. */
function valuesOf({ attributes }: Element, name: string): string[] {
  return attributes.filter(([own]) => own === name).map(([, value]) => value);
}
