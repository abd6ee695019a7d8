import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { addDays, addMonths, type Day } from "#app/lib/days.ts";
import { grouped } from "#app/lib/digits.ts";
import { yuanText } from "#app/lib/money.ts";
import { fill, type Values } from "#db/seeds/texts/fill.ts";
import texts from "#db/seeds/texts/papers.json" with { type: "json" };
import type { SeedCompany } from "./companies.ts";

const WAN = 1_000_000n;
const { words } = texts;

interface PaperPart {
  title: string;
  facts?: readonly { label: string; value: string }[];
  table?: { heads: readonly string[]; rows: readonly (readonly string[])[]; wordColumns: readonly number[] };
  paragraphs?: readonly string[];
}

/** The content of a document of an invented firm, before it is a file. */
export interface DocumentText {
  /** Of the file. */
  name: string;
  kind: DocumentKind;
  title: string;
  /** Under the title. */
  lead: string;
  parts: readonly PaperPart[];
}

type Table = { heads?: readonly string[]; rows?: readonly (readonly string[])[] };

/** A document to be written to a file. */
export interface SeedDocument extends DocumentText {
  fileId: string;
  /** Its creation date in the file. */
  at: Date;
}

/** At the foot of each page. */
export const { foot } = texts;

/**
 * The text of a document: a template, its placeholders, and its table. A single document must show by itself what it
 * is.
 */
export function documentText(
  form: keyof typeof texts.papers,
  values: Values = {},
  table: Table = {},
): DocumentText {
  const { name, kind, title, lead, parts } = texts.papers[form];
  return {
    name: fill(name, values),
    kind: kind as DocumentKind,
    title: fill(title, values),
    lead: fill(lead, values),
    parts: [...parts.map((part) => partOf(part, values, table)), texts.mark],
  };
}

type TextPart = (typeof texts.papers)[keyof typeof texts.papers]["parts"][number];

function partOf(part: TextPart, values: Values, { heads = [], rows = [] }: Table): PaperPart {
  if ("paragraphs" in part) return part;
  const { title } = part;
  if ("table" in part) {
    const all = "rows" in part.table ? part.table.rows : rows;
    return { title, table: { ...part.table, heads: [...part.table.heads, ...heads], rows: all } };
  }
  const facts = Object.entries(part.facts).map(([label, text]) => ({ label, value: fill(text, values) }));
  return { title, facts: facts.filter(({ value }) => value !== "") };
}

/** A document of a firm as of a day: its contract is for a twentieth of a year's revenue. */
export function firmDocument(
  form: keyof typeof texts.papers,
  { profile, product, registeredCapitalFen, years: [latest] }: SeedCompany,
  day: Day = profile.establishedOn,
  more: Values = {},
  table?: Table,
): DocumentText {
  const { legalName, uscc, address = words.unknown } = profile;
  const yearlyFen = ((latest?.revenueFen ?? 100n * WAN) / (20n * WAN)) * WAN + 10n * WAN;
  const values = {
    legalName,
    uscc,
    address,
    product: product.zh,
    buyers: product.buyersZh,
    capital: tenThousands(registeredCapitalFen),
    established: dayInChinese(profile.establishedOn),
    day: dayInChinese(day),
    delivery: dayInChinese(addDays(day, 90)),
    years: 1,
    amount: tenThousands(yearlyFen),
    ...more,
  };
  return documentText(form, values, table);
}

/** The statements of a year beside those of the year before, from the firm's figures. */
export function auditedStatements(company: SeedCompany, back = 0, remark = ""): DocumentText | null {
  const years = company.years.slice(back, back + 2);
  const [present] = years;
  if (present === undefined) return null;
  const opinion = present.audited ? words.audited : words.unaudited;
  const rows = Object.entries(texts.figures).map(([field, label]) => {
    const amounts = years.map((year) => year[field as keyof typeof texts.figures] ?? null);
    return [label, ...amounts.map((fen) => (fen === null ? words.unknown : amountIn(fen)))];
  });
  const heads = years.map(({ year }) => fill(words.yearly, { year }));
  const values = { year: present.year, opinion, remark };
  return firmDocument("auditedStatements", company, undefined, values, { heads, rows });
}

/** As in tables: 2,000,000.00. Takes fen. */
function amountIn(fen: bigint): string {
  const [yuan = "", cents = ""] = yuanText(fen).split(".");
  return `${grouped(yuan)}.${cents}`;
}

/** Round sums as in contracts; amounts below ten thousand yuan are dropped. Takes fen. */
function tenThousands(fen: bigint): string {
  return fill(words.tenThousands, { amount: String(fen / WAN) });
}

function dayInChinese(date: Day, template = words.day): string {
  const [year, month, day] = date.split("-").map(Number);
  return fill(template, { year: year ?? 0, month: month ?? 0, day: day ?? 0 });
}

/** A patent of the firm; null without one. */
export function patentCertificate(company: SeedCompany, which = 0): DocumentText | null {
  const patents = company.rights.filter(({ kind }) => kind === "invention_patent");
  const right = patents[which] ?? company.rights[which];
  if (right === undefined) return null;
  const isPatent = right.kind === "invention_patent";
  return firmDocument("certificate", company, undefined, {
    called: isPatent ? words.patent : words.right,
    certificate: isPatent ? words.patent : words.rightTitle,
    right: right.title,
    number: right.registrationNumber ?? words.unknown,
    granted: right.grantedOn === undefined ? words.unknown : dayInChinese(right.grantedOn),
  });
}

/** Half a year of the main account, month by month, about a twelfth of a year's revenue each. */
export function bankStatement(company: SeedCompany, day: Day): DocumentText {
  const monthlyFen = (company.years[0]?.revenueFen ?? 1_200n * WAN) / 12n;
  let balanceFen = monthlyFen / 2n;
  const rows = [6, 5, 4, 3, 2, 1].map((back) => {
    const inFen = (monthlyFen * (88n + BigInt((back * 37) % 25))) / 100n;
    const outFen = (monthlyFen * (86n + BigInt((back * 23) % 24))) / 100n;
    balanceFen += inFen - outFen;
    const month = addMonths(`${day.slice(0, 7)}-01`, -back);
    return [dayInChinese(month, words.month), ...[inFen, outFen, balanceFen].map(amountIn)];
  });
  return firmDocument("bankStatement", company, day, {}, { rows });
}
