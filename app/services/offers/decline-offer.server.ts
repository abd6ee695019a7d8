import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type CompanyDeclineReason, whyNotReason } from "#app/domain/codes/reasons.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { offerStatusAfter, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockOfferForCompany, updateOffer } from "#db/queries/offers/offers.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";
import { readAuthor } from "../introductions/read-author.server.ts";

export interface DeclineOffer {
  offerId: string;
  /** The version that was read. */
  version: number;
  /** How many counter-offers had come then; left out by what has no page. */
  rounds?: number;
  reasonCode: CompanyDeclineReason;
  note: string | null;
}

/**
 * The company declines an offer in the version that it read, with a code that the institution sees. Refused after a
 * colleague's counter-offer that it had not read, which would end with the offer.
 */
export function declineOffer(
  { withActor, now, workingDays }: ServiceContext,
  actor: CompanyActor,
  { offerId, version, rounds, reasonCode, note: typed }: DeclineOffer,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const offer = found(await lockOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    refuseIf(whyNotMoveOffer(offer, "decline", "company", offer.readAt));
    refuseIf(version === offer.currentVersion ? null : "offer-version-outdated");
    refuseIf(rounds === undefined || rounds === offer.rounds ? null : "review-outdated");
    refuseIf(whyNotReason(reasonCode, typed));
    // An offer outlives the consent: its note is read without one.
    const note =
      typed === null ? null : maskForOtherSide(typed, await readAuthor(trx, actor), null, now()).text;
    const status = offerStatusAfter(offer.status, "decline");
    await updateOffer(trx, offerId, {
      status,
      reasonCode,
      note,
      heldByDealId: null,
      answeredAt: now(),
      statusChangedAt: now(),
    });
    const { mandateId, prospectId, introductionId } = offer;
    await recordFeedback(trx, actor, {
      act: "declined",
      mandateId,
      prospectId,
      reasonCode,
      at: now(),
      introductionId,
      subjectId: offerId,
    });
    const moved = { to: status, reasonCode, note, version: offer.currentVersion };
    await recordOn(trx, actor, "offer-declined", { offer }, moved);
    await followIntroduction({ now, workingDays }, trx, actor, introductionId, { what: "offer-ended" });
    await enqueue(trx, "notify-institution-offer-answered", { offerId });
  });
}
