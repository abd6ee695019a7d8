import type { Actor } from "#app/domain/accounts/actor.ts";
import { whyNotProvide } from "#app/domain/applications/items.ts";
import { listItems, lockApplicationOfItem } from "#db/queries/applications/application-items.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import { upsertOpenDocument } from "#db/queries/documents/documents.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { renewConsent } from "../documents/renew-consent.server.ts";
import { settleItem } from "./settle-item.server.ts";

export interface ProvideWithFile {
  itemId: string;
  companyId: string;
  /** Its file is clean. */
  documentId: string;
  uploadedBy: string;
}

/**
 * A clean file settles the item that it was uploaded for, and its document is open to the institution that asked. A
 * consent that doesn't cover documents is replaced by one that does: the upload is the company's permission. If the
 * item is no longer owed, or no consent is in force, the document stays private and nothing else changes.
 */
export async function provideWithFile(
  ctx: Pick<ServiceContext, "now" | "workingDays">,
  trx: ActorTransaction,
  actor: Actor,
  { itemId, companyId, documentId, uploadedBy }: ProvideWithFile,
): Promise<void> {
  const application = await lockApplicationOfItem(trx, itemId, companyId);
  if (application === undefined) return;
  const { introductionId, institutionId } = application;
  const consent = await lockActiveConsent(trx, introductionId, companyId);
  const items = await listItems(trx, application.id);
  const item = items.find(({ id }) => id === itemId);
  if (item === undefined || consent === undefined) return;
  if (whyNotProvide(item, application, consent, ctx.now()) !== null) return;
  const at = ctx.now();
  await renewConsent(trx, actor, consent, { by: uploadedBy, at });
  const opened = { introductionId, documentId, companyId, institutionId };
  await upsertOpenDocument(trx, { ...opened, openedBy: uploadedBy, openedAt: at });
  const { isComplete } = await settleItem(ctx, trx, actor, {
    application,
    items,
    item,
    change: { documentId, settledBy: uploadedBy },
  });
  if (!isComplete) await enqueue(trx, "notify-institution-documents-opened", { introductionId });
}
