import type { Actor } from "#app/domain/accounts/actor.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { upsertOpenDocument } from "#db/queries/documents/documents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { renewConsent } from "./renew-consent.server.ts";

type LockedConsent = NonNullable<Awaited<ReturnType<typeof lockActiveConsent>>>;

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

/** Opens a document that was handed over, under the locked consent, which is extended if it doesn't cover documents. */
export async function openAnswer(
  trx: ActorTransaction,
  actor: Actor,
  consent: LockedConsent,
  { documentId, uploadedBy, at }: { documentId: string; uploadedBy: string; at: Date },
): Promise<void> {
  const { introductionId, companyId, institutionId } = consent;
  await renewConsent(trx, actor, consent, { by: uploadedBy, at });
  const opened = { introductionId, documentId, companyId, institutionId };
  await upsertOpenDocument(trx, { ...opened, openedBy: uploadedBy, openedAt: at });
}
