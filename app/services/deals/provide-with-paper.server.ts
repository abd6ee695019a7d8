import type { Actor } from "#app/domain/accounts/actor.ts";
import { whyNotGivePaper } from "#app/domain/deals/condition.ts";
import { listConditionsOfDeal, lockDealOfCondition } from "#db/queries/deals/conditions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";
import { type Answered, openAnswer } from "../documents/open-answer.server.ts";
import { lockReviewedConsent } from "../introductions/lock-reviewed-consent.server.ts";
import { receiveCondition } from "./receive-condition.server.ts";

export interface ProvideWithPaper {
  conditionId: string;
  companyId: string;
  /** Its file is clean. */
  documentId: string;
  uploadedBy: string;
  /** The consent that the company had read then. */
  reviewedSequence: number | null;
}

/**
 * A clean file provides the condition that it was handed over for, and its document is open to the institution. A
 * consent that doesn't cover documents is replaced by one that does, as the company has read. If the condition is no
 * longer asked for, or that consent no longer holds, the document stays private and nothing else changes.
 */
export async function provideWithPaper(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: Actor,
  { conditionId, companyId, documentId, uploadedBy, reviewedSequence: sequence }: ProvideWithPaper,
): Promise<Answered> {
  const deal = await lockDealOfCondition(trx, conditionId, companyId);
  if (deal === undefined) return { whyNot: "condition-not-found" };
  const { introductionId } = deal;
  const at = now();
  const consent = await lockReviewedConsent(trx, { introductionId, companyId, sequence, now: at });
  const condition = (await listConditionsOfDeal(trx, deal.id)).find(({ id }) => id === conditionId);
  if (condition === undefined) return { introductionId, whyNot: "condition-not-found" };
  const movable = { status: condition.status, deal: deal.status, isMoneyOut: deal.fundedFen > 0n };
  const whyNot = whyNotGivePaper(movable, consent?.expiresAt ?? null, at);
  if (consent === null || whyNot !== null)
    return { introductionId, whyNot: whyNot === "consent-not-in-force" ? "review-outdated" : whyNot };
  await openAnswer(trx, actor, consent, { documentId, uploadedBy, at });
  await receiveCondition(trx, actor, { deal, condition, documentId, by: uploadedBy, at });
  return { introductionId, whyNot: null };
}
