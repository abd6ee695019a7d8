import type { Generated } from "kysely";
import type { AttachmentStatus } from "#app/domain/codes/documents.ts";

export interface AttachmentTable {
  id: Generated<string>;
  introductionId: string;
  companyId: string;
  institutionId: string;
  messageId: bigint | null;
  sentBy: "company" | "institution";
  userId: string;
  name: string;
  mediaType: string | null;
  sizeBytes: bigint;
  pieceKeys: Generated<string[]>;
  sha256: string | null;
  status: Generated<AttachmentStatus>;
  begunAt: Generated<Date>;
  touchedAt: Generated<Date>;
  scannedAt: Date | null;
}

export interface AttachmentOpeningTable {
  id: Generated<bigint>;
  attachmentId: string;
  introductionId: string;
  companyId: string;
  institutionId: string;
  openedBy: "company" | "institution";
  userId: string;
  openedAt: Generated<Date>;
}
