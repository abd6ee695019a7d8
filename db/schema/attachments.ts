import type { Generated } from "kysely";
import type { AttachmentStatus } from "#app/domain/codes/documents.ts";
import type { IntroductionColumns } from "./pair-columns.ts";

export interface AttachmentTable extends IntroductionColumns {
  id: Generated<string>;
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

export interface AttachmentOpeningTable extends IntroductionColumns {
  id: Generated<bigint>;
  attachmentId: string;
  openedBy: "company" | "institution";
  userId: string;
  openedAt: Generated<Date>;
}
