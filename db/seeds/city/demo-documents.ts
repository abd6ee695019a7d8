import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { dayOf } from "#app/lib/days.ts";
import texts from "../texts/demo-documents.json" with { type: "json" };
import papers from "../texts/papers.json" with { type: "json" };
import {
  addDocument,
  type Firm,
  type FirmDocument,
  openDocument,
  requestDocument,
  sendFile,
  type Standing,
} from "./dataroom-rows.ts";
import type { Part } from "./numbers.ts";
import { auditedStatements, firmPaper, paper, type PaperText, patentCertificate } from "./papers.ts";
import type { Side } from "./simulation/states.ts";

/** The laser maker's documents: what its banks asked for, what each of them sees, and the attachments of messages. */
export function addDemoDocuments(
  firm: Firm,
  standingWith: (institution: string) => Standing | undefined,
  part: Part,
): void {
  const { calendar, random, company } = firm;
  const ago = (days: number): Date => calendar.workdaysAgo(random, days);
  const add = (...versions: (readonly [PaperText | null, Date])[]): FirmDocument | null =>
    addDocument(
      firm,
      versions.flatMap(([text, at]) => (text === null ? [] : [[text, at] as const])),
    );
  const [licensed, signed, cleared] = [ago(38), ago(20), ago(12)];
  const remarked = auditedStatements(company, 0, papers.words.demoRemark);
  const documents: Readonly<Record<string, FirmDocument | null>> = {
    licence: add([firmPaper("businessLicence", company), licensed]),
    statements: add([auditedStatements(company), ago(38)], [remarked, ago(25)]),
    before: add([auditedStatements(company, 1), ago(38)]),
    patent: add([patentCertificate(company, 0), ago(36)]),
    otherPatent: add([patentCertificate(company, 1), ago(36)]),
    line: add([firmPaper("equipmentContract", company, dayOf(signed)), signed]),
    tax: add([firmPaper("taxClearance", company, dayOf(cleared)), cleared]),
  };
  const [askedAt, providedAt] = [ago(10), ago(8)];
  const contract = firmPaper("supplyContractOfYears", company, dayOf(ago(30)), { years: 3 });
  const supply = add([contract, providedAt]);

  for (const { to, documents: names, looks } of texts.opened) {
    const standing = standingWith(to);
    names.forEach((name, index) => {
      const document = documents[name];
      if (standing && document) openDocument(firm, standing, document, index === 0 ? looks : looks - 1);
    });
  }
  const lender = standingWith(texts.answered.to);
  if (lender !== undefined && supply !== null) {
    const answeredAt = openDocument(firm, lender, supply, 1);
    const { kind, words } = texts.answered;
    const answer = answeredAt && { documentId: supply.documentId, answeredAt };
    requestDocument(firm, lender, { kind: kind as DocumentKind, words, at: askedAt }, answer);
  }
  const asker = standingWith(texts.asked.to);
  if (asker !== undefined) {
    const { kind, words } = texts.asked;
    requestDocument(firm, asker, { kind: kind as DocumentKind, words, at: ago(2) }, null);
  }
  for (const { with: name, by, isOpened, paper: form, words } of texts.sent) {
    const standing = standingWith(name);
    const file = { by: by as Side, words, paper: paper(form as Parameters<typeof paper>[0]), part, isOpened };
    if (standing) sendFile(firm, standing, file);
  }
}
