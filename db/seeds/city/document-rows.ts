import { type FieldGroup, fieldGroupSchema } from "#app/domain/codes/consents.ts";
import type { DocumentKind } from "#app/domain/codes/documents.ts";
import { FILE_TYPES } from "#app/domain/documents/file-types.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import type { Random } from "../random.ts";
import { type Row, whole } from "../rows.ts";
import type { Part } from "./numbers.ts";
import { replaceConsent } from "./consent-steps.ts";
import { addMessage } from "./messages.ts";
import type { SeedInstitution } from "./institutions.ts";
import type { SeedCompany } from "./companies.ts";
import type { Words } from "./papers/paper.ts";
import type { Side } from "./story/told.ts";
import { institutionActor, type Town } from "./story/town.ts";

/** A firm and its introductions that stand, while its documents are being told. */
export interface Desk {
  town: Town;
  random: Random;
  company: SeedCompany;
}

/** An introduction under a consent that stands; the consent changes as documents come into it. */
export interface Standing {
  consent: Row<"consent">;
  institution: SeedInstitution;
}

export interface Kept {
  documentId: string;
  /** The newest version's. */
  fileId: string;
  words: Words;
  /** From when on the document is there. */
  since: Date;
}

/** A document of a firm, with a version for each of the papers, the first of them the oldest. */
export function keep(
  { town, random, company }: Desk,
  versions: readonly (readonly [words: Words, at: Date])[],
): Kept | null {
  const past = versions.filter(([, at]) => town.calendar.hasHappened(at));
  const [first] = past;
  const newest = past.at(-1);
  if (first === undefined || newest === undefined) return null;
  const { rows } = town;
  const documentId = random.uuid();
  const owner = { companyId: company.id, institutionId: null };
  rows.documents.push({
    id: documentId,
    ...owner,
    kind: first[0].kind,
    createdAt: first[1],
    removedAt: null,
  });
  let fileId = "";
  past.forEach(([words, at], index) => {
    fileId = random.uuid();
    rows.documentFiles.push(
      whole({
        id: fileId,
        ...owner,
        documentId,
        version: index + 1,
        kind: first[0].kind,
        name: words.name,
        replacesDocumentId: index === 0 ? null : documentId,
        requestId: null,
        applicationItemId: null,
        mediaType: FILE_TYPES.pdf,
        status: "clean" as const,
        uploadedBy: company.ownerId,
        begunAt: at,
        touchedAt: at,
        sealedAt: at,
        scannedAt: at,
        removedAt: null,
        removedBy: null,
      }),
    );
    rows.papers.push({ ...words, fileId, at });
  });
  return { documentId, fileId, words: newest[0], since: newest[1] };
}

/**
 * Opens a document to the institution of an introduction, under a consent that names documents from then on, and has it
 * looked at so many times. Gives the time; null where that has not come yet.
 */
export function open(desk: Desk, standing: Standing, document: Kept, looks: number): Date | null {
  const { town, random, company } = desk;
  const after = new Date(Math.max(Number(standing.consent.grantedAt), Number(document.since)));
  const at = town.calendar.later(random, after, 0, 1);
  if (!town.calendar.hasHappened(at)) return null;
  nameDocuments(desk, standing, at);
  const { introductionId, companyId, institutionId } = standing.consent;
  const parties = { introductionId, companyId, institutionId };
  town.rows.introductionDocuments.push({
    ...parties,
    documentId: document.documentId,
    openedBy: company.ownerId,
    openedAt: at,
    closedAt: null,
  });
  for (let look = 0; look < looks; look += 1) {
    const lookedAt = town.calendar.later(random, at, 0, 3);
    if (!town.calendar.hasHappened(lookedAt)) continue;
    const { userId } = institutionActor(random, standing.institution);
    town.rows.documentOpenings.push({ ...parties, fileId: document.fileId, userId, openedAt: lookedAt });
  }
  return at;
}

/** The consent that stands is extended by documents, where it does not name them. */
function nameDocuments({ town, random, company }: Desk, standing: Standing, at: Date): void {
  const groups: FieldGroup[] = fieldGroupSchema.array().parse(standing.consent.fieldGroups);
  if (groups.includes("documents")) return;
  standing.consent = replaceConsent(town, random, standing.consent, {
    step: "extended",
    at,
    person: company.ownerId,
    fieldGroups: [...groups, "documents"],
  });
}

/** An institution asks for a document; what answered it, and when, where something did. */
export function ask(
  { town, random }: Desk,
  { consent, institution }: Standing,
  { kind, words, at }: { kind: DocumentKind; words: string; at: Date },
  answer: { documentId: string; at: Date } | null,
): void {
  if (!town.calendar.hasHappened(at)) return;
  const { introductionId, companyId, institutionId } = consent;
  // What is open still has some days to go.
  const from = answer === null ? town.calendar.today : dayOf(at);
  town.rows.documentRequests.push({
    id: random.uuid(),
    introductionId,
    companyId,
    institutionId,
    kind,
    words,
    dueOn: addWorkingDays(from, 4, town.calendar),
    status: answer === null ? "requested" : "answered",
    requestedAt: at,
    requestedBy: institutionActor(random, institution).userId,
    documentId: answer?.documentId ?? null,
    answeredAt: answer?.at ?? null,
  });
}

/** A side writes to the other and sends a file along, after all that was written before; the other opens it where it `isOpened`. */
export function send(
  { town, random, company }: Desk,
  { consent, institution }: Standing,
  { by, words, paper, part, isOpened }: Sending,
): void {
  const { rows, calendar } = town;
  const { introductionId, companyId, institutionId, grantedAt } = consent;
  const before = rows.messages.filter((message) => message.introductionId === introductionId);
  const after = Math.max(Number(grantedAt), ...before.map(({ writtenAt }) => Number(writtenAt)));
  const at = calendar.later(random, new Date(after), 0, 1);
  if (!calendar.hasHappened(at)) return;
  const people = { company: company.ownerId, institution: institutionActor(random, institution).userId };
  const readAt = Number(at) + 2 * hourMs;
  const messageId = addMessage(rows, consent, part, {
    by,
    userId: people[by],
    words,
    at: Number(at),
    readAt,
    now: calendar.now,
  });
  const id = random.uuid();
  const parties = { introductionId, companyId, institutionId };
  rows.attachments.push({
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
  const reader: Side = by === "company" ? "institution" : "company";
  if (!isOpened || !calendar.hasHappened(new Date(readAt))) return;
  rows.attachmentOpenings.push({
    ...parties,
    attachmentId: id,
    openedBy: reader,
    userId: people[reader],
    openedAt: new Date(readAt),
  });
}

interface Sending {
  by: Side;
  words: string;
  paper: Words;
  part: Part;
  isOpened: boolean;
}

const hourMs = 3_600_000;
