/** A part of a text: from a place, up to but without another. */
export type Span = { from: number; to: number };

/** Every part of the text that the pattern (with the flag g) finds, from left to right. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}

/**
 * Every part of the text that is an `anchor` (flag g) with `rest` (flag y) directly after it. One pattern of both tries
 * the rest anew from each place where the anchor may begin, and a pattern that begins with a repeat takes quadratic
 * time; here the anchors are found first, and the rest is read once after each.
 */
export function spansWithRest(text: string, anchor: RegExp, rest: RegExp): Span[] {
  return spansOf(text, anchor).flatMap(({ from, to }) => {
    const end = endOf(text, rest, to);
    return end === null ? [] : [{ from, to: end }];
  });
}

/** Every `rest` (flag y) that stands after an `anchor` (flag g) and a `lead` (flag y, which may be nothing), alone. */
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

/** Where the pattern (flag y) that begins at a place ends; null where it does not begin there. */
export function endOf(text: string, pattern: RegExp, at: number): number | null {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? null : at + found[0].length;
}

/**
 * Every part of the text that is a `sign` (g) with a word (g: what may stand before it, of any length) directly before
 * it, or one blank apart where `blank`, and `rest` (y) directly after it. The words are found once for the whole text.
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
