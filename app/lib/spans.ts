/** A part of a text: start included, end excluded. */
export type Span = { from: number; to: number };

/** Every match of the pattern (flag g), from left to right. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

/**
 * Every match of `anchor` (flag g) with `rest` (flag y) directly after it. A combined pattern retries the rest from
 * each possible start of the anchor, and a pattern that starts with a repeat takes quadratic time; here the anchors are
 * found first, and the rest is tried once after each.
 */
export function spansWithRest(text: string, anchor: RegExp, rest: RegExp): Span[] {
  return spansOf(text, anchor).flatMap(({ from, to }) => {
    const end = endOf(text, rest, to);
    return end === null ? [] : [{ from, to: end }];
  });
}

/** Every match of `rest` (flag y) after an `anchor` (flag g) and a `lead` (flag y, may be empty), without these. */
export function spansAfter(
  text: string,
  { anchor, lead, rest }: { anchor: RegExp; lead: RegExp; rest: RegExp },
): Span[] {
  return spansOf(text, anchor).flatMap(({ to: begun }) => {
    const from = endOf(text, lead, begun) ?? begun;
    const to = endOf(text, rest, from);
    return to === null ? [] : [{ from, to }];
  });
}

/** The end of a match of the pattern (flag y) at a position; null where it doesn't match there. */
export function endOf(text: string, pattern: RegExp, at: number): number | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : at + found[0].length;
}

/**
 * Every match of `sign` (g) with a word (g: what may precede it, of any length) directly before it, or one space apart
 * where `blank`, and `rest` (y) directly after it. The words are found once for the whole text.
 */
export function spansAroundSign(
  text: string,
  { word, sign, rest, blank = false }: { word: RegExp; sign: RegExp; rest: RegExp; blank?: boolean },
): Span[] {
  const signs = spansWithRest(text, sign, rest);
  if (signs.length === 0) return [];
  const beginsOf = new Map(spansOf(text, word).map(({ from, to }) => [to, from]));
  return signs.flatMap(({ from: at, to }) => {
    const mayBeApart = blank && /\s/u.test(text.charAt(at - 1));
    const from = beginsOf.get(at) ?? (mayBeApart ? beginsOf.get(at - 1) : undefined);
    return from === undefined ? [] : [{ from, to }];
  });
}
