import { spansAroundSign, spansOf, spansWithRest, type Span } from "#app/lib/spans.ts";
import { normaliseUscc } from "#app/domain/organizations/uscc.ts";
import type { CompanyProfile } from "#app/domain/organizations/profile.ts";
import { chineseNameParts, englishNameParts, plain } from "./company-name.ts";

export type IdentityKind =
  | "company_name"
  | "other_company"
  | "uscc"
  | "phone"
  | "email"
  | "web_address"
  | "messenger"
  | "address"
  | "person";

/** Something in a text that would tell who the company is, or name another one. */
export type IdentityFinding = { kind: IdentityKind; found: string };

export type Identity = Pick<
  CompanyProfile,
  "legalName" | "uscc" | "address" | "contactName" | "contactPhone" | "contactEmail"
> & {
  englishName?: string | undefined;
  website?: string | undefined;
  /** The persons behind the roles, as the company wrote them: names with words between. */
  keyPeople?: string | undefined;
};

/** Each reads the text in a time that grows with its length alone. */
const DETAILS: readonly { kind: IdentityKind; find: (words: string) => Span[] }[] = [
  {
    kind: "email",
    find: (words) =>
      spansAroundSign(words, { word: /[\w.+-]+/gu, sign: /@/gu, rest: /[\w-]+(?:\.[\w-]+)+/uy }),
  },
  { kind: "web_address", find: webAddresses },
  {
    kind: "uscc",
    find: (words) =>
      spansOf(words, /(?<![0-9a-z])[0-9a-hj-npqrtuwxy]{2}\d{6}[0-9a-hj-npqrtuwxy]{10}(?![0-9a-z])/gu),
  },
  {
    kind: "phone",
    find: (words) => spansOf(words, /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/gu),
  },
  {
    kind: "phone",
    find: (words) => spansOf(words, /(?<!\d)(?:\+?86[\s-]?)?\(?0\d{2,3}\)?[\s-]?\d{7,8}(?!\d)/gu),
  },
  {
    kind: "messenger",
    find: (words) =>
      spansWithRest(words, /微信|wechat|weixin|qq/gu, /\s*(?:(?:号|id)\s*)?(?:[:：]\s*)?[a-z0-9_-]{5,20}/uy),
  },
  {
    kind: "address",
    find: (words) => spansOf(words, /\p{Script=Han}{1,8}(?:大街|大路|路|街)\s*\d+\s*号/gu),
  },
  {
    kind: "other_company",
    find: (words) => spansOf(words, /\p{Script=Han}{2,20}?(?:有限责任公司|股份有限公司|有限公司|股份公司)/gu),
  },
];

/** With a scheme or www to the next blank, else a host; what begins inside an earlier one is a part of it. */
function webAddresses(words: string): Span[] {
  const spans = [
    ...spansOf(words, /https?:\/\/\S+/gu),
    ...spansOf(words, /\bwww\.\S+/gu),
    ...spansWithRest(words, /[a-z0-9][a-z0-9-]*/gu, /\.(?:com|cn|net|org|io)(?:\.cn)?\b/uy),
  ].sort((one, other) => one.from - other.from || other.to - one.to);
  let end = 0;
  return spans.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

/**
 * What in a text tells who the company is: its name or a telling part of it, its code, address, contacts and
 * persons; and, whoever they are of, phone numbers, e-mail and web addresses, messenger names, street addresses and
 * names of companies. Compared after NFKC, without case; blanks between Han characters hide nothing.
 */
export function findIdentity(text: string, identity: Identity): IdentityFinding[] {
  const words = plain(text);
  const dense = words.replace(/[\s·•.,，、\-_/]+/gu, "");
  const findings: IdentityFinding[] = [];
  for (const { kind, part } of ownParts(identity)) {
    const inText = isHan(part) ? dense.includes(part.replace(/\s+/gu, "")) : hasWord(words, part);
    if (inText) findings.push({ kind, found: part });
  }
  for (const { kind, find } of DETAILS) {
    for (const { from, to } of find(words)) findings.push({ kind, found: words.slice(from, to) });
  }
  return withoutRepeats(findings);
}

function ownParts(identity: Identity): { kind: IdentityKind; part: string }[] {
  const { legalName, englishName, uscc, address, contactName, contactPhone, contactEmail, website } =
    identity;
  const parts: [IdentityKind, readonly string[]][] = [
    ["company_name", chineseNameParts(legalName)],
    ["company_name", englishNameParts(englishName ?? "")],
    ["uscc", [normaliseUscc(uscc).toLowerCase()]],
    ["address", [plain(address)]],
    ["person", [plain(contactName), ...namesIn(identity.keyPeople ?? "")]],
    ["phone", [contactPhone.replace(/\D/gu, "")]],
    ["email", [plain(contactEmail)]],
    ["web_address", hostOf(website ?? "")],
  ];
  return parts.flatMap(([kind, of]) =>
    of.filter((part) => [...part].length >= 2).map((part) => ({ kind, part })),
  );
}

const ROLE_WORDS =
  /董事长|总经理|副总经理|总裁|总监|首席执行官|首席技术官|创始人|联合创始人|工程师|负责人|教授|博士|硕士|财务|技术|研发|销售|生产|质量|经理|先生|女士|毕业于|曾任|现任|大学/gu;

/** Names in a text about persons: Han words of two to four, and pairs of capitalised Latin words. */
function namesIn(text: string): string[] {
  const han =
    text
      .normalize("NFKC")
      .replace(ROLE_WORDS, " ")
      .match(/\p{Script=Han}+/gu) ?? [];
  const latin = text.match(/\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+\b/gu) ?? [];
  return [...han.filter((word) => word.length >= 2 && word.length <= 4), ...latin.map(plain)];
}

function hostOf(website: string): string[] {
  const host = /^(?:https?:\/\/)?(?:www\.)?([^/\s:]+)/u.exec(plain(website))?.[1];
  return host ? [host] : [];
}

function isHan(part: string): boolean {
  return /\p{Script=Han}/u.test(part);
}

/** A Latin word or number by itself, not inside another. */
function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const before = text.charAt(at - 1);
    const after = text.charAt(at + word.length);
    if (!/[a-z0-9]/u.test(before) && !/[a-z0-9]/u.test(after)) return true;
  }
  return false;
}

function withoutRepeats(findings: IdentityFinding[]): IdentityFinding[] {
  const seen = new Set<string>();
  return findings.filter(({ kind, found }) => {
    const key = `${kind} ${found}`;
    return seen.has(key) ? false : seen.add(key);
  });
}
