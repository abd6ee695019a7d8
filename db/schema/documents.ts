import type { Generated } from "kysely";
import type { DocumentKind, DocumentRequestStatus, FileStatus } from "#app/domain/codes/documents.ts";
import type { Day } from "#app/lib/days.ts";
import type { IntroductionColumns } from "./pair-columns.ts";

/** A document belongs to one company or one institution. */
interface Owned {
  companyId: string | null;
  institutionId: string | null;
}

export interface DocumentTable extends Owned {
  id: Generated<string>;
  kind: DocumentKind;
  createdAt: Generated<Date>;
  removedAt: Date | null;
}

export interface DocumentFileTable extends Owned {
  id: Generated<string>;
  documentId: string | null;
  version: number | null;
  replacesDocumentId: string | null;
  requestId: string | null;
  /** The item of an application that it is to settle. */
  applicationItemId: string | null;
  /** The condition of a deal that it is to provide. */
  dealConditionId: string | null;
  /** The sequence of the consent that its company had read when it handed the file over. */
  reviewedSequence: number | null;
  kind: DocumentKind;
  name: string;
  mediaType: string | null;
  sizeBytes: bigint;
  receivedBytes: Generated<bigint>;
  /** The keys of its pieces, in order; none if their offsets are the keys. */
  pieceKeys: Generated<string[]>;
  /** The key of the next piece while it is written. */
  claimedKey: string | null;
  sha256: string | null;
  status: Generated<FileStatus>;
  uploadedBy: string;
  begunAt: Generated<Date>;
  touchedAt: Generated<Date>;
  sealedAt: Date | null;
  scannedAt: Date | null;
  removedAt: Date | null;
  removedBy: string | null;
}

export interface IntroductionDocumentTable extends IntroductionColumns {
  documentId: string;
  openedBy: string;
  openedAt: Generated<Date>;
  closedAt: Date | null;
}

export interface DocumentRequestTable extends IntroductionColumns {
  id: Generated<string>;
  kind: DocumentKind;
  words: string;
  dueOn: Day;
  status: Generated<DocumentRequestStatus>;
  requestedBy: string;
  requestedAt: Generated<Date>;
  documentId: string | null;
  answeredAt: Date | null;
}

export interface DocumentOpeningTable extends IntroductionColumns {
  id: Generated<bigint>;
  fileId: string;
  userId: string;
  openedAt: Generated<Date>;
}
