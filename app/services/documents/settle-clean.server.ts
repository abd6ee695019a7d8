import type { Actor } from "#app/domain/accounts/actor.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { findRequest, upsertOpenDocument, updateRequest } from "#db/queries/documents/documents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { provideWithFile } from "../applications/provide-with-file.server.ts";
import type { ServiceContext } from "../context.ts";
import { provideWithPaper } from "../deals/provide-with-paper.server.ts";
import { renewConsent } from "./renew-consent.server.ts";

export interface CleanFile {
  documentId: string;
  requestId: string | null;
  applicationItemId: string | null;
  dealConditionId: string | null;
  companyId: string | null;
  uploadedBy: string;
}

/**
 * A clean file settles the item of an application, or provides the condition of a deal, that it was uploaded for, or
 * the request for a document: it is open to the institution that asked while the company's consent is in force. A consent that doesn't cover documents is
 * replaced by one that does, for the same purpose and time: the upload is the company's permission. Without a consent
 * in force the document stays private to the company, and the request waits.
 */
export async function settleClean(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  file: CleanFile,
): Promise<void> {
  const { documentId, requestId, applicationItemId: itemId, dealConditionId, companyId, uploadedBy } = file;
  if (companyId === null) return;
  const now = ctx.now();
  if (itemId !== null) await provideWithFile(ctx, trx, actor, { itemId, companyId, documentId, uploadedBy });
  if (dealConditionId !== null)
    await provideWithPaper(ctx, trx, actor, {
      conditionId: dealConditionId,
      companyId,
      documentId,
      uploadedBy,
    });
  const request = requestId === null ? undefined : await findRequest(trx, requestId);
  if (request?.status !== "requested") return;
  const { introductionId, institutionId } = request;
  const consent = await lockActiveConsent(trx, introductionId, companyId);
  if (consent === undefined || consent.expiresAt <= now) return;
  await renewConsent(trx, actor, consent, { by: uploadedBy, at: now });
  await upsertOpenDocument(trx, {
    introductionId,
    documentId,
    companyId,
    institutionId,
    openedBy: uploadedBy,
    openedAt: now,
  });
  await updateRequest(trx, request.id, { status: "answered", documentId, answeredAt: now });
  await enqueue(trx, "notify-institution-documents-opened", { introductionId });
}
