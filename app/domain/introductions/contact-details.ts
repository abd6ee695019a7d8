/** What leads past the platform, or tells who the company is. */
export const CONTACT_KINDS = [
  "email",
  "web_address",
  "phone",
  "messenger",
  "address",
  "uscc",
  "company_name",
] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** A text whose telling parts are replaced, and what they were: each kind once, in the order of `CONTACT_KINDS`. */
export type MaskedText = { text: string; masked: ContactKind[] };

/** Stands for what was taken out, in every language. */
export const MASK = "***";

type Pattern = { kind: ContactKind; pattern: RegExp };

const CONTACTS: readonly Pattern[] = [
  {
    kind: "email",
    pattern:
      /[\p{L}\d_.+-]+\s?(?:@|[([{<]\s?at\s?[)\]}>])\s?[a-z\d-]+(?:\s?(?:\.|[([{<]\s?dot\s?[)\]}>])\s?[a-z\d-]+)+/gu,
  },
  {
    kind: "web_address",
    pattern:
      /https?:\/\/[^\s,;()。、]+|\bwww\.[^\s,;()。、]+|(?<![a-z\d-])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|cn|net|org|io|top|vip|cc)(?![a-z\d-])(?:\/[^\s,;()。、]*)?/gu,
  },
  // A mobile number, also where its digits are drawn apart.
  {
    kind: "phone",
    pattern: /(?<!\d)(?:\+?\s?86[\s.-]{0,2})?1[\s._·-]{0,2}[3-9](?:[\s._·-]{0,2}\d){9}(?!\d)/gu,
  },
  { kind: "phone", pattern: /(?<!\d)(?:\+?86[\s-]?)?\(?0\d{2,3}\)?[\s-]?\d{3,4}[\s-]?\d{4}(?!\d)/gu },
  { kind: "phone", pattern: /(?<!\d)[48]00-\d{3}-?\d{4}(?!\d)/gu },
  { kind: "phone", pattern: /\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)/gu },
  {
    kind: "messenger",
    pattern:
      /(?:微信|薇信|威信|扣扣|钉钉|飞书|wechat|weixin|whatsapp|telegram|(?<![a-z\d])(?:vx|wx|qq))(?:\s*(?:(?:号码|账号|号|id|number)\s*(?:是|为|is)?\s*[:=]?|是|is|[:=])\s*[a-z][a-z\d_-]{4,19}|\s*(?=[a-z_-]*\d)[a-z][a-z\d_-]{4,19}|\s*(?:号码|账号|号|number)?\s*[:=]?\s*\d(?:\s?\d){4,11})/gu,
  },
];

const IDENTITY: readonly Pattern[] = [
  { kind: "address", pattern: /\p{Script=Han}{1,8}(?:大街|大路|路|街)\s*\d+\s*号/gu },
  {
    kind: "uscc",
    pattern: /(?<![\da-z])[\da-hj-npqrtuwxy]{2}\d{6}[\da-hj-npqrtuwxy]{10}(?![\da-z])/gu,
  },
  {
    kind: "company_name",
    pattern: /[\p{Script=Han}\d]{2,20}?(?:有限责任公司|股份有限公司|有限公司|股份公司)/gu,
  },
];

/**
 * Takes contact details out of a text: e-mail and web addresses, telephone numbers, messenger names; with
 * `identity`, what else tells who a company is: its street, code and full name. Full-width forms and figures in
 * Chinese are read like plain ones. Refuses nothing: whoever wrote it is told what was taken out.
 */
export function maskContactDetails(
  text: string,
  { identity = false }: { identity?: boolean } = {},
): MaskedText {
  const patterns = identity ? [...CONTACTS, ...IDENTITY] : CONTACTS;
  const kinds = new Set<ContactKind>();
  let masked = text;
  // What stood hidden between two details may be one itself once they are gone.
  for (let before = ""; before !== masked;) {
    before = masked;
    masked = maskOnce(before, patterns, kinds);
  }
  return { text: masked, masked: CONTACT_KINDS.filter((kind) => kinds.has(kind)) };
}

function maskOnce(text: string, patterns: readonly Pattern[], kinds: Set<ContactKind>): string {
  const { plain, starts } = plainWithPlaces(text);
  const spans = patterns
    .flatMap(({ kind, pattern }) =>
      [...plain.matchAll(pattern)].map(({ 0: found, index }) => ({
        kind,
        from: starts[index] ?? text.length,
        to: starts[index + found.length] ?? text.length,
      })),
    )
    .sort((one, other) => one.from - other.from || other.to - one.to);
  let masked = "";
  let at = 0;
  for (const { kind, from, to } of spans) {
    if (to <= at) continue;
    kinds.add(kind);
    if (from >= at) masked += text.slice(at, from) + MASK;
    at = to;
  }
  return masked + text.slice(at);
}

const HAN_DIGITS = "〇一二三四五六七八九";

/** The text as patterns read it, one unit after the other, each with the place in the text that it came from. */
function plainWithPlaces(text: string): { plain: string; starts: number[] } {
  let plain = "";
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const han = HAN_DIGITS.indexOf(character === "零" ? "〇" : character === "幺" ? "一" : character);
    const read = han >= 0 ? String(han) : character.normalize("NFKC").toLowerCase();
    for (let unit = 0; unit < read.length; unit += 1) starts.push(at);
    plain += read;
    at += character.length;
  }
  return { plain, starts };
}
