import { pinyinOf } from "#app/lib/pinyin.ts";
import { fold, charsOf } from "#app/lib/reading.ts";
import { titleSubjects } from "./title-runs.ts";
import type { CompanyProfile } from "#app/domain/organizations/profile.ts";
import { normaliseUscc } from "#app/domain/organizations/uscc.ts";
import { chineseNameParts, englishNameParts } from "#app/domain/prospects/company-name.ts";

/** What identifies a company, as far as it has stated it. */
export type Identity = {
  [
    Field in
      | "legalName"
      | "uscc"
      | "address"
      | "contactName"
      | "contactPhone"
      | "contactEmail"
      | "englishName"
      | "website"
  ]?: CompanyProfile[Field] | undefined;
} & {
  /** The persons behind the roles, as the company wrote them: names between other words. */
  keyPeople?: string | undefined;
  /** The titles of its registered rights, one per line with their numbers: registers can be searched for them. */
  rightTitles?: string | undefined;
  /** Its members on the platform. */
  members?: readonly { name: string; email: string }[] | undefined;
};

export type OwnKind =
  "company_name" | "uscc" | "phone" | "email" | "web_address" | "address" | "person" | "right";

/**
 * A part to search for, in texts normalised as `emailsOf` does. `han` matches anywhere; `word` is a whole Latin word,
 * matched with gaps between characters if long; `apart` always allows gaps; `number` has no other digit beside it; of
 * `runs`, any run long enough to search a register by matches.
 */
export interface OwnPart {
  kind: OwnKind;
  style: "han" | "word" | "apart" | "number" | "runs";
  chars: string;
}

const PUBLIC_MAIL = new Set(
  "qq 163 126 139 189 yeah gmail foxmail outlook hotmail live msn icloud yahoo sina sohu aliyun 21cn tom proton protonmail example test".split(
    " ",
  ),
);
/** Mailboxes named after their purpose: common words. */
const COMMON_MAILBOXES = new Set(
  "finance business service services marketing contact support company manager accounting purchase purchasing export admin office sales".split(
    " ",
  ),
);
const SECOND_LEVEL = new Set("com net org gov edu ac co".split(" "));

/** The maximum length of a name or address in forms. */
const LONGEST_NAME = 200;

/** The parts of a company's identity to search for in a text, each once. */
export function ownParts(identity: Identity): OwnPart[] {
  const { contactName = "", members = [] } = identity;
  const [legalName, englishName, address] = [identity.legalName, identity.englishName, identity.address].map(
    (typed = "") => typed.slice(0, LONGEST_NAME),
  ) as [string, string, string];
  const names = [
    contactName,
    ...namesIn(identity.keyPeople ?? ""),
    ...members.flatMap(({ name }) => (isPerson(name) ? name : [])),
  ];
  const emails = [identity.contactEmail ?? "", ...members.map(({ email }) => email)];
  const hosts = [hostOf(identity.website ?? ""), ...emails.map((email) => email.split("@")[1] ?? "")];
  const chinese = chineseNameParts(legalName);
  const code = normaliseUscc(identity.uscc ?? "");
  const parts: OwnPart[] = [
    ...chinese.flatMap((name) => part("company_name", name)),
    ...chinese
      .filter((name) => chars(name).length <= 6)
      .flatMap((name) => [...spelledOut(name), ...spelledInPart(name)])
      .flatMap((name) => part("company_name", name, "apart")),
    ...part("company_name", wholeName(englishName), "apart"),
    ...englishNameParts(englishName).flatMap((name) => part("company_name", name)),
    ...part("uscc", code, "number"),
    ...part("uscc", code.slice(8, 17), "number"),
    ...streets(address).flatMap((street) => part("address", street)),
    ...names.flatMap(personParts),
    ...phones(identity.contactPhone ?? "").flatMap((phone) => part("phone", phone, "number")),
    ...emails.flatMap((email) => part("email", email, "apart")),
    ...emails.flatMap((email) => part("email", localName(email), "apart")),
    ...hosts.flatMap(hostParts),
    ...titleSubjects(identity.rightTitles ?? "").flatMap(({ chars: of, by }) =>
      part("right", of, by === "runs" ? by : "apart"),
    ),
  ];
  const seen = new Set<string>();
  return parts.filter(({ chars: of, style }) => {
    const isNew = of.length >= (style === "han" ? 2 : 4) && !seen.has(of);
    seen.add(of);
    return isNew;
  });
}

function part(kind: OwnKind, of: string, style?: OwnPart["style"]): OwnPart[] {
  const read = chars(of, kind === "uscc" || kind === "phone");
  const isHan = style !== "runs" && /\p{Script=Han}/u.test(read);
  return [{ kind, chars: read, style: isHan ? "han" : (style ?? "word") }];
}

function chars(of: string, figures = false): string {
  return charsOf(fold(of, { figures })).plain;
}

/** The words of the name, without a bracket like "(demo)". */
function wholeName(name: string): string {
  const [whole = ""] = name.split(/[(（]/u);
  return chars(whole).length >= 8 ? whole : "";
}

/** The pinyin of a Chinese name, in each reading of its characters, four at most. */
function spelledOut(name: string): string[] {
  let readings = [""];
  for (const character of chars(name)) {
    const syllables = pinyinOf(character);
    if (syllables.length === 0) return [];
    readings = readings.flatMap((before) => syllables.map((syllable) => before + syllable)).slice(0, 4);
  }
  return readings.filter((reading) => reading !== "");
}

/** A short Chinese name with some of its characters in pinyin: "长guang". */
function spelledInPart(name: string): string[] {
  const characters = [...chars(name)];
  if (characters.length > 4) return [];
  let mixed = [""];
  for (const character of characters) {
    const spellings = [character, ...pinyinOf(character)];
    mixed = mixed.flatMap((before) => spellings.map((one) => before + one)).slice(0, 64);
  }
  return mixed.filter((one) => /\p{Script=Han}/u.test(one) && /[a-z]/u.test(one));
}

/** A person's name; in pinyin with the surname first or last. */
function personParts(name: string): OwnPart[] {
  const own = part("person", name, "apart");
  const read = chars(name);
  if (!/^\p{Script=Han}{2,4}$/u.test(read)) {
    const names = name.trim().split(/\s+/u);
    return names.length === 2 ? [...own, ...part("person", names.reverse().join(""), "apart")] : own;
  }
  const surname = read.length === 4 ? 2 : 1;
  const orders = [read, read.slice(surname) + read.slice(0, surname)];
  const spelled = [...orders.flatMap(spelledOut), ...spelledInPart(read)];
  return [...own, ...spelled.flatMap((one) => part("person", one, "apart"))];
}

/** The surnames of nineteen in twenty people; a word of two to four characters that starts with one is a name. */
const SURNAMES = new Set(
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文温施洪庞樊兰殷颜倪梅鲁季安俞章欧阳司马诸葛尤邢纪葛焦裴柳聂关凌祝耿岑柯毕宁项阮翁车牟佟卜路单冉辛管柴华骆翟申左".split(
    "",
  ),
);

function hasSurname(word: string): boolean {
  return SURNAMES.has(word.charAt(0));
}

const DEPARTMENTS = /[部处科室组]$|中心$|财务|行政|人事|市场|销售|采购|商务|运营|管理员|客服|公司|账号/u;

/** A display name of a person, not of a department: "财务部", "Finance". */
function isPerson(name: string): boolean {
  const read = chars(name);
  if (/^\p{Script=Han}+$/u.test(read)) return !DEPARTMENTS.test(read);
  return name.trim().split(/\s+/u).length > 1;
}

const ROLE_WORDS =
  /董事长|总经理|副总经理|总裁|总监|首席执行官|首席技术官|创始人|联合创始人|工程师|负责人|教授|博士|硕士|财务|技术|研发|销售|生产|质量|经理|先生|女士|毕业于|曾任|现任|大学/gu;

/** Names in a text about persons: Han words of two to four, and pairs of capitalised Latin words. */
function namesIn(text: string): string[] {
  const { plain } = fold(text, { figures: false });
  const han = plain.replace(ROLE_WORDS, " ").match(/\p{Script=Han}+/gu) ?? [];
  const latin = text.match(/\b[A-Z][a-z]+(?:\s+[A-Z][a-z]+)+\b/gu) ?? [];
  return [...han.filter((word) => word.length >= 2 && word.length <= 4 && hasSurname(word)), ...latin];
}

/** The whole address, and its street with the number. */
function streets(address: string): string[] {
  const street = /\p{Script=Han}{2,6}(?:大街|大路|路|街)\s*\d+/u.exec(address.normalize("NFKC"))?.[0] ?? "";
  const withoutRegion = street.replace(/^.*[省市区县]/u, "");
  return [address, withoutRegion];
}

/** The digits with and without country and area code. */
function phones(phone: string): string[] {
  const figures = chars(phone, true).replace(/\D/gu, "");
  const national = figures.replace(/^(?:00)?86(?=\d{10})/u, "");
  const local = /^0(?:10|2\d|[3-9]\d{2})(\d{7,8})$/u.exec(national)?.[1] ?? "";
  return [figures, national, local].filter(({ length }) => length >= 7);
}

function localName(email: string): string {
  const name = email.split("@")[0] ?? "";
  if (COMMON_MAILBOXES.has(name.toLowerCase())) return "";
  return /\d/u.test(name) || chars(name).length >= 7 ? name : "";
}

function hostOf(website: string): string {
  return /^(?:https?:\/\/)?(?:www\.)?([^/\s:?#]+)/u.exec(website.trim().toLowerCase())?.[1] ?? "";
}

/** A host, and its label that is the company's own, unless it is a provider's. */
function hostParts(host: string): OwnPart[] {
  const labels = host.toLowerCase().split(".");
  labels.pop();
  if (labels.length > 1 && SECOND_LEVEL.has(labels.at(-1) ?? "")) labels.pop();
  const label = labels.at(-1) ?? "";
  if (label === "" || PUBLIC_MAIL.has(label)) return [];
  return [
    ...part("web_address", host, "apart"),
    ...(englishNameParts(label).length > 0 ? part("web_address", label, "apart") : []),
  ];
}
