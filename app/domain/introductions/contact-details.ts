import { endOf, spansAroundSign, spansOf, spansWithRest, type Span } from "#app/lib/spans.ts";

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

/** What one kind of detail looks like; each reads the text in a time that grows with its length alone. */
export type Detail = { kind: ContactKind; find: (plain: string) => Span[] };

const ofPattern =
  (pattern: RegExp) =>
  (plain: string): Span[] =>
    spansOf(plain, pattern);

const MESSENGER = /微信|薇信|威信|扣扣|钉钉|飞书|wechat|weixin|whatsapp|telegram|(?<![a-z\d])(?:vx|wx|qq)/gu;
/** What makes the word after a messenger a name there: "number is", a digit in it, or that it is a number. */
const MESSENGER_NAMES: readonly RegExp[] = [
  /\s*(?:(?:号码|账号|号|id|number)\s*(?:(?:是|为|is)\s*)?(?:[:=]\s*)?|(?:是|is|[:=])\s*)[a-z][a-z\d_-]{4,19}/uy,
  /\s*(?=[a-z_-]{0,19}\d)[a-z][a-z\d_-]{4,19}/uy,
  /\s*(?:(?:号码|账号|号|number)\s*)?(?:[:=]\s*)?\d(?:\s?\d){4,11}/uy,
];

const CONTACTS: readonly Detail[] = [
  {
    kind: "email",
    find: (plain) =>
      spansAroundSign(plain, {
        word: /[\p{L}\d_.+-]+/gu,
        sign: /@|[([{<]\s?at\s?[)\]}>]/gu,
        rest: /\s?[a-z\d-]+(?:\s?(?:\.|[([{<]\s?dot\s?[)\]}>])\s?[a-z\d-]+)+/uy,
        blank: true,
      }),
  },
  { kind: "web_address", find: ofPattern(/https?:\/\/[^\s,;()。、]+/gu) },
  { kind: "web_address", find: ofPattern(/\bwww\.[^\s,;()。、]+/gu) },
  { kind: "web_address", find: hosts },
  // A mobile number, also where its digits are drawn apart.
  {
    kind: "phone",
    find: ofPattern(/(?<!\d)(?:\+?\s?86[\s.-]{0,2})?1[\s._·-]{0,2}[3-9](?:[\s._·-]{0,2}\d){9}(?!\d)/gu),
  },
  { kind: "phone", find: ofPattern(/(?<!\d)(?:\+?86[\s-]?)?\(?0\d{2,3}\)?[\s-]?\d{3,4}[\s-]?\d{4}(?!\d)/gu) },
  { kind: "phone", find: ofPattern(/(?<!\d)[48]00-\d{3}-?\d{4}(?!\d)/gu) },
  { kind: "phone", find: ofPattern(/\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)/gu) },
  {
    kind: "messenger",
    find: (plain) => MESSENGER_NAMES.flatMap((name) => spansWithRest(plain, MESSENGER, name)),
  },
];

const IDENTITY: readonly Detail[] = [
  { kind: "address", find: ofPattern(/\p{Script=Han}{1,8}(?:大街|大路|路|街)\s*\d+\s*号/gu) },
  {
    kind: "uscc",
    find: ofPattern(/(?<![\da-z])[\da-hj-npqrtuwxy]{2}\d{6}[\da-hj-npqrtuwxy]{10}(?![\da-z])/gu),
  },
  {
    kind: "company_name",
    find: ofPattern(/[\p{Script=Han}\d]{2,20}?(?:有限责任公司|股份有限公司|有限公司|股份公司)/gu),
  },
];

const TOP_DOMAINS = new Set(["com", "cn", "net", "org", "io", "top", "vip", "cc"]);

/** Hosts without a scheme: labels up to the last that is a top domain, and the path where nothing else follows it. */
function hosts(plain: string): Span[] {
  return spansOf(plain, /[a-z\d-]+(?:\.[a-z\d-]+)*/gu).flatMap(({ from, to }) => {
    const labels = plain.slice(from, to).split(".");
    const last = labels.findLastIndex((label, at) => at > 0 && TOP_DOMAINS.has(label));
    if (last < 0) return [];
    if (last === labels.length - 1) return [{ from, to: endOf(plain, /\/[^\s,;()。、]*/uy, to) ?? to }];
    return [{ from, to: from + labels.slice(0, last + 1).join(".").length }];
  });
}

/** Nested so often, details are a riddle: nothing of such a text is shown. */
const MOST_ROUNDS = 6;

/**
 * Takes contact details out of a text: e-mail and web addresses, telephone numbers, messenger names; with
 * `identity`, what else tells who a company is: its street, code and full name. Full-width forms and figures in
 * Chinese are read like plain ones. Refuses nothing: whoever wrote it is told what was taken out.
 */
export function maskContactDetails(
  text: string,
  { identity = false }: { identity?: boolean } = {},
): MaskedText {
  return maskDetails(text, identity ? [...CONTACTS, ...IDENTITY] : CONTACTS);
}

/** Takes out of a text what is found in its plain form, until nothing more is found. */
export function maskDetails(text: string, details: readonly Detail[]): MaskedText {
  const kinds = new Set<ContactKind>();
  let masked = text;
  // What stood hidden between two details may be one itself once they are gone.
  for (let round = 0, before = ""; before !== masked; round += 1) {
    before = masked;
    masked = round < MOST_ROUNDS ? maskOnce(before, details, kinds) : MASK;
  }
  return { text: masked, masked: CONTACT_KINDS.filter((kind) => kinds.has(kind)) };
}

function maskOnce(text: string, details: readonly Detail[], kinds: Set<ContactKind>): string {
  const { plain, starts } = plainWithPlaces(text);
  const spans = details
    .flatMap(({ kind, find }) =>
      find(plain).map(({ from, to }) => ({
        kind,
        from: starts[from] ?? text.length,
        to: starts[to] ?? text.length,
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
