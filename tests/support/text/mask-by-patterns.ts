import { maskDetails, type ContactKind, type MaskedText } from "#app/domain/introductions/contact-details.ts";
import { fold, spanOfText } from "#app/lib/reading.ts";
import { spansOf } from "#app/lib/spans.ts";

/**
 * The plain spellings of what `maskContactDetails` masks, each detail as one pattern: easier to read, but of quadratic
 * and cubic time. What these find in a short text, that finds, too.
 */
const CONTACTS: readonly [ContactKind, RegExp][] = [
  [
    "email",
    /[\p{L}\d_.+-]+\s?(?:@|[([{<]\s?at\s?[)\]}>])\s?[a-z\d-]+(?:\s?(?:\.|[([{<]\s?dot\s?[)\]}>])\s?[a-z\d-]+)+/gu,
  ],
  [
    "web_address",
    /https?:\/\/[^\s,;()。、]+|\bwww\.[^\s,;()。、]+|(?<![a-z\d-])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:com|cn|net|org|io|top|vip|cc)(?![a-z\d-])(?:\/[^\s,;()。、]*)?/gu,
  ],
  // A mobile number, also with separated digits.
  ["phone", /(?<!\d)(?:\+?\s?86[\s.-]{0,2})?1[\s._·-]{0,2}[3-9](?:[\s._·-]{0,2}\d){9}(?!\d)/gu],
  ["phone", /(?<!\d)(?:\+?86[\s-]?)?\(?0\d{2,3}\)?[\s-]?\d{3,4}[\s-]?\d{4}(?!\d)/gu],
  ["phone", /(?<!\d)[48]00-\d{3}-?\d{4}(?!\d)/gu],
  ["phone", /\+\d(?:[\s().-]{0,2}\d){7,14}(?!\d)/gu],
  [
    "messenger",
    /(?:微信|薇信|威信|扣扣|钉钉|飞书|wechat|weixin|whatsapp|telegram|(?<![a-z\d])(?:vx|wx|qq))(?:\s*(?:(?:号码|账号|号|id|number)\s*(?:是|为|is)?\s*[:=]?|是|is|[:=])\s*[a-z][a-z\d_-]{4,19}|\s*(?=[a-z_-]*\d)[a-z][a-z\d_-]{4,19}|\s*(?:号码|账号|号|number)?\s*[:=]?\s*\d(?:\s?\d){4,11})/gu,
  ],
];

const IDENTITY: readonly [ContactKind, RegExp][] = [
  ["address", /\p{Script=Han}{1,8}(?:大街|大路|路|街)\s*\d+\s*号/gu],
  ["uscc", /(?<![\da-z])[\da-hj-npqrtuwxy]{2}\d{6}[\da-hj-npqrtuwxy]{10}(?![\da-z])/gu],
  ["company_name", /[\p{Script=Han}\d]{2,20}?(?:有限责任公司|股份有限公司|有限公司|股份公司)/gu],
];

export function maskByPatterns(text: string, { identity }: { identity: boolean }): MaskedText {
  const patterns = identity ? [...CONTACTS, ...IDENTITY] : CONTACTS;
  return maskDetails(text, (round) => {
    const reading = fold(round, { figures: true });
    return patterns.flatMap(([kind, pattern]) =>
      spansOf(reading.plain, pattern).map((span) => ({ kind, ...spanOfText(reading, span) })),
    );
  });
}
