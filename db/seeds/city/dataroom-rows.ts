import { type FieldGroup, fieldGroupSchema } from "#app/domain/codes/consents.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { otherSide } from "#app/domain/deals/dispute.ts";
import { FILE_TYPES } from "#app/domain/documents/file-types.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { pick, type Row } from "#db/seeds/rows.ts";
import type { SeedCompany } from "./companies.ts";
import { replaceConsent } from "./consents-and-messages.ts";
import type { SeedInstitution } from "./institutions.ts";
import { addMessage } from "./consents-and-messages.ts";
import type { Part } from "./numbers.ts";
import type { PaperText } from "./papers.ts";
import { institutionActor, type Simulation } from "#db/seeds/city/simulation/simulation.ts";
import type { Side } from "#db/seeds/city/simulation/states.ts";

/** A firm whose documents are generated. */
export interface Firm extends Simulation {
  company: SeedCompany;
}

/** An introduction with a consent in force; the consent changes as documents are added. */
export interface Standing {
  consent: Row<"consent">;
  institution: SeedInstitution;
}

export interface FirmDocument {
  documentId: string;
  /** The newest version's. */
  fileId: string;
  text: PaperText;
  /** The document exists from this time on. */
  since: Date;
}

/** A document of a firm, with a version for each given paper, the oldest first. */
export function addDocument(
  { calendar, rows, random, company }: Firm,
  versions: readonly (readonly [text: PaperText, at: Date])[],
): FirmDocument | null {
  const past = versions.filter(([, at]) => calendar.hasHappened(at));
  const [first] = past;
  const newest = past.at(-1);
  if (first === undefined || newest === undefined) return null;
  const documentId = random.uuid();
  const [{ kind }, createdAt] = first;
  rows.document.push({ id: documentId, companyId: company.id, kind, createdAt });
  let fileId = "";
  past.forEach(([text, at], index) => {
    fileId = random.uuid();
    rows.documentFile.push({
      id: fileId,
      companyId: company.id,
      documentId,
      version: index + 1,
      kind,
      name: text.name,
      replacesDocumentId: index === 0 ? null : documentId,
      mediaType: FILE_TYPES.pdf,
      status: "clean",
      uploadedBy: company.ownerId,
      begunAt: at,
      touchedAt: at,
      sealedAt: at,
      scannedAt: at,
    });
    rows.papers.push({ ...text, fileId, at });
  });
  return { documentId, fileId, text: newest[0], since: newest[1] };
}

function partiesOf(consent: Row<"consent">) {
  return pick(consent, "introductionId", "companyId", "institutionId");
}

/**
 * Opens a document to the institution of an introduction, under a consent that covers documents from then on, with so
 * many openings. Returns the time; null if it is in the future.
 */
export function openDocument(
  firm: Firm,
  standing: Standing,
  document: FirmDocument,
  looks: number,
): Date | null {
  const { calendar, rows, random, company } = firm;
  const after = new Date(Math.max(Number(standing.consent.grantedAt), Number(document.since)));
  const at = calendar.later(random, after, 0, 1);
  if (!calendar.hasHappened(at)) return null;
  nameDocuments(firm, standing, at);
  const parties = partiesOf(standing.consent);
  const { documentId, fileId } = document;
  rows.introductionDocument.push({ ...parties, documentId, openedBy: company.ownerId, openedAt: at });
  for (let look = 0; look < looks; look += 1) {
    const openedAt = calendar.later(random, at, 0, 3);
    if (!calendar.hasHappened(openedAt)) continue;
    const { userId } = institutionActor(random, standing.institution);
    rows.documentOpening.push({ ...parties, fileId, userId, openedAt });
  }
  return at;
}

/** Extends the consent in force by documents, if it does not cover them. */
function nameDocuments(firm: Firm, standing: Standing, at: Date): void {
  const groups: FieldGroup[] = fieldGroupSchema.array().parse(standing.consent.fieldGroups);
  if (groups.includes("documents")) return;
  const more: FieldGroup[] = [...groups, "documents"];
  const step = { step: "extended", at, person: firm.company.ownerId, fieldGroups: more } as const;
  standing.consent = replaceConsent(firm, standing.consent, step);
}

/** An institution asks for a document; with its answer and time, if any. */
export function requestDocument(
  { calendar, rows, random }: Firm,
  { consent, institution }: Standing,
  { kind, words, at }: { kind: DocumentKind; words: string; at: Date },
  answer: { documentId: string; answeredAt: Date } | null,
): void {
  if (!calendar.hasHappened(at)) return;
  rows.documentRequest.push({
    id: random.uuid(),
    ...partiesOf(consent),
    kind,
    words,
    // An open request has some days left.
    dueOn: addWorkingDays(answer === null ? calendar.today : dayOf(at), 4, calendar),
    status: answer === null ? "requested" : "answered",
    requestedAt: at,
    requestedBy: institutionActor(random, institution).userId,
    ...answer,
  });
}

interface FileMessage {
  by: Side;
  words: string;
  paper: PaperText;
  part: Part;
  isOpened: boolean;
}

/** A side sends a message with a file, after all earlier messages; the other opens it if `isOpened`. */
export function sendFile(
  { calendar, rows, random, company }: Firm,
  { consent, institution }: Standing,
  { by, words, paper, part, isOpened }: FileMessage,
): void {
  const parties = partiesOf(consent);
  const before = rows.message.filter((message) => message.introductionId === parties.introductionId);
  const after = Math.max(Number(consent.grantedAt), ...before.map(({ writtenAt }) => Number(writtenAt)));
  const at = calendar.later(random, new Date(after), 0, 1);
  if (!calendar.hasHappened(at)) return;
  const people = { company: company.ownerId, institution: institutionActor(random, institution).userId };
  const openedAt = new Date(Number(at) + 2 * 3_600_000);
  const times = { at: Number(at), readAt: Number(openedAt), now: calendar.now };
  const messageId = addMessage(rows, consent, part, { by, userId: people[by], words, ...times });
  const id = random.uuid();
  rows.attachment.push({
    id,
    ...parties,
    messageId,
    sentBy: by,
    userId: people[by],
    name: paper.name,
    mediaType: FILE_TYPES.pdf,
    status: "clean",
    begunAt: at,
    touchedAt: at,
    scannedAt: at,
  });
  rows.papers.push({ ...paper, fileId: id, at });
  const openedBy = otherSide(by);
  if (isOpened && calendar.hasHappened(openedAt))
    rows.attachmentOpening.push({
      ...parties,
      attachmentId: id,
      openedBy,
      userId: people[openedBy],
      openedAt,
    });
}
