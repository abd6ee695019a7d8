import type { DocumentKind } from "#app/domain/codes/documents.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Random } from "../random.ts";
import type { Row } from "../rows.ts";
import type { SeedCompany } from "./companies.ts";
import { tellDemoRoom } from "./demo-room.ts";
import { ask, type Desk, keep, open, send, type Standing } from "./document-rows.ts";
import type { SeedInstitution } from "./institutions.ts";
import type { Part } from "./numbers.ts";
import {
  auditedStatements,
  bankStatement,
  businessLicence,
  patentCertificate,
  supplyContract,
} from "./papers/firm-papers.ts";
import { checklist, orderBook } from "./papers/thread-papers.ts";
import type { Words } from "./papers/paper.ts";
import { playing } from "./seed-city.ts";
import type { Town } from "./story/town.ts";

const bank = "松辽银行";

/**
 * Documents of the demonstration's own firm, of firms that its bank has in hand, and of some others: what an application
 * says was provided is there and open to whoever asked.
 */
export function addDocuments(
  town: Town,
  random: Random,
  of: { firms: readonly SeedCompany[]; institutions: readonly SeedInstitution[]; part: Part },
): void {
  const standing = standingOf(town, of.institutions);
  const [demo] = of.firms;
  if (demo === undefined) return;
  const withDemo = (name: string): Standing | undefined =>
    standing.find(
      ({ consent, institution }) =>
        consent.companyId === demo.id && institution.zh === playing(town.city, name),
    );
  tellDemoRoom({ town, random: random.stream("demo"), company: demo }, withDemo, of.part);
  const firms = new Map(of.firms.slice(1).map((firm) => [firm.id, firm]));
  roomsOf(town, standing).forEach((one, index) => {
    const company = firms.get(one.consent.companyId);
    if (company === undefined) return;
    tellRoom({ town, random: random.stream(company.id), company }, one, { index, part: of.part });
  });
}

/** The introductions whose consent is in force, and whose company nobody has asked to say more. */
function standingOf({ rows, calendar }: Town, institutions: readonly SeedInstitution[]): Standing[] {
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  const asked = new Set(rows.consentRequests.map(({ introductionId }) => introductionId));
  return rows.consents.flatMap((consent) => {
    const institution = byId.get(consent.institutionId);
    const isOver = consent.revokedAt !== null || calendar.hasHappened(new Date(consent.expiresAt));
    return institution === undefined || isOver || asked.has(consent.introductionId)
      ? []
      : [{ consent, institution }];
  });
}

/** Half of the rooms are the bank's, of what moved last; each of a firm of its own. */
function roomsOf({ city, rows }: Town, standing: readonly Standing[]): Standing[] {
  const moved = new Map(
    rows.loanApplications
      .filter(({ status }) => status !== "closed" && status !== "approved_not_accepted")
      .map(({ introductionId, statusChangedAt }) => [introductionId, Number(statusChangedAt)]),
  );
  const latest = standing
    .filter(({ consent }) => moved.has(consent.introductionId))
    .sort(
      (one, other) =>
        Number(moved.get(other.consent.introductionId)) - Number(moved.get(one.consent.introductionId)),
    );
  const met = new Set<string>();
  const rooms: Standing[] = [];
  const take = (some: readonly Standing[], most: number): void => {
    for (const one of some) {
      if (rooms.length >= most || met.has(one.consent.companyId)) continue;
      met.add(one.consent.companyId);
      rooms.push(one);
    }
  };
  const banks = latest.filter(({ institution }) => institution.zh === playing(city, bank));
  take(banks, city.rooms / 2);
  take(latest, city.rooms);
  return rooms;
}

const KIND_OF: Partial<Record<RequestedItem, DocumentKind>> = {
  audited_statements: "financial_statement",
  bank_statements: "bank_statement",
  contracts_and_orders: "contract",
  rights_certificates: "ip_certificate",
};

const QUESTIONS: readonly (readonly [DocumentKind, string])[] = [
  ["bank_statement", "近六个月基本户流水，请加盖公章。"],
  ["contract", "前三大客户的在手合同，用于核实收入。"],
  ["tax_record", "最近一期完税证明或无欠税证明。"],
];

/** One firm's documents: those that its application names, or what everybody asks for. */
function tellRoom(desk: Desk, standing: Standing, { index, part }: { index: number; part: Part }): void {
  const { town, random, company } = desk;
  const { introductionId, grantedAt } = standing.consent;
  const provided = town.rows.applicationItems.filter(
    (item) => item.introductionId === introductionId && item.status === "provided",
  );
  const papers = papersFor(company, provided, dayOf(new Date(grantedAt)));
  const opened = papers.flatMap(([words, item]) => {
    const document = keep(desk, [[words, town.calendar.later(random, new Date(grantedAt), 0, 1)]]);
    const at = document === null ? null : open(desk, standing, document, index % 2);
    if (item !== null && at !== null && document !== null)
      Object.assign(item, { documentId: document.documentId, noFileReason: null });
    return document === null || at === null ? [] : [{ document, at }];
  });
  const [first] = opened;
  const [kind, words] = QUESTIONS[index % QUESTIONS.length] ?? ["tax_record", ""];
  if (first === undefined) return;
  if (index % 5 === 0) ask(desk, standing, { kind, words, at: town.calendar.workdaysAgo(random, 1) }, null);
  if (index % 5 === 3)
    ask(
      desk,
      standing,
      {
        kind: first.document.words.kind,
        words: `请提供${first.document.words.title}。`,
        at: new Date(grantedAt),
      },
      { documentId: first.document.documentId, at: first.at },
    );
  if (index % 4 === 0)
    send(desk, standing, {
      by: "institution",
      part,
      isOpened: index % 8 === 0,
      paper: checklist,
      words: "授信所需资料见附件清单，已开放的无需重复提供。",
    });
  if (index % 4 === 2)
    send(desk, standing, {
      by: "company",
      part,
      isOpened: index % 8 === 2,
      paper: orderBook,
      words: "未来两个季度的在手订单汇总见附件。",
    });
}

type Provided = readonly (readonly [words: Words, item: Row<"applicationItem"> | null])[];

function papersFor(company: SeedCompany, items: readonly Row<"applicationItem">[], day: string): Provided {
  const named = items.flatMap((item) => {
    const words = paperOf(company, KIND_OF[item.code], day);
    return words === null ? [] : [[words, item] as const];
  });
  if (named.length > 0) return named.slice(0, 2);
  const statements = auditedStatements(company);
  return [
    [businessLicence(company), null] as const,
    ...(statements === null ? [] : [[statements, null] as const]),
  ];
}

function paperOf(company: SeedCompany, kind: DocumentKind | undefined, day: string): Words | null {
  switch (kind) {
    case "financial_statement":
      return auditedStatements(company);
    case "bank_statement":
      return bankStatement(company, day);
    case "contract":
      return supplyContract(company, day);
    case "ip_certificate":
      return patentCertificate(company);
    default:
      return null;
  }
}
