/** Characters between the parts of a number, and what people and banks put there. */
const SEPARATOR = /[\s\p{Pd}_.:·・/\\|]/u;
/** Characters that stand for digits in what was typed or read off paper. */
const LOOKALIKES: ReadonlyMap<string, string> = new Map([
  ["O", "0"],
  ["Q", "0"],
  ["I", "1"],
  ["L", "1"],
]);
const NUMBER = /1S(20\d{2})(\d{6})/gu;
/** Without its leading zeros: only where the parts are apart. */
const SHORT_NUMBER = /LS[\s\p{Pd}]{0,3}(20\d{2})[\s\p{Pd}]{1,3}(\d{1,5})(?!\d)/gu;
/** What follows a number in a list: another of its year, or of the one that is written. */
const FURTHER =
  /^\s{0,3}[、,;/&+和与及至~\p{Pd}]\s{0,3}(?:(20\d{2})[\s\p{Pd}]{1,3})?([\dOQIL]{6}|\d{1,5})(?![\dOQIL]|\.\d|,\d{3}(?!\d)|\s?元)/u;
/** Only a blank between: not an amount, as it begins with a zero. */
const FURTHER_BEHIND_BLANK = /^\s{1,3}()(0\d{5})(?!\d|\.\d)/u;
const LONGEST_TEXT = 1_000;

interface Found {
  year: string;
  number: string;
  /** Where it stands in the text: from the first character to behind the last. */
  from: number;
  to: number;
}

/**
 * The invoice numbers that the words of a payment name, as "LS-2026-000123", each once and in their order. Full-width
 * and lower-case characters, blanks and hyphens anywhere or missing, characters for digits and missing zeros don't matter.
 * A list may name the later ones without "LS" and the year. A number with a digit too many, before or behind, is none.
 */
export function referencesIn(words: string): string[] {
  const text = words.normalize("NFKC").toUpperCase().slice(0, LONGEST_TEXT);
  const candidates = wholeIn(text);
  const isApart = ({ from, to }: Found) => !isDigit(text[from - 1]) && !isDigit(text[to]);
  const isCovered = (at: number) => candidates.some(({ from, to }) => from <= at && at < to);
  const found = [...candidates, ...shortIn(text).filter(({ from }) => !isCovered(from))]
    .filter(isApart)
    .sort((a, b) => a.from - b.from);
  const numbers = found.flatMap((one) => [one, ...listedBehind(text, one)]);
  return [...new Set(numbers.map(({ year, number }) => `LS-${year}-${number.padStart(6, "0")}`))];
}

/** Numbers of full length, whatever separates their characters. */
function wholeIn(text: string): Found[] {
  const joined: string[] = [];
  const places: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (SEPARATOR.test(character)) continue;
    joined.push(asDigit(character));
    places.push(at);
  }
  return [...joined.join("").matchAll(NUMBER)].map(({ index, 0: all, 1: year = "", 2: number = "" }) => ({
    year,
    number,
    from: places[index] ?? 0,
    to: (places[index + all.length - 1] ?? 0) + 1,
  }));
}

function shortIn(text: string): Found[] {
  return [...text.matchAll(SHORT_NUMBER)].map(({ index, 0: all, 1: year = "", 2: number = "" }) => ({
    year,
    number,
    from: index,
    to: index + all.length,
  }));
}

/** "/000002、000003" behind a number. */
function listedBehind(text: string, { year, to }: Found): Found[] {
  const behind = text.slice(to);
  const next = FURTHER.exec(behind) ?? FURTHER_BEHIND_BLANK.exec(behind);
  if (next === null) return [];
  const [all, itsYear = "", number = ""] = next;
  const one = {
    year: itsYear === "" ? year : itsYear,
    number: [...number].map(asDigit).join(""),
    from: to,
    to: to + all.length,
  };
  return [one, ...listedBehind(text, one)];
}

function asDigit(character: string): string {
  return LOOKALIKES.get(character) ?? character;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && /^\d$/u.test(character);
}

/** A name as it is compared: banks drop blanks and write brackets in either width. */
export function plainName(name: string): string {
  return name
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(/[\s·.,]/gu, "");
}

/** An account as it is compared: its digits. */
export function plainAccount(account: string): string {
  return account.normalize("NFKC").replaceAll(/\D/gu, "");
}
