import { replaced, spanOfText, type Reading } from "#app/lib/reading.ts";
import { endOf, spansAfter, spansAroundSign, spansOf, type Span } from "#app/lib/spans.ts";

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

/** For hosts that are written without a scheme. */
const TOP_DOMAINS = words(
  "com cn net org io top vip cc tech ai xyz biz tv wang ink asia mobi edu gov hk tw jp kr sg de uk eu fr ru dev icu ren",
);
/** Also English words, which may start a sentence after a stop without a space. */
const WORDS_TOO = words(
  "co app site online shop store info club fun pro link work cloud art live news studio space website host network " +
    "systems solutions technology energy science bio auto company group center email dataset life today plus",
);

const TOP = /(?:com|cn|net|org|io|top|vip|cc|tech|ai|co|xyz|app|dev|site|中国)(?![a-z\d-])/uy;

/** Addresses with dots and signs written as words or in brackets, restored. */
export function addressesSpelled(reading: Reading): Reading {
  const dots = replaced(reading, [
    ...spansOf(reading.plain, /\s?[([{<【「]\s?(?:dot|[点.。])\s?[)\]}>】」]\s?/gu).map((span) => ({
      ...span,
      by: ".",
    })),
  ]);
  const stops = replaced(
    dots,
    spansOf(
      dots.plain,
      /(?<=[a-z\d])(?:[\s_-]dot[\s_-]|\s?[点。·]\s?|\s\.\s?|\.\s)(?=[a-z\p{Script=Han}])/gu,
    ).flatMap((span) => (leadsToTop(dots.plain, span) ? [{ ...span, by: "." }] : [])),
  );
  const signs = spansOf(
    stops.plain,
    /(?<=[a-z\d])(?:\s?[([{<【「]\s?(?:at|a|@|艾特|爱特|圈a)\s?[)\]}>】」]\s?|\s?(?:艾特|爱特|圈a|小老鼠)\s?|[\s_\-*#]at[\s_\-*#])(?=[a-z\d])/gu,
  ).filter(({ to }) => endOf(stops.plain, /(?:[a-z\d-]+\.)+[a-z][a-z\d-]+/uy, to) !== null);
  return replaced(
    stops,
    signs.map((span) => ({ ...span, by: "@" })),
  );
}

/** Whether labels follow, the last a top-level domain; the start of a sentence or end of a phrase is none. */
function leadsToTop(plain: string, { from, to }: Span): boolean {
  const sign = plain.slice(from, to);
  if (sign === ". ") return endOf(plain, /(?:com|cn)(?![a-z\d-])/uy, to) !== null;
  if (
    sign.includes("dot") &&
    /(?<![a-z])(?:a|an|the|of|this|that)$/u.test(plain.slice(Math.max(0, from - 5), from))
  )
    return false;
  return (
    endOf(plain, TOP, to) !== null ||
    endOf(plain, /[a-z\d-]{1,63}\.(?:com|cn|net|org)(?![a-z\d-])/uy, to) !== null
  );
}

/** E-mail addresses. */
export function emailAddresses(plain: string): Span[] {
  return spansAroundSign(plain, {
    word: /[\p{L}\d_.+-]+/gu,
    sign: /@|[([{<]\s?at\s?[)\]}>]/gu,
    rest: /\s?[a-z\d-]+(?:\s?(?:\.|[([{<]\s?dot\s?[)\]}>])\s?[a-z\d-]+)+/uy,
    blank: true,
  });
}

const SAID = /网址|官网|网站|域名|主页|(?<![a-z])(?:website|homepage|web|url|domain|site)(?![a-z])/gu;

/** Web addresses: by their scheme or www, by a label before them, or by their top-level domain alone. */
export function webAddresses(reading: Reading): Span[] {
  const { plain } = reading;
  return [
    ...spansOf(plain, /h(?:tt|xx)ps?\s?:\s?\/\/[^\s,;()。、]+/gu),
    ...spansOf(plain, /\bwww\.[^\s,;()。、]+/gu),
    ...spansOf(
      plain,
      /\p{Script=Han}{1,20}\.(?:中国|公司|网络|网址|集团|商城|企业|在线|中文网|cn|com|net)(?![a-z\d\p{Script=Han}])/gu,
    ),
    ...spansAfter(plain, {
      anchor: SAID,
      lead: /\s?(?:[:=是为]|is\s)?\s?/uy,
      rest: /[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,24}(?![a-z\d-])/uy,
    }),
    ...hosts(reading),
  ];
}

/** Hosts without a scheme: labels up to the last top-level domain, and the path where nothing else follows it. */
function hosts(reading: Reading): Span[] {
  const { plain } = reading;
  return spansOf(plain, /[a-z\d-]+(?:\.[a-z\d-]+)*/gu).flatMap(({ from, to }) => {
    const labels = spansOf(plain.slice(from, to), /[a-z\d-]+/gu).map((label) => ({
      from: from + label.from,
      to: from + label.to,
    }));
    const top = labels.findLast((label, at) => {
      const before = labels[at - 1];
      return before !== undefined && isTop(reading, label, { before, isFirst: at === 1 });
    });
    if (top === undefined) return [];
    return [{ from, to: top.to === to ? (endOf(plain, /\/[^\s,;()。、]*/uy, to) ?? to) : top.to }];
  });
}

function isTop(
  reading: Reading,
  label: Span,
  { before, isFirst }: { before: Span; isFirst: boolean },
): boolean {
  const [name, host] = [label, before].map(({ from, to }) => reading.plain.slice(from, to));
  if (name === undefined || host === undefined) return false;
  if (name === "net" && isFirst && (host === "asp" || host === "vb")) return false;
  if (TOP_DOMAINS.has(name)) return true;
  if (!WORDS_TOO.has(name) || !/[a-z]{2}/u.test(host)) return false;
  // A capital after a full stop starts a sentence.
  const { from, to } = spanOfText(reading, label);
  return !/^\p{Lu}\p{Ll}/u.test(reading.text.slice(from, to));
}
