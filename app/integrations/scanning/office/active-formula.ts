import { isSoundLink } from "../link-schemes.ts";
import { tokensOf, type Token } from "./formula-tokens.ts";

/** Functions of a sheet that fetch, or call something outside of it: Excel's, LibreOffice's and Google's. */
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

/** Active functions whose names are rarely names of ranges: CALL and IMAGE are used as such, too. */
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
/** Excel's limit is 8,192 characters, plus the prefixes that it stores. */
export const LONGEST_FORMULA = 65_536;

/**
 * Whether a formula fetches, talks to another program, reads another file, or has a forbidden link. One that can't be
 * parsed counts as active.
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
      // Outside of texts and names a bar in a formula means a call of another program: cmd|'/c calc'!A0.
      return words === "|";
    case "quoted":
      // A sheet's name contains none of these: 'https://evil.example/[x.xlsx]Sheet1'!A1.
      return /[/\\[\]]/.test(words);
    case "bracket":
      return isOfFile(at, tokens);
    case "name":
      return isActiveName(words, { isCalled: tokens[at + 1]?.words === "(" }) || linksUnsoundly(at, tokens);
  }
}

/** A bracket after a name refers to a table, Sales[Amount]. Another file precedes the name of its sheet. */
function isOfFile(at: number, tokens: readonly Token[]): boolean {
  const [before, bracket, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isNext = next !== undefined && (["name", "quoted"].includes(next.kind) || next.words === "!");
  if (before?.kind === "name" && bracket?.isApart === false) return isNext && !next.isApart;
  const words = bracket?.words ?? "";
  // A reader that takes it for a file name allows no apostrophes or brackets in it, and tokenizes differently.
  const isTwofold = words.includes("'") || (words.includes("[", 1) && !/^\[[[@#]/.test(words));
  return isNext || isTwofold;
}

function isActiveName(words: string, { isCalled }: { isCalled: boolean }): boolean {
  const names = words
    .toUpperCase()
    .split(NO_NAME)
    .filter((name) => name !== "");
  // LET, MAP and the like take a function by name, without a call; Excel then stores it with a prefix.
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

/** HYPERLINK("…") needs a click. For a computed target, the texts at its beginning show where it leads. */
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
