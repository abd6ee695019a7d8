import type { Span } from "./spans.ts";
import { simplified } from "./simplified.ts";

/** A text normalised for searching, unit by unit, each with its position in the original text. */
export interface Reading {
  readonly text: string;
  readonly plain: string;
  readonly starts: readonly number[];
}

const HAN_FIGURES = new Map(
  ["〇零", "一壹幺", "二贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"].flatMap(
    (signs, figure) => [...signs].map((sign) => [sign, String(figure)] as const),
  ),
);

/** Characters of other scripts that look like Latin ones, and small capitals. */
const LOOKALIKES = new Map(
  [..."авекмнорстухіѕјԁһԛԝαβεικνορτυχᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıɡɑ"].map((char, at) => [
    char,
    "abekmhopctyxisjdhqwabeikvoptuxabcdefghijklmnoprstuvwyziga".charAt(at),
  ]),
);

/** Digits in circles, which Unicode doesn't map to plain ones, and digits of other scripts. */
const FIRST_FIGURES: readonly (readonly [first: number, count: number, figure: number])[] = [
  [0x2776, 9, 1],
  [0x2780, 9, 1],
  [0x278a, 9, 1],
  [0x24f5, 9, 1],
  [0x24ff, 1, 0],
  [0x0660, 10, 0],
  [0x06f0, 10, 0],
  [0x0966, 10, 0],
];

/**
 * A text without differences of spelling: case, full width, accents, invisible characters, traditional characters and
 * lookalikes; with `figures`, Chinese digits are converted to plain ones, too.
 */
export function fold(text: string, { figures }: { figures: boolean }): Reading {
  let plain = "";
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const read = folded(character, figures);
    for (let unit = 0; unit < read.length; unit += 1) starts.push(at);
    plain += read;
    at += character.length;
  }
  return { text, plain, starts };
}

/** A character that expands to more characters than this is left unchanged. */
const MOST_UNITS = 6;

/** A cache of folded characters: texts have few different ones, and most texts have the same. */
const FOLDED = { figures: new Map<string, string>(), chars: new Map<string, string>() };
const MOST_FOLDED = 20_000;

function folded(character: string, figures: boolean): string {
  if (character.length === 1 && character <= "~") return character.toLowerCase();
  const known = figures ? FOLDED.figures : FOLDED.chars;
  const before = known.get(character);
  if (before !== undefined) return before;
  if (known.size >= MOST_FOLDED) known.clear();
  const read = foldedAnew(character, figures);
  known.set(character, read);
  return read;
}

function foldedAnew(character: string, figures: boolean): string {
  const figure = FIRST_FIGURES.find(([first, count]) => {
    const from = (character.codePointAt(0) ?? 0) - first;
    return from >= 0 && from < count;
  });
  if (figure !== undefined) return String((character.codePointAt(0) ?? 0) - figure[0] + figure[2]);
  const one = simplified(character);
  const han = figures ? HAN_FIGURES.get(one) : undefined;
  if (han !== undefined) return han;
  const parts = one.normalize("NFKD");
  const visible = (parts.length > MOST_UNITS ? one : parts).replace(
    /[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu,
    "",
  );
  return visible
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[^\u0000-\u007f]/gu, (char) => LOOKALIKES.get(char) ?? char)
    .replace(/\p{Script=Han}/gu, simplified);
}

/** The position in the text where a unit of a reading starts; the text's end after the last one. */
function placeOf({ text, starts }: Reading, at: number): number {
  return starts[at] ?? text.length;
}

/** Converts a span of the reading to a span of the text. */
export function spanOfText(reading: Reading, { from, to }: Span): Span {
  const [start, end] = [placeOf(reading, from), placeOf(reading, to)];
  // Several units of one character: all of it belongs to the span.
  return { from: start, to: end > start ? end : placeOf(reading, nextPlace(reading, to)) };
}

function nextPlace({ starts }: Reading, at: number): number {
  let next = at;
  while (next < starts.length && starts[next] === starts[at]) next += 1;
  return next;
}

/** The reading with sorted, non-overlapping parts replaced; a replacement has its part's start position. */
export function replaced(reading: Reading, parts: readonly (Span & { by: string })[]): Reading {
  if (parts.length === 0) return reading;
  let plain = "";
  const starts: number[] = [];
  let at = 0;
  for (const { from, to, by } of parts) {
    if (from < at) continue;
    plain += reading.plain.slice(at, from) + by;
    for (let unit = at; unit < from; unit += 1) starts.push(placeOf(reading, unit));
    for (let unit = 0; unit < by.length; unit += 1) starts.push(placeOf(reading, from));
    at = to;
  }
  for (let unit = at; unit < reading.plain.length; unit += 1) starts.push(placeOf(reading, unit));
  return { text: reading.text, plain: plain + reading.plain.slice(at), starts };
}

/** Without the gaps between separated single characters: "c g l a s e r" is one word. */
export function closedUp(reading: Reading): Reading {
  const { plain } = reading;
  const isLone = (at: number) =>
    /[a-z\d.@]/u.test(plain.charAt(at)) &&
    (/[.@]/u.test(plain.charAt(at)) ||
      (!/[a-z\d]/u.test(plain.charAt(at - 1)) && !/[a-z\d]/u.test(plain.charAt(at + 1))));
  const gaps = [...plain.matchAll(/[\s\-_|~/]+/gu)].filter(
    ({ 0: gap, index }) => gap.length <= 3 && isLone(index - 1) && isLone(index + gap.length),
  );
  return replaced(
    reading,
    gaps.map(({ 0: gap, index }) => ({ from: index, to: index + gap.length, by: "" })),
  );
}

/** Its alphanumeric characters only. */
export function charsOf(reading: Reading): Reading {
  const others = [...reading.plain.matchAll(/[^\p{L}\p{N}]+/gu)];
  return replaced(
    reading,
    others.map(({ 0: other, index }) => ({ from: index, to: index + other.length, by: "" })),
  );
}
