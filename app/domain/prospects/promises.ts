import { spansWithRest } from "#app/lib/spans.ts";

/**
 * Words that promise a return or ask the public for money: forbidden in all published texts (防范和处置非法集资条例, articles 9 to
 * 11).
 */
const PROMISES: readonly RegExp[] = [
  // Not 担保本…, 环保本… or 确保本…, where the two characters belong to different words.
  /(?<![担环确])保\s{0,20}本/u,
  /(?<![担环])保\s{0,20}息/u,
  /(?:承诺|保证|确保|稳定)(?:的)?(?:收益|回报|还款|偿还|兑付|分红)/u,
  /(?:收益|回报|还款|偿还|兑付)(?:有)?(?:保证|保障|承诺|无忧)/u,
  /(?:零|无)风险/u,
  /稳赚|只赚不赔|包赚/u,
  /刚性兑付|兜底/u,
  /(?:面向|向)(?:社会)?公众(?:募|集|融)?资?/u,
  /(?:年化)?(?:收益率|回报率)\s*(?:可达|高达|不低于)/u,
  /众筹/u,
  /risk[\s-]*free|no[\s-]risk|without\s+(?:any\s+)?risk/iu,
  /(?:capital|principal)[\s-]*(?:protected|guaranteed)/iu,
  /crowd\s*-?fund/iu,
  /open\s+to\s+the\s+public/iu,
];

/** A word of a promise, and what must follow it directly: as one pattern they take quadratic time. */
const PROMISES_IN_ENGLISH: readonly { word: RegExp; rest: RegExp }[] = [
  {
    word: /guarantee[sd]?|assured?|promised?|certain/giu,
    rest: /\s+(?:an?\s+)?(?:\w+\s+)?(?:returns?|repayment|yields?|profits?|dividends?|income)/iuy,
  },
  {
    word: /returns?|repayments?|yields?|profits?|principal/giu,
    rest: /\s+(?:(?:is|are|was|were)\s*)?(?:fully\s+)?(?:guaranteed|assured|protected|secured\s+against\s+loss)/iuy,
  },
];

/** The forbidden promises in a text, verbatim: the first of each kind. */
export function findPromises(text: string): string[] {
  const words = text.normalize("NFKC");
  const english = PROMISES_IN_ENGLISH.flatMap(({ word, rest }) => {
    const [first] = spansWithRest(words, word, rest);
    return first ? [words.slice(first.from, first.to)] : [];
  });
  return [...PROMISES.flatMap((pattern) => pattern.exec(words)?.[0] ?? []), ...english];
}
