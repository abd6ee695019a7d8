import type { Actor } from "#app/domain/accounts/actor.ts";
import { whyNotGivePaper } from "#app/domain/deals/condition.ts";
import { listConditionsOfDeal, lockDealOfCondition } from "#db/queries/deals/conditions.ts";
import { upsertOpenDocument } from "#db/queries/documents/documents.ts";
import { lockActiveConsent } from "#db/queries/introductions/consents.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { renewConsent } from "../documents/renew-consent.server.ts";
import { receiveCondition } from "./receive-condition.server.ts";

export interface ProvideWithPaper {
  conditionId: string;
  companyId: string;
  /** Its file is clean. */
  documentId: string;
  uploadedBy: string;
}

/**
 * A clean file provides the condition that it was uploaded for, and its document is open to the institution. A consent
 * that doesn't cover documents is replaced by one that does: the upload is the company's permission. If the condition is
 * no longer asked for, or no consent is in force, the document stays private and nothing else changes.
 */
export async function provideWithPaper(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: Actor,
  { conditionId, companyId, documentId, uploadedBy }: ProvideWithPaper,
): Promise<void> {
  const deal = await lockDealOfCondition(trx, conditionId, companyId);
  if (deal === undefined) return;
  const { introductionId, institutionId } = deal;
  const consent = await lockActiveConsent(trx, introductionId, companyId);
  const condition = (await listConditionsOfDeal(trx, deal.id)).find(({ id }) => id === conditionId);
  if (condition === undefined || consent === undefined) return;
  const at = now();
  const movable = { status: condition.status, deal: deal.status, isMoneyOut: deal.fundedFen > 0n };
  if (whyNotGivePaper(movable, consent.expiresAt, at) !== null) return;
  await renewConsent(trx, actor, consent, { by: uploadedBy, at });
  const opened = { introductionId, documentId, companyId, institutionId };
  await upsertOpenDocument(trx, { ...opened, openedBy: uploadedBy, openedAt: at });
  await receiveCondition(trx, actor, { deal, condition, documentId, note: null, by: uploadedBy, at });
}
