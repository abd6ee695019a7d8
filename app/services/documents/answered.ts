import type { RefusalCode } from "#app/domain/refusal.ts";

export interface CleanFile {
  documentId: string;
  requestId: string | null;
  applicationItemId: string | null;
  dealConditionId: string | null;
  companyId: string;
  uploadedBy: string;
  /** The consent that its company had read when it handed the file over. */
  reviewedSequence: number | null;
}

/** Why a document stays closed, and on which introduction; nothing of both where it answers nothing. */
export interface Answered {
  introductionId?: string;
  whyNot: RefusalCode | null;
}
