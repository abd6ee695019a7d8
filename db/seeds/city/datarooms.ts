import type { RequestedItem } from "#app/domain/codes/items.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Row } from "../rows.ts";
import demo from "../texts/demo-documents.json" with { type: "json" };
import { fill } from "../texts/fill.ts";
import texts from "../texts/introductions.json" with { type: "json" };
import papers from "../texts/papers.json" with { type: "json" };
import { counterpartOf, type SeedInstitution, withStream } from "./cities.ts";
import type { SeedCompany } from "./companies.ts";
import { isInForce } from "./consents-and-messages.ts";
import {
  addDocument,
  type Firm,
  type FirmDocument,
  addOpenedDocument,
  addDocumentRequest,
  addSentFile,
  type ConsentedIntroduction,
} from "./dataroom-rows.ts";
import type { Part } from "./numbers.ts";
import {
  auditedStatements,
  bankStatement,
  firmDocument,
  documentText,
  type DocumentText,
  patentCertificate,
} from "./document-texts.ts";
import type { Simulation } from "./simulation/simulation.ts";
import type { Side } from "./simulation/states.ts";

/**
 * Documents of the demonstration's own firm, of firms in its bank's applications, and of some others: what an
 * application lists as provided exists and is open to the institution that asked.
 */
export function addDocuments(
  simulation: Simulation,
  of: { firms: readonly SeedCompany[]; institutions: readonly SeedInstitution[]; part: Part },
): void {
  const consented = consentedIntroductions(simulation, of.institutions);
  const [demo, ...others] = of.firms;
  if (demo === undefined) return;
  const withDemo = (name: string): ConsentedIntroduction | undefined =>
    consented.find(
      ({ consent, institution }) =>
        consent.companyId === demo.id && institution.zh === counterpartOf(simulation.city, name),
    );
  addDemoDocuments({ ...withStream(simulation, "demo"), company: demo }, withDemo, of.part);
  const firms = new Map(others.map((firm) => [firm.id, firm]));
  withDatarooms(simulation, consented).forEach((one, index) => {
    const company = firms.get(one.consent.companyId);
    if (company === undefined) return;
    addDataroom({ ...withStream(simulation, company.id), company }, one, { index, part: of.part });
  });
}

/** The introductions whose consent is in force, without a request for more. */
function consentedIntroductions(
  simulation: Simulation,
  institutions: readonly SeedInstitution[],
): ConsentedIntroduction[] {
  const { rows } = simulation;
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  const asked = new Set(rows.consentRequest.map(({ introductionId }) => introductionId));
  return rows.consent.filter(isInForce(simulation)).flatMap((consent) => {
    const institution = byId.get(consent.institutionId);
    return institution === undefined || asked.has(consent.introductionId) ? [] : [{ consent, institution }];
  });
}

/** Half of the data rooms are the demonstration's bank's, of the last moved introductions; each of a different firm. */
function withDatarooms(
  { city, rows }: Simulation,
  consented: readonly ConsentedIntroduction[],
): ConsentedIntroduction[] {
  const moved = new Map(
    rows.application
      .filter(({ status }) => status !== "closed" && status !== "approved_not_accepted")
      .map(({ introductionId, statusChangedAt }) => [introductionId, Number(statusChangedAt)]),
  );
  const movedAt = ({ consent }: ConsentedIntroduction): number => moved.get(consent.introductionId) ?? 0;
  const latest = consented.filter(movedAt).sort((one, other) => movedAt(other) - movedAt(one));
  const rooms = new Map<string, ConsentedIntroduction>();
  const take = (some: readonly ConsentedIntroduction[], most: number): void => {
    for (const one of some)
      if (rooms.size < most && !rooms.has(one.consent.companyId)) rooms.set(one.consent.companyId, one);
  };
  const bank = counterpartOf(city, "松辽银行");
  const ofBank = latest.filter(({ institution }) => institution.zh === bank);
  take(ofBank, city.datarooms / 2);
  take(latest, city.datarooms);
  return [...rooms.values()];
}

/** One firm's documents: those that its application names, or those usually asked for. */
function addDataroom(
  firm: Firm,
  consented: ConsentedIntroduction,
  { index, part }: { index: number; part: Part },
): void {
  const { calendar, rows, random, company } = firm;
  const { introductionId, grantedAt } = consented.consent;
  const provided = rows.applicationItem.filter(
    (item) => item.introductionId === introductionId && item.status === "provided",
  );
  const opened = papersFor(company, provided, dayOf(grantedAt)).flatMap(([text, item]) => {
    const document = addDocument(firm, [text, calendar.later(random, grantedAt, 0, 1)]);
    const answeredAt = document && addOpenedDocument(firm, consented, document, index % 2);
    if (!document || !answeredAt) return [];
    const { documentId } = document;
    if (item !== null) Object.assign(item, { documentId, noFileReason: null });
    return [{ text, answer: { documentId, answeredAt } }];
  });
  const [first] = opened;
  if (first === undefined) return;
  const question = texts.documentRequests[index % texts.documentRequests.length];
  if (index % 5 === 0 && question)
    addDocumentRequest(firm, consented, question, calendar.workdaysAgo(random, 1), null);
  if (index % 5 === 3) {
    const words = fill(texts.documentRequest, { title: first.text.title });
    addDocumentRequest(firm, consented, { kind: first.text.kind, words }, grantedAt, first.answer);
  }
  const isOpened = index % 8 < 4;
  const checklist = {
    by: "institution",
    words: texts.checklistSent,
    paper: documentText("checklist"),
  } as const;
  const orders = { by: "company", words: texts.orderBookSent, paper: documentText("orderBook") } as const;
  if (index % 4 === 0) addSentFile(firm, consented, part, { ...checklist, isOpened });
  if (index % 4 === 2) addSentFile(firm, consented, part, { ...orders, isOpened });
}

type Item = Row<"applicationItem">;
type Provided = readonly (readonly [text: DocumentText, item: Item | null])[];

const PAPER_OF: Partial<Record<RequestedItem, (company: SeedCompany, day: string) => DocumentText | null>> = {
  audited_statements: (company) => auditedStatements(company),
  bank_statements: bankStatement,
  contracts_and_orders: (company, day) => firmDocument("supplyContract", company, day),
  rights_certificates: (company) => patentCertificate(company),
};

function papersFor(company: SeedCompany, items: readonly Item[], day: string): Provided {
  const named = items.flatMap((item) => {
    const text = PAPER_OF[item.code]?.(company, day);
    return text ? [[text, item] as const] : [];
  });
  if (named.length > 0) return named.slice(0, 2);
  const usual = [firmDocument("businessLicence", company), auditedStatements(company)];
  return usual.flatMap((text) => (text ? [[text, null] as const] : []));
}

/** The laser maker's documents: what its banks asked for, what each of them sees, and the attachments of messages. */
function addDemoDocuments(
  firm: Firm,
  standingWith: (institution: string) => ConsentedIntroduction | undefined,
  part: Part,
): void {
  const { calendar, random, company } = firm;
  const ago = (days: number): Date => calendar.workdaysAgo(random, days);
  const add = (...versions: Parameters<typeof addDocument>[1][]) => addDocument(firm, ...versions);
  const [licensed, signed, cleared] = [ago(38), ago(20), ago(12)];
  const remarked = auditedStatements(company, 0, papers.words.demoRemark);
  const documents: Readonly<Record<string, FirmDocument | null>> = {
    licence: add([firmDocument("businessLicence", company), licensed]),
    statements: add([auditedStatements(company), ago(38)], [remarked, ago(25)]),
    before: add([auditedStatements(company, 1), ago(38)]),
    patent: add([patentCertificate(company, 0), ago(36)]),
    otherPatent: add([patentCertificate(company, 1), ago(36)]),
    line: add([firmDocument("equipmentContract", company, dayOf(signed)), signed]),
    tax: add([firmDocument("taxClearance", company, dayOf(cleared)), cleared]),
  };
  const [askedAt, providedAt] = [ago(10), ago(8)];
  const contract = firmDocument("supplyContractOfYears", company, dayOf(ago(30)), { years: 3 });
  const supply = add([contract, providedAt]);

  for (const { to, documents: names, looks } of demo.opened) {
    const consented = standingWith(to);
    names.forEach((name, index) => {
      const document = documents[name];
      if (consented && document)
        addOpenedDocument(firm, consented, document, index === 0 ? looks : looks - 1);
    });
  }
  const lender = standingWith(demo.answered.to);
  if (lender !== undefined && supply !== null) {
    const answeredAt = addOpenedDocument(firm, lender, supply, 1);
    const answer = answeredAt && { documentId: supply.documentId, answeredAt };
    addDocumentRequest(firm, lender, demo.answered, askedAt, answer);
  }
  const asker = standingWith(demo.asked.to);
  if (asker !== undefined) addDocumentRequest(firm, asker, demo.asked, ago(2), null);
  for (const { with: name, by, paper: form, ...sent } of demo.sent) {
    const consented = standingWith(name);
    const file = { ...sent, by: by as Side, paper: documentText(form as Parameters<typeof documentText>[0]) };
    if (consented) addSentFile(firm, consented, part, file);
  }
}
