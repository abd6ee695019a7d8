import type { Actor } from "#app/domain/accounts/actor.ts";
import { lockStandingConsent } from "#db/queries/introductions/consents.ts";
import { findRequest, openDocument, updateRequest } from "#db/queries/documents/documents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { provideWithFile } from "../applications/provide-with-file.server.ts";
import type { ServiceContext } from "../context.ts";
import { renewConsent } from "./renew-consent.server.ts";

export interface CleanFile {
  documentId: string;
  requestId: string | null;
  applicationItemId: string | null;
  companyId: string | null;
  uploadedBy: string;
}

/**
 * A file that is clean provides the item of an application that it was uploaded for, and answers the question: it is open to whoever asked, as
 * long as the company's consent stands. A consent that doesn't name documents is replaced by one that does, for the same purpose and
 * time: the company has just said so. Without a consent in force the document is the company's own, and the question waits.
 */
export async function settleClean(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  file: CleanFile,
): Promise<void> {
  const { documentId, requestId, applicationItemId: itemId, companyId, uploadedBy } = file;
  if (companyId === null) return;
  const now = ctx.now();
  if (itemId !== null) await provideWithFile(ctx, trx, actor, { itemId, companyId, documentId, uploadedBy });
  const request = requestId === null ? undefined : await findRequest(trx, requestId);
  if (request?.status !== "requested") return;
  const { introductionId, institutionId } = request;
  const consent = await lockStandingConsent(trx, introductionId, companyId);
  if (consent === undefined || consent.expiresAt <= now) return;
  await renewConsent(trx, actor, consent, { by: uploadedBy, at: now });
  await openDocument(trx, {
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
