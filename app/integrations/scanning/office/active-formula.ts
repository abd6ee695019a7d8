import { isSoundLink } from "../link-schemes.ts";
import { tokensOf, type Token } from "./formula-tokens.ts";

/** Functions of a sheet that fetch, or call what isn't a sheet: Excel's, LibreOffice's and Google's. */
const ACTIVE_FUNCTIONS = new Set([
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
  "IMPORTDATA",
  "IMPORTXML",
  "IMPORTHTML",
  "IMPORTFEED",
  "IMPORTRANGE",
]);

/** Active functions whose names a range of cells hardly has: CALL and IMAGE are names that people give, too. */
const NAMED_ALONE = new Set([
  "WEBSERVICE",
  "STOCKHISTORY",
  "REGISTER.ID",
  "SQL.REQUEST",
  "IMPORTDATA",
  "IMPORTXML",
  "IMPORTHTML",
  "IMPORTFEED",
  "IMPORTRANGE",
]);

const NO_NAME = /[^A-Z0-9._]/;
/** Excel takes 8,192 characters, beside the prefixes that it stores. */
export const LONGEST_FORMULA = 65_536;

/**
 * Whether a formula fetches, speaks to another program, reads another file, or links to what nobody may follow. One that
 * can't be read does.
 */
export function isActiveFormula(formula: string): boolean {
  if (formula.length > LONGEST_FORMULA) return true;
  const tokens = tokensOf(formula);
  return tokens === null || tokens.some((token, at) => isActiveToken(token, at, tokens));
}

function isActiveToken({ kind, words }: Token, at: number, tokens: readonly Token[]): boolean {
  switch (kind) {
    case "text":
      return false;
    case "sign":
      // Outside of texts and names a formula has a bar only where it speaks to another program: cmd|'/c calc'!A0.
      return words === "|";
    case "quoted":
      // No sheet has one of these in its own name: 'https://evil.example/[x.xlsx]Sheet1'!A1.
      return /[/\\[\]]/.test(words);
    case "bracket":
      return isOfFile(at, tokens);
    case "name":
      return isActiveName(words, { isCalled: tokens[at + 1]?.words === "(" }) || linksUnsoundly(at, tokens);
  }
}

/** A bracket after a name is of a table, Sales[Amount]. Another file stands before the name of its sheet. */
function isOfFile(at: number, tokens: readonly Token[]): boolean {
  const [before, bracket, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isNext = next !== undefined && (["name", "quoted"].includes(next.kind) || next.words === "!");
  if (before?.kind === "name" && bracket?.isApart === false) return isNext && !next.isApart;
  const words = bracket?.words ?? "";
  // A reader that takes it for the name of a file knows no apostrophes and no brackets in it, and reads on elsewhere.
  const isTwofold = words.includes("'") || (words.includes("[", 1) && !/^\[[[@#]/.test(words));
  return isNext || isTwofold;
}

function isActiveName(words: string, { isCalled }: { isCalled: boolean }): boolean {
  const names = words
    .toUpperCase()
    .split(NO_NAME)
    .filter((name) => name !== "");
  // LET, MAP and their like take a function by its name, without calling it; Excel stores a prefix before it then.
  const isHandedOn = names.some(
    (name) => NAMED_ALONE.has(bareName(name)) || (name.includes("_XLETA.") && isActiveFunction(name)),
  );
  return isHandedOn || (isCalled && isActiveFunction(names.at(-1) ?? ""));
}

function isActiveFunction(name: string): boolean {
  return ACTIVE_FUNCTIONS.has(bareName(name));
}

/** Without the prefixes of newer functions: _xlfn., _xlws., _xleta. */
function bareName(name: string): string {
  return name.slice(name.lastIndexOf("_XL") < 0 ? 0 : name.indexOf(".", name.lastIndexOf("_XL")) + 1);
}

/** HYPERLINK("…") is followed by hand. Of a target that is put together, the texts at its beginning tell where it leads. */
function linksUnsoundly(at: number, tokens: readonly Token[]): boolean {
  if (bareName(tokens[at]?.words.toUpperCase() ?? "") !== "HYPERLINK") return false;
  let from = at + 1;
  while (tokens[from]?.words === "(") from += 1;
  if (from === at + 1) return false;
  let target = "";
  for (let text = tokens[from]; text?.kind === "text"; text = tokens[from]) {
    target += text.words.slice(1, -1).replaceAll('""', '"');
    if (tokens[from + 1]?.words !== "&") break;
    from += 2;
  }
  return !isSoundLink(target);
}
