/** A token of a formula as written, with its delimiters. */
export interface Token {
  kind: "text" | "quoted" | "bracket" | "name" | "sign";
  words: string;
  /** Whether a blank precedes it. */
  isApart: boolean;
}

const BLANK = /\s/;
const NAME = /[^\s"'()[\]{},;:!+*/^&=<>%@#|~-]+/y;

/**
 * The tokens of a formula (ECMA-376, part 1, 18.17.2): texts "…", quoted names '…' (in both, a doubled quote is an
 * escape), bracketed references […], plain names and numbers, and single characters. Null if one is unterminated.
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

/** The token that starts at a position, and its end; -1 if it is invalid. */
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

/** Brackets nest, and an apostrophe escapes the next character: Sales['[net']]. */
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
