import { pick } from "#app/lib/pick.ts";
import { type FieldGroup, fieldGroupSchema } from "#app/domain/codes/consents.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { otherSide } from "#app/domain/deals/dispute.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { addRow, type Row } from "../rows.ts";
import type { SeedCompany } from "./companies.ts";
import { addMessage, addNextConsent } from "./consents-and-messages.ts";
import type { SeedInstitution } from "./cities.ts";
import type { Part } from "./numbers.ts";
import type { DocumentText } from "./document-texts.ts";
import { institutionActor, type Simulation } from "./simulation/simulation.ts";
import type { Side } from "./simulation/states.ts";

/** A firm whose documents are generated. */
export interface Firm extends Simulation {
  company: SeedCompany;
}

/** An introduction with a consent in force; the consent changes as documents are added. */
export interface ConsentedIntroduction {
  consent: Row<"consent">;
  institution: SeedInstitution;
}

export interface FirmDocument {
  documentId: string;
  /** The newest version's. */
  fileId: string;
  version: number;
  text: DocumentText;
  /** The document exists from this time on. */
  since: Date;
}

/** A document of a firm, with a version for each given paper, the oldest first. */
export function addDocument(
  firm: Firm,
  ...versions: readonly (readonly [text: DocumentText | null, at: Date])[]
): FirmDocument | null {
  const { id: companyId, ownerId: uploadedBy } = firm.company;
  let document: FirmDocument | null = null;
  for (const [text, at] of versions) {
    if (text === null || !firm.calendar.hasHappened(at)) continue;
    const { kind, name } = text;
    const before: FirmDocument | null = document;
    const documentId: string = before?.documentId ?? addRow(firm, "document", at, { companyId, kind }).id;
    const version: number = (before?.version ?? 0) + 1;
    const replacesDocumentId: string | null = before && documentId;
    const file = { companyId, documentId, kind, name, uploadedBy, version, replacesDocumentId };
    const fileId: string = addRow(firm, "documentFile", at, file).id;
    firm.rows.papers.push({ ...text, fileId, at });
    document = { documentId, fileId, version, text, since: at };
  }
  return document;
}

function partiesOf(consent: Row<"consent">) {
  return pick(consent, "introductionId", "companyId", "institutionId");
}

/**
 * Opens a document to the institution of an introduction, under a consent that covers documents from then on, with so
 * many openings. Returns the time; null if it is in the future.
 */
export function addOpenedDocument(
  firm: Firm,
  consented: ConsentedIntroduction,
  document: FirmDocument,
  looks: number,
): Date | null {
  const { calendar, rows, random, company } = firm;
  const after = new Date(Math.max(Number(consented.consent.grantedAt), Number(document.since)));
  const at = calendar.later(random, after, 0, 1);
  if (!calendar.hasHappened(at)) return null;
  nameDocuments(firm, consented, at);
  const parties = partiesOf(consented.consent);
  const { documentId, fileId } = document;
  rows.introductionDocument.push({ ...parties, documentId, openedBy: company.ownerId, openedAt: at });
  for (let look = 0; look < looks; look += 1) {
    const openedAt = calendar.later(random, at, 0, 3);
    if (!calendar.hasHappened(openedAt)) continue;
    const { userId } = institutionActor(random, consented.institution);
    rows.documentOpening.push({ ...parties, fileId, userId, openedAt });
  }
  return at;
}

/** Extends the consent in force by documents, if it does not cover them. */
function nameDocuments(firm: Firm, consented: ConsentedIntroduction, at: Date): void {
  const groups: FieldGroup[] = fieldGroupSchema.array().parse(consented.consent.fieldGroups);
  if (groups.includes("documents")) return;
  const { ownerId } = firm.company;
  consented.consent = addNextConsent(firm, consented.consent, "extended", at, ownerId, [
    ...groups,
    "documents",
  ]);
}

/** An institution asks for a document; with its answer and time, if any. */
export function addDocumentRequest(
  firm: Firm,
  { consent, institution }: ConsentedIntroduction,
  { kind, words }: { kind: string; words: string },
  at: Date,
  answer: { documentId: string; answeredAt: Date } | null,
): void {
  const { calendar, random } = firm;
  if (!calendar.hasHappened(at)) return;
  addRow(firm, "documentRequest", at, {
    id: random.uuid(),
    ...partiesOf(consent),
    kind: kind as DocumentKind,
    words,
    // An open request has some days left.
    dueOn: addWorkingDays(answer === null ? calendar.today : dayOf(at), 4, calendar),
    requestedBy: institutionActor(random, institution).userId,
    ...(answer && { status: "answered", ...answer }),
  });
}

/** A side sends a message with a file, after all earlier messages; the other opens it if `isOpened`. */
export function addSentFile(
  firm: Firm,
  { consent, institution }: ConsentedIntroduction,
  part: Part,
  { by, words, paper: text, isOpened }: { by: Side; words: string; paper: DocumentText; isOpened: boolean },
): void {
  const { calendar, rows, random, company } = firm;
  const parties = partiesOf(consent);
  const before = rows.message.filter((message) => message.introductionId === parties.introductionId);
  const after = Math.max(Number(consent.grantedAt), ...before.map(({ writtenAt }) => Number(writtenAt)));
  const at = calendar.later(random, new Date(after), 0, 1);
  if (!calendar.hasHappened(at)) return;
  const people = { company: company.ownerId, institution: institutionActor(random, institution).userId };
  const openedAt = new Date(Number(at) + 2 * 3_600_000);
  const userId = people[by];
  const message = { by, userId, words, at: Number(at), readAt: Number(openedAt) };
  const messageId = addMessage(firm, consent, part, message);
  const sent = { ...parties, messageId, sentBy: by, userId, name: text.name };
  const { id: attachmentId } = addRow(firm, "attachment", at, sent);
  rows.papers.push({ ...text, fileId: attachmentId, at });
  const openedBy = otherSide(by);
  const opening = { ...parties, attachmentId, openedBy, userId: people[openedBy], openedAt };
  if (isOpened && calendar.hasHappened(openedAt)) rows.attachmentOpening.push(opening);
}
