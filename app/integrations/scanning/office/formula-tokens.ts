/** A piece of a formula as it is written, with its marks. */
export interface Token {
  kind: "text" | "quoted" | "bracket" | "name" | "sign";
  words: string;
  /** Whether a blank stands before it. */
  isApart: boolean;
}

const BLANK = /\s/;
const NAME = /[^\s"'()[\]{},;:!+*/^&=<>%@#|~-]+/y;

/**
 * The pieces of a formula (ECMA-376, part 1, 18.17.2): texts "…", names in quotes '…' (of each a doubled mark is one of
 * its signs), references in brackets […], plain names and numbers, and single signs. Null where one is never closed.
 */
export function tokensOf(formula: string): Token[] | null {
  const tokens: Token[] = [];
  let [at, isApart] = [0, false];
  while (at < formula.length) {
    const sign = formula.charAt(at);
    if (BLANK.test(sign)) {
      [at, isApart] = [at + 1, true];
      continue;
    }
    const [kind, end] = pieceAt(formula, at, sign);
    if (end < 0) return null;
    tokens.push({ kind, words: formula.slice(at, end), isApart });
    [at, isApart] = [end, false];
  }
  return tokens;
}

/** What begins at a place, and where it ends; -1 where it doesn't. */
function pieceAt(formula: string, at: number, sign: string): [Token["kind"], number] {
  if (sign === '"') return ["text", endOfMarked(formula, at, sign)];
  if (sign === "'") return ["quoted", endOfMarked(formula, at, sign)];
  if (sign === "[") return ["bracket", endOfBracket(formula, at)];
  NAME.lastIndex = at;
  return NAME.test(formula) ? ["name", NAME.lastIndex] : ["sign", at + 1];
}

function endOfMarked(formula: string, from: number, mark: string): number {
  let at = formula.indexOf(mark, from + 1);
  while (at >= 0 && formula.charAt(at + 1) === mark) at = formula.indexOf(mark, at + 2);
  return at < 0 ? -1 : at + 1;
}

/** Brackets stand in each other, and an apostrophe takes the meaning from the sign after it: Sales['[net']]. */
function endOfBracket(formula: string, from: number): number {
  let depth = 0;
  for (let at = from; at < formula.length; at += 1) {
    const sign = formula.charAt(at);
    if (sign === "'") at += 1;
    else if (sign === "[") depth += 1;
    else if (sign === "]" && (depth -= 1) === 0) return at + 1;
  }
  return -1;
}
