import { formatDay } from "#app/i18n/format.ts";
import { locales } from "#app/i18n/locale.ts";
import { addDays } from "#app/lib/days.ts";

/** Data that only the company itself may read before it consents; each text is unique. */
export interface Hidden {
  legalName: string;
  englishName: string;
  uscc: string;
  address: string;
  website: string;
  contactName: string;
  contactPhone: string;
  contactEmail: string;
  keyPeople: string;
  titles: string;
  certificate: string;
  registration: string;
  organizationName: string;
  personName: string;
  personEmail: string;
}

const stems = "甲乙丙丁戊己庚辛壬癸";
const inChinese = (at: number): string =>
  [...String(at).padStart(3, "0")].map((digit) => stems[Number(digit)]).join("");

/** The identity of company number `at`. Chinese texts contain the canary's name, Latin ones the word. */
export function hiddenOf(at: number, uscc: string): Hidden {
  const zh = `金丝雀${inChinese(at)}`;
  const latin = `canary${String(at).padStart(3, "0")}`;
  return {
    legalName: `长春${zh}科技有限公司`,
    englishName: `Changchun ${latin} Photonics Co.`,
    uscc,
    address: `长春新区${zh}路 ${at} 号`,
    website: `https://www.${latin}.test`,
    contactName: `林${zh}`,
    contactPhone: `0431-8${1_000_000 + at * 4_937}`,
    contactEmail: `desk@${latin}.test`,
    keyPeople: `王${zh}（总经理），Wang ${latin}`,
    titles: `一种${zh}激光头，ZL${latin}`,
    certificate: `GR${latin}`,
    registration: `ZL-${latin}`,
    organizationName: `${zh} ${latin}`,
    personName: `张${zh}`,
    personEmail: `owner@${latin}.test`,
  };
}

/** Facts shown as bands only: each company has its own, so that an exact figure identifies it. */
export const exactRevenueFen = (at: number): bigint => 4_760_000_089n + BigInt(at) * 1_234_600n;
export const foundedOn = (at: number): string => addDays("2003-01-01", at * 13);

/** Texts that identify a company, each with its number. */
export function identifyingTexts(
  at: number,
  { uscc, contactPhone }: Hidden,
  ids: readonly string[],
): [string, number][] {
  const fen = exactRevenueFen(at);
  return [
    inChinese(at),
    `canary${String(at).padStart(3, "0")}`,
    uscc,
    contactPhone.replace("-", ""),
    String(fen),
    String(fen / 100n),
    foundedOn(at),
    ...locales.map((locale) => formatDay(locale, foundedOn(at))),
    ...ids,
  ].map((token) => [token.toLowerCase(), at]);
}

/** Every word of a text that could be such a token. */
const words =
  /金丝雀([甲乙丙丁戊己庚辛壬癸]{3})|canary\d{3}|52220101mj\w{8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d{2}-\d{2}|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [a-z]{3,9} \d{4}|\d{7,}/g;

/** Numbers of the companies that a text identifies, each with the words found. */
export function identifiedIn(text: string, tokens: ReadonlyMap<string, number>): Map<number, Set<string>> {
  const found = new Map<number, Set<string>>();
  for (const variant of variantsOf(text)) {
    for (const match of variant.matchAll(words)) {
      const word = match[1] ?? match[0];
      const at = tokens.get(word);
      if (at !== undefined) found.set(at, (found.get(at) ?? new Set()).add(word));
    }
  }
  return found;
}

/** The text and its decoded forms: escaped for JSON or an address, with grouped digits. */
function variantsOf(text: string): string[] {
  const plain = text.toLowerCase();
  const unescaped = plain.replace(
    /\\u([0-9a-f]{4})|&#x([0-9a-f]{1,5});|&#(\d{1,6});/g,
    (_, json, hex, decimal) =>
      String.fromCodePoint(decimal === undefined ? parseInt((json ?? hex) as string, 16) : Number(decimal)),
  );
  const decoded = plain.replace(/(?:%[0-9a-f]{2})+/g, (escape) => {
    try {
      return decodeURIComponent(escape);
    } catch {
      return escape;
    }
  });
  const ungrouped = plain.replace(/(?<=\d)[,\u00a0\u202f ](?=\d{3})|(?<=\d)-(?=\d)/g, "");
  return [plain, ...[unescaped, decoded, ungrouped].filter((variant) => variant !== plain)];
}
