import { fold, charsOf, type Reading } from "#app/lib/reading.ts";
import type { Span } from "#app/lib/spans.ts";
import { titleRuns } from "./title-runs.ts";
import type { OwnKind, OwnPart } from "./own-parts.ts";

/** A Latin word of at least this length also matches inside others; of at least this length, also with one gap. */
const LONG = { inside: 6, apart: 8 };

/** Where a text contains one of the parts, in every spelling that `fold` normalises alike; spans of the text. */
export function ownSpans(text: string, parts: readonly OwnPart[]): (Span & { kind: OwnKind })[] {
  const words = charsOf(fold(text, { figures: false }));
  const numbers = charsOf(fold(text, { figures: true }));
  const titles = parts.filter(({ style }) => style === "runs");
  return [
    ...parts
      .filter(({ style }) => style !== "runs")
      .flatMap((part) =>
        placesOf(part.style === "number" ? numbers : words, part).map((span) => ({
          kind: part.kind,
          ...span,
        })),
      ),
    ...titleRuns(
      words.plain,
      titles.map(({ chars }) => chars),
    ).map((span) => ({ kind: "right" as const, ...charsInText(words, span) })),
  ];
}

/** A name to search for that isn't the company's own. */
export type NamedPart = Pick<OwnPart, "chars" | "style">;

/** Where a text contains one of the names, in the same spellings, with the name that matched. */
export function partSpans<P extends NamedPart>(text: string, parts: readonly P[]): (Span & { part: P })[] {
  const words = charsOf(fold(text, { figures: false }));
  return parts.flatMap((part) => placesOf(words, part).map((span) => ({ ...span, part })));
}

function placesOf(reading: Reading, part: NamedPart): Span[] {
  const { plain } = reading;
  const spans: Span[] = [];
  for (let at = plain.indexOf(part.chars); at >= 0;) {
    const end = at + part.chars.length;
    const isIt = isWholeName(reading, { from: at, to: end }, part);
    if (isIt) spans.push(charsInText(reading, { from: at, to: end }));
    at = plain.indexOf(part.chars, isIt ? end : at + 1);
  }
  return spans;
}

/** The text from the first to the last character, without the signs after it. */
function charsInText({ text, starts }: Reading, { from, to }: Span): Span {
  const last = starts[to - 1] ?? 0;
  return { from: starts[from] ?? 0, to: last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1) };
}

/** Whether a match is the part, and not by chance characters of other words. */
function isWholeName({ plain, starts }: Reading, { from, to }: Span, { style, chars }: NamedPart): boolean {
  if (style === "han") return true;
  const isNext = (at: number) => (starts[at] ?? Infinity) - (starts[at - 1] ?? -Infinity) <= 1;
  const beside = /^\d+$/u.test(chars) ? /\d/u : style === "number" ? /[\da-z]/u : /[a-z]/u;
  const isInside =
    (isNext(from) && beside.test(plain.charAt(from - 1))) || (isNext(to) && beside.test(plain.charAt(to)));
  if (style === "number") return !isInside;
  let gaps = 0;
  for (let at = from + 1; at < to; at += 1) if (!isNext(at)) gaps += 1;
  if (gaps === 0) return !isInside || chars.length >= LONG.inside;
  return !isInside && (style === "apart" || chars.length >= LONG.apart || gaps >= 2);
}
