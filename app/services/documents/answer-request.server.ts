import type { Actor } from "#app/domain/accounts/actor.ts";
import { whyNotOpenMore } from "#app/domain/documents/hand-over.ts";
import { findRequest, updateRequest } from "#db/queries/documents/documents.ts";
import { findStopOf } from "#db/queries/documents/owed.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { lockReviewedConsent } from "../introductions/lock-reviewed-consent.server.ts";
import { type Answered, type CleanFile, openAnswer } from "./open-answer.server.ts";

interface AnsweringFile extends Pick<
  CleanFile,
  "documentId" | "companyId" | "uploadedBy" | "reviewedSequence"
> {
  requestId: string;
}

/** A clean document answers a request that is open, and is open to the institution; otherwise nothing changes, as
 * where the institution or the ask has been suspended since. */
export async function answerRequest(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: Actor,
  { requestId, documentId, companyId, uploadedBy, reviewedSequence: sequence }: AnsweringFile,
): Promise<Answered> {
  const asked = await findRequest(trx, requestId);
  if (asked === undefined) return { whyNot: "document-request-not-found" };
  const { introductionId } = asked;
  const at = now();
  const consent = await lockReviewedConsent(trx, { introductionId, companyId, sequence, now: at });
  // Read again under the lock: another file may have answered it.
  const request = await findRequest(trx, requestId);
  if (request?.status !== "requested") return { introductionId, whyNot: "document-request-closed" };
  if (consent === null) return { introductionId, whyNot: "review-outdated" };
  const whyNot = whyNotOpenMore(await findStopOf(trx, introductionId));
  if (whyNot !== null) return { introductionId, whyNot };
  await openAnswer(trx, actor, consent, { documentId, uploadedBy, at });
  await updateRequest(trx, requestId, { status: "answered", documentId, answeredAt: at });
  await enqueue(trx, "notify-institution-documents-opened", { introductionId });
  return { introductionId, whyNot: null };
}
