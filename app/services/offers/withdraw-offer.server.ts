import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { whyNotReason, type WithdrawReason } from "#app/domain/codes/reasons.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { isReadRound, type ReadRound } from "#app/domain/offers/form/read-round.ts";
import { offerStatusAfter, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { refuseUnconfirmedAmount } from "#app/domain/review/typed-amount.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { lockOfferForInstitution, updateOffer } from "#db/queries/offers/offers.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

/**
 * What the review of a withdrawal named, and why, with the amount as typed; a draft's, which nobody saw, names no
 * version and no reason.
 */
type ReviewedWithdrawal =
  | { version: 0; revision: number }
  | (ReadRound & { reasonCode: WithdrawReason; note: string | null; typedAmount: string });

/**
 * The institution withdraws an offer that has not been accepted, with a code that the company reads; a draft that nobody
 * saw simply ends, unless a colleague has written on it since. Refused if another version was issued since its review, or
 * the company made another counter-offer; what has no page reviews nothing.
 */
export function withdrawOffer(
  ctx: ServiceContext,
  actor: InstitutionActor,
  offerId: string,
  reviewed?: ReviewedWithdrawal,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    refuseIf(whyNotMoveOffer(offer, "withdraw", "institution", offer.readAt));
    refuseIf(reviewed === undefined || isAsReviewed(offer, reviewed) ? null : "review-outdated");
    if (reviewed !== undefined && "revision" in reviewed) {
      const draft = await lockOfferDraft(trx, offerId, actor.institutionId);
      refuseIf((draft?.revision ?? 1) === reviewed.revision ? null : "offer-stale-draft");
    }
    const { reasonCode, note } = whyOf(reviewed, ctx.now());
    if (reviewed !== undefined && "typedAmount" in reviewed)
      refuseUnconfirmedAmount(offer.amountFen ?? 0n, reviewed.typedAmount);
    const status = offerStatusAfter(offer.status, "withdraw");
    const wasIssued = offer.currentVersion > 0;
    await updateOffer(trx, offerId, { status, heldByDealId: null, statusChangedAt: ctx.now() });
    const subject = {
      id: offerId,
      companyId: wasIssued ? offer.companyId : null,
      institutionId: offer.institutionId,
      prospectId: offer.prospectId,
    };
    const moved = { from: offer.status, to: status, version: offer.currentVersion, reasonCode, note };
    await recordOn(trx, actor, "offer-withdrawn", { offer: subject }, moved);
    if (wasIssued) {
      await followIntroduction(ctx, trx, actor, offer.introductionId, { what: "offer-ended" });
      await enqueue(trx, "notify-company-offer-ended", { offerId });
      await enqueue(trx, "notify-colleagues-offer-withdrawn", { offerId });
    }
  });
}

function isAsReviewed(
  offer: { currentVersion: number; rounds: number },
  reviewed: ReviewedWithdrawal,
): boolean {
  return isReadRound(offer, "rounds" in reviewed ? reviewed : { ...reviewed, rounds: offer.rounds });
}

function whyOf(reviewed: ReviewedWithdrawal | undefined, now: Date) {
  if (reviewed === undefined || !("rounds" in reviewed)) return { reasonCode: null, note: null };
  const { reasonCode, note } = reviewed;
  refuseIf(whyNotReason(reasonCode, note));
  // An offer outlives the consent: its note is read without one.
  return {
    reasonCode,
    note: note === null ? null : maskForOtherSide(note, { kind: "institution" }, null, now).text,
  };
}
