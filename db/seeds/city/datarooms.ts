import type { DocumentKind } from "#app/domain/codes/documents.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Row } from "#db/seeds/rows.ts";
import { fill } from "#db/seeds/texts/fill.ts";
import texts from "#db/seeds/texts/introductions.json" with { type: "json" };
import { counterpartOf } from "./cities.ts";
import type { SeedCompany } from "./companies.ts";
import { isInForce } from "./consents-and-messages.ts";
import { addDemoDocuments } from "./demo-documents.ts";
import {
  addDocument,
  type Firm,
  openDocument,
  requestDocument,
  sendFile,
  type Standing,
} from "./dataroom-rows.ts";
import type { SeedInstitution } from "./institutions.ts";
import type { Part } from "./numbers.ts";
import {
  auditedStatements,
  bankStatement,
  firmPaper,
  paper,
  type PaperText,
  patentCertificate,
} from "./papers.ts";
import { type Simulation, withStream } from "#db/seeds/city/simulation/simulation.ts";

/**
 * Documents of the demonstration's own firm, of firms in its bank's applications, and of some others: what an
 * application lists as provided exists and is open to the institution that asked.
 */
export function addDocuments(
  simulation: Simulation,
  of: { firms: readonly SeedCompany[]; institutions: readonly SeedInstitution[]; part: Part },
): void {
  const standing = standingOf(simulation, of.institutions);
  const [demo, ...others] = of.firms;
  if (demo === undefined) return;
  const withDemo = (name: string): Standing | undefined =>
    standing.find(
      ({ consent, institution }) =>
        consent.companyId === demo.id && institution.zh === counterpartOf(simulation.city, name),
    );
  addDemoDocuments({ ...withStream(simulation, "demo"), company: demo }, withDemo, of.part);
  const firms = new Map(others.map((firm) => [firm.id, firm]));
  roomsOf(simulation, standing).forEach((one, index) => {
    const company = firms.get(one.consent.companyId);
    if (company === undefined) return;
    addRoom({ ...withStream(simulation, company.id), company }, one, { index, part: of.part });
  });
}

/** The introductions whose consent is in force, without a request for more. */
function standingOf(simulation: Simulation, institutions: readonly SeedInstitution[]): Standing[] {
  const { rows } = simulation;
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  const asked = new Set(rows.consentRequest.map(({ introductionId }) => introductionId));
  return rows.consent.filter(isInForce(simulation)).flatMap((consent) => {
    const institution = byId.get(consent.institutionId);
    return institution === undefined || asked.has(consent.introductionId) ? [] : [{ consent, institution }];
  });
}

/** Half of the data rooms are the demonstration's bank's, of the last moved introductions; each of a different firm. */
function roomsOf({ city, rows }: Simulation, standing: readonly Standing[]): Standing[] {
  const moved = new Map(
    rows.application
      .filter(({ status }) => status !== "closed" && status !== "approved_not_accepted")
      .map(({ introductionId, statusChangedAt }) => [introductionId, Number(statusChangedAt)]),
  );
  const movedAt = ({ consent }: Standing): number => moved.get(consent.introductionId) ?? 0;
  const latest = standing.filter(movedAt).sort((one, other) => movedAt(other) - movedAt(one));
  const rooms = new Map<string, Standing>();
  const take = (some: readonly Standing[], most: number): void => {
    for (const one of some)
      if (rooms.size < most && !rooms.has(one.consent.companyId)) rooms.set(one.consent.companyId, one);
  };
  const bank = counterpartOf(city, "松辽银行");
  take(
    latest.filter(({ institution }) => institution.zh === bank),
    city.datarooms / 2,
  );
  take(latest, city.datarooms);
  return [...rooms.values()];
}

/** One firm's documents: those that its application names, or those usually asked for. */
function addRoom(firm: Firm, standing: Standing, { index, part }: { index: number; part: Part }): void {
  const { calendar, rows, random, company } = firm;
  const { introductionId, grantedAt } = standing.consent;
  const provided = rows.applicationItem.filter(
    (item) => item.introductionId === introductionId && item.status === "provided",
  );
  const opened = papersFor(company, provided, dayOf(grantedAt)).flatMap(([text, item]) => {
    const document = addDocument(firm, [[text, calendar.later(random, grantedAt, 0, 1)]]);
    const answeredAt = document && openDocument(firm, standing, document, index % 2);
    if (!document || !answeredAt) return [];
    const { documentId } = document;
    if (item !== null) Object.assign(item, { documentId, noFileReason: null });
    return [{ text, answer: { documentId, answeredAt } }];
  });
  const [first] = opened;
  if (first === undefined) return;
  const question = texts.documentRequests[index % texts.documentRequests.length];
  if (index % 5 === 0 && question) {
    const { kind, words } = question as { kind: DocumentKind; words: string };
    requestDocument(firm, standing, { kind, words, at: calendar.workdaysAgo(random, 1) }, null);
  }
  if (index % 5 === 3) {
    const words = fill(texts.documentRequest, { title: first.text.title });
    requestDocument(firm, standing, { kind: first.text.kind, words, at: grantedAt }, first.answer);
  }
  if (index % 4 === 0) {
    const file = { by: "institution", words: texts.checklistSent, paper: paper("checklist") } as const;
    sendFile(firm, standing, { ...file, part, isOpened: index % 8 === 0 });
  }
  if (index % 4 === 2) {
    const file = { by: "company", words: texts.orderBookSent, paper: paper("orderBook") } as const;
    sendFile(firm, standing, { ...file, part, isOpened: index % 8 === 2 });
  }
}

type Item = Row<"applicationItem">;
type Provided = readonly (readonly [text: PaperText, item: Item | null])[];

const PAPER_OF: Partial<Record<RequestedItem, (company: SeedCompany, day: string) => PaperText | null>> = {
  audited_statements: (company) => auditedStatements(company),
  bank_statements: bankStatement,
  contracts_and_orders: (company, day) => firmPaper("supplyContract", company, day),
  rights_certificates: (company) => patentCertificate(company),
};

function papersFor(company: SeedCompany, items: readonly Item[], day: string): Provided {
  const named = items.flatMap((item) => {
    const text = PAPER_OF[item.code]?.(company, day);
    return text ? [[text, item] as const] : [];
  });
  if (named.length > 0) return named.slice(0, 2);
  const statements = auditedStatements(company);
  return [
    [firmPaper("businessLicence", company), null],
    ...(statements ? [[statements, null] as const] : []),
  ];
}
