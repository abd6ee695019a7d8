import type { Actor } from "#app/domain/accounts/actor.ts";
import { whyNotProvide } from "#app/domain/applications/items.ts";
import { whyNotOpenMore } from "#app/domain/documents/hand-over.ts";
import { findStopOf } from "#db/queries/documents/owed.ts";
import { listItems, lockApplicationOfItem } from "#db/queries/applications/application-items.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { type Answered, openAnswer } from "../documents/open-answer.server.ts";
import { lockReviewedConsent } from "../introductions/lock-reviewed-consent.server.ts";
import { settleItem } from "./settle-item.server.ts";

export interface ProvideWithFile {
  itemId: string;
  companyId: string;
  /** Its file is clean. */
  documentId: string;
  uploadedBy: string;
  /** The consent that the company had read then. */
  reviewedSequence: number | null;
}

/**
 * A clean file settles the item that it was handed over for, and its document is open to the institution that asked. A
 * consent that doesn't cover documents is replaced by one that does, as the company has read. If the item is no longer
 * owed, that consent no longer holds, or the institution or the ask has been suspended since, the document stays private and nothing else changes.
 */
export async function provideWithFile(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  { itemId, companyId, documentId, uploadedBy, reviewedSequence: sequence }: ProvideWithFile,
): Promise<Answered> {
  const application = await lockApplicationOfItem(trx, itemId, companyId);
  if (application === undefined) return { whyNot: "application-item-not-found" };
  const { introductionId } = application;
  const at = ctx.now();
  const consent = await lockReviewedConsent(trx, { introductionId, companyId, sequence, now: at });
  const items = await listItems(trx, application.id);
  const item = items.find(({ id }) => id === itemId);
  if (item === undefined) return { introductionId, whyNot: "application-item-not-found" };
  const whyNot =
    whyNotProvide(item, application, consent, at) ?? whyNotOpenMore(await findStopOf(trx, introductionId));
  if (consent === null || whyNot !== null)
    return { introductionId, whyNot: whyNot === "consent-not-in-force" ? "review-outdated" : whyNot };
  await openAnswer(trx, actor, consent, { documentId, uploadedBy, at });
  const { isComplete } = await settleItem(ctx, trx, actor, {
    application,
    items,
    item,
    change: { documentId, settledBy: uploadedBy },
  });
  if (!isComplete) await enqueue(trx, "notify-institution-documents-opened", { introductionId });
  return { introductionId, whyNot: null };
}
