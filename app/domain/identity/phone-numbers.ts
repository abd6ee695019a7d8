import { replaced, type Reading } from "#app/lib/reading.ts";
import { spansAfter, spansOf, type Span } from "#app/lib/spans.ts";

const FIGURE_WORDS: Readonly<Record<string, string>> = {
  zero: "0",
  one: "1",
  two: "2",
  three: "3",
  four: "4",
  five: "5",
  six: "6",
  seven: "7",
  eight: "8",
  nine: "9",
  ling: "0",
  yao: "1",
  yi: "1",
  er: "2",
  san: "3",
  si: "4",
  wu: "5",
  liu: "6",
  qi: "7",
  ba: "8",
  jiu: "9",
  oh: "0",
};

/** Which characters, and how many, may be between two digits of one number. */
const BETWEEN = new Set(" \t\n\u00a0\u3000._·-,、/|*~()");
const MOST_BETWEEN = 3;

/** Telephone numbers, also with separated digits, as words, or with characters that look like digits. */
export function phoneNumbers(reading: Reading): { reading: Reading; spans: Span[] } {
  const spelled = replaced(
    reading,
    spansOf(reading.plain, /(?<![a-z\d])[a-z]{2,5}(?![a-z\d])/gu).flatMap(({ from, to }) => {
      const by = FIGURE_WORDS[reading.plain.slice(from, to)];
      return by === undefined ? [] : [{ from, to, by }];
    }),
  );
  const { plain } = spelled;
  return {
    reading: spelled,
    spans: [
      ...mobileNumbers(plain),
      ...spansOf(plain, /(?<!\d)(?:\+?86[\s-]?)?\(?0\d{2,3}[)\-\s]{0,3}\d{3,4}[\s-]?\d{4}(?!\d)/gu),
      ...spansOf(plain, /(?<!\d)[48]00-\d{3}-?\d{4}(?!\d)/gu),
      ...spansOf(plain, /(?<!\d)[48]00\s?\d{3}\s?\d[1-9]\d\d(?!\d)/gu),
      ...spansOf(plain, /(?<!\d)[48]00-\d{4}-\d{3}(?!\d)/gu),
      ...spansOf(plain, /\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)/gu),
      ...named(plain),
    ],
  };
}

const NAMES =
  /电话|手机|座机|热线|传真|致电|拨打|(?<![a-z])(?:tel|telephone|phone|mobile|call|dial|fax)(?![a-z])/gu;

/** Numbers of seven digits or more that are labelled as one, unless they count something. */
function named(plain: string): Span[] {
  return spansAfter(plain, {
    anchor: NAMES,
    lead: /(?:号码|号)?[\s:是为().]{0,4}/uy,
    rest: /\+?\d[\d\s-]{5,15}(?<=\d)(?![\d-]|\s?[台件元万部只个套吨年亿千百%]|\s?units)/uy,
  });
}

const FIGURES = "0123456789";
const isFigure = (sign: string) => sign !== "" && FIGURES.includes(sign);
const isAlike = (sign: string) => sign === "o" || sign === "l";
const isWordly = (sign: string) => isFigure(sign) || (sign >= "a" && sign <= "z");

/** Mobile numbers start at a digit with none before it, or at a lookalike character outside any word. */
function mobileNumbers(plain: string): Span[] {
  return spansOf(plain, /[018l]/gu).flatMap(({ from }) => {
    const before = plain.charAt(from - 1);
    if (isFigure(plain.charAt(from)) ? isFigure(before) : isWordly(before)) return [];
    const to = endOfMobile(plain, from);
    return to === null ? [] : [{ from: before === "+" ? from - 1 : from, to }];
  });
}

/** The maximum number of digits, with a country code, and the minimum. */
const [FEWEST_FIGURES, MOST_FIGURES] = [11, 15];
/** How many of them must be digits, not lookalike characters. */
const FEWEST_REAL = 7;

function endOfMobile(plain: string, from: number): number | null {
  let figures = "";
  let real = 0;
  for (let at = from; figures.length < MOST_FIGURES;) {
    const sign = plain.charAt(at);
    if (!isFigure(sign) && !isAlike(sign)) return null;
    figures += sign === "o" ? "0" : sign === "l" ? "1" : sign;
    if (isFigure(sign)) real += 1;
    at += 1;
    if (figures.length >= FEWEST_FIGURES && real >= FEWEST_REAL) {
      const next = plain.charAt(at);
      const isApart = isFigure(sign) ? !isFigure(next) : !isWordly(next);
      if (isApart && MOBILE.test(figures)) return isAmount(plain.slice(from, at)) ? null : at;
    }
    for (let gap = 0; gap < MOST_BETWEEN && BETWEEN.has(plain.charAt(at)); gap += 1) at += 1;
  }
  return null;
}

const MOBILE = /^(?:0|(?:00)?86)?1[3-9]\d{9}$/u;

/** Amounts in groups of thousands, and rows of amounts. */
function isAmount(slice: string): boolean {
  if (/^\d+\.\d+$/u.test(slice)) return true;
  const isRow = /[,、/|]/u.test(slice);
  if (!isRow) return /\d\.\d/u.test(slice) && /\s/u.test(slice) && /\d{2}/u.test(slice);
  const groups = slice.split(/\D+/u).map(({ length }) => length);
  return !["3 4 4", "3 8", "7 4", "3 3 5", "5 6", groups.map(() => 1).join(" ")].includes(groups.join(" "));
}
