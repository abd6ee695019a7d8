import type { Actor } from "#app/domain/accounts/actor.ts";
import { lockStandingConsent } from "#db/queries/consents.ts";
import { findRequest, openDocument, updateRequest } from "#db/queries/documents.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { renewConsent } from "./renew-consent.server.ts";

/**
 * A file that is clean answers the question that it was uploaded for: it is open to whoever asked, as long as the
 * company's consent stands. A consent that doesn't name documents is replaced by one that does, for the same purpose and
 * time: the company has just said so. Without a consent in force the document is the company's own, and the question waits.
 */
export async function settleClean(
  trx: ActorTransaction,
  actor: Actor,
  file: { documentId: string; requestId: string | null; companyId: string | null; uploadedBy: string },
  now: Date,
): Promise<void> {
  const { documentId, requestId, companyId, uploadedBy } = file;
  const request = requestId === null ? undefined : await findRequest(trx, requestId);
  if (companyId === null || request?.status !== "requested") return;
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
  await enqueue(trx, "tell-institution-documents-opened", { introductionId });
}
