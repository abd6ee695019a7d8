import { isSoundLink } from "../link-schemes.ts";

/** Fields of Word that start a program or fetch a file. */
const ACTIVE_FIELDS = new Set([
  "DDE",
  "DDEAUTO",
  "INCLUDETEXT",
  "INCLUDEPICTURE",
  "INCLUDE",
  "IMPORT",
  "LINK",
  "DATABASE",
  "RD",
]);
/** Office's limit for addresses is 2,083 characters. */
const LONGEST_FIELD = 8_192;
const DEEPEST = 1_000;

/** Whether the instruction of a field is active, or has a forbidden link. */
export function isActiveField(instruction: string): boolean {
  const word = firstWord(instruction);
  if (ACTIVE_FIELDS.has(word)) return true;
  if (word !== "HYPERLINK") return false;
  if (instruction.length >= LONGEST_FIELD) return true;
  const complete = instruction.slice(instruction.toUpperCase().indexOf(word) + word.length);
  const target = targetOf(complete);
  // A backslash is doubled in a field; a single one is accepted, too.
  return ![target, target.replace(/\\([\\"])/g, "$1")].every(isSoundLink);
}

function firstWord(instruction: string): string {
  return (/^[\s"\\=]{0,200}([A-Za-z]{1,40})/.exec(instruction.trimStart())?.[1] ?? "").toUpperCase();
}

/** The first argument that belongs to no switch, as written; "" if a link stays within the document. */
function targetOf(complete: string): string {
  const pieces = complete.matchAll(/["“”]((?:[^"“”\\]|\\.)*)["“”]?|\\([^\\\s])|((?:[^\s"“”\\]|\\\\)\S*)/gsu);
  let isOfSwitch = false;
  for (const [, quoted, option, word] of pieces) {
    if (option !== undefined) isOfSwitch = /[lot*@#]/i.test(option);
    else if (isOfSwitch) isOfSwitch = false;
    else return quoted ?? word ?? "";
  }
  return "";
}

/** Collects the fields of a part; each complete one is checked for active content. */
export interface FieldReader {
  addText(text: string, kind: { isDeleted: boolean }): void;
  endsRunActive(): boolean;
  isActiveAt(mark: string): boolean;
  /** One of several branches, of which a reader takes the one that it supports. */
  beginsBranch(): void;
  endsBranchActive(): boolean;
  endsActive(): boolean;
}

/** The text of a field, with and without what was struck out. */
interface FieldText {
  all: string;
  visible: string;
}
const nothing: FieldText = { all: "", visible: "" };

/** The text of a field is split into runs, between marks, and fields can be nested. */
export function fieldReader(): FieldReader {
  const fields: FieldText[] = [];
  // Without the marks of a field around it, each run may be a complete one.
  let run = nothing;
  const branches: number[] = [];
  // A field continues from outside into a branch only to hide its instruction.
  let isTorn = false;
  const isOuter = () => fields.length > 0 && fields.length <= (branches.at(-1) ?? 0);
  return {
    addText(text, kind) {
      isTorn ||= isOuter();
      const before = fields.pop();
      if (before === undefined) run = more(run, text, kind);
      else fields.push(more(before, text, kind));
    },
    endsRunActive() {
      const complete = run;
      run = nothing;
      return isActiveText(complete);
    },
    isActiveAt(mark) {
      if (mark === "begin") return fields.push(nothing) > DEEPEST;
      isTorn ||= isOuter();
      const complete = fields.pop() ?? nothing;
      if (mark !== "end") fields.push(nothing);
      return isActiveText(complete);
    },
    beginsBranch: () => void branches.push(fields.length),
    endsBranchActive: () => branches.pop() !== fields.length || isTorn,
    endsActive: () => fields.some(isActiveText),
  };
}

const isActiveText = ({ all, visible }: FieldText): boolean => isActiveField(all) || isActiveField(visible);

function more({ all, visible }: FieldText, text: string, { isDeleted }: { isDeleted: boolean }): FieldText {
  return { all: longer(all, text), visible: isDeleted ? visible : longer(visible, text) };
}

function longer(before: string, text: string): string {
  if (before.length >= LONGEST_FIELD) return before;
  return before === "" ? text.trimStart().slice(0, LONGEST_FIELD) : (before + text).slice(0, LONGEST_FIELD);
}
