import { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { introductionStatusAfter } from "#app/domain/introductions/lifecycle.ts";
import { isSameSheet, type TermSheet, wholeSheet } from "#app/domain/offers/form/drafts.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { approvalAbove, whyNotIssue } from "#app/domain/offers/negotiation/issuing.ts";
import { isReadRound, type ReadRound } from "#app/domain/offers/form/read-round.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { committedFen, offerTermsSchema, recordedAmounts } from "#app/domain/offers/terms/offer-terms.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { refuseUnconfirmedAmount } from "#app/domain/review/typed-amount.ts";
import { dayOf, instantOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { recordFeedback } from "#db/queries/matching/feedback.ts";
import { updateIntroduction } from "#db/queries/introductions/introductions.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { endOfferDraft, lockOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { insertOfferVersion, updateOffer } from "#db/queries/offers/offers.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";
import { refuseUnpriced } from "../billing/refuse-unpriced.server.ts";
import { assertIssuable } from "./assert-issuable.server.ts";

/** What the review of an issue named: the draft's revision, the round that the new version ends, and the rate. */
interface ReviewedIssue extends ReadRound {
  revision: number;
  /** The contract rate of that day, in percent: one by the LPR changes with it. "none" where there is none. */
  rate: string;
}

/** What is issued: the sheet that came with the request, or the draft: as approved, or as it was reviewed. */
export type IssueOffer = {
  offerId: string;
  /** The amount as typed in the review; left out by what has no page. */
  typedAmount?: string;
} & (TermSheet | { asApproved: true; reviewed?: ReviewedIssue });

/**
 * Issues a term sheet to the company: the first version of an offer, or the next, which ends the one before it. An
 * issued version never changes; its annualised rate and total cost are computed here from the cash flows and stored
 * beside it. Refused if the consent has ended, the licence doesn't allow it, the mandate's budget is too small, the
 * offer would be open for fewer than five working days or for more than 90 days, or a required second person has not
 * approved exactly these terms; or if its review named another revision of the draft, another round of the
 * negotiation or another contract rate, than there is now. The first version also needs the fee agreement in force; the database then gives the
 * offer the price of the day.
 */
export function issueOffer(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { offerId, typedAmount, ...what }: IssueOffer,
): Promise<void> {
  const { withActor, now } = ctx;
  const reviewed = "reviewed" in what ? what.reviewed : undefined;
  const isAsReviewed = (revision: number) => reviewed === undefined || reviewed.revision === revision;
  return withActor(actor, "issue-offer", async (trx) => {
    const judged = await assertIssuable(trx, ctx, actor, offerId, async () => {
      const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
      refuseIf(isAsReviewed(draft.revision) ? null : "review-outdated");
      const saved = wholeSheet(draft.content, dayOf(now()));
      const sheet = "asApproved" in what ? found(saved, "offer-incomplete") : what;
      const isApproved = saved !== null && isSameSheet(saved, sheet);
      return { ...sheet, writtenBy: draft.writtenBy, approvedBy: isApproved ? draft.approvedBy : null };
    });
    const { offer, introduction, move, sheet, ratePercent } = judged;
    // A counter-offer that came since the review is not ended unread, nor is another rate issued than it named.
    const isAsRead =
      reviewed === undefined || (isReadRound(offer, reviewed) && reviewed.rate === (ratePercent ?? "none"));
    refuseIf(isAsRead ? null : "review-outdated");
    await refuseUnpriced(trx, actor, offer, now());
    const { terms, expiresOn, writtenBy, approvedBy } = sheet;
    const stakeFen = committedFen(terms, offer.commitment);
    if (typedAmount !== undefined) refuseUnconfirmedAmount(stakeFen, typedAmount);
    const thresholdFen = approvalAbove(actor, introduction.secondPersonAboveFen);
    refuseIf(whyNotIssue({ thresholdFen, committedFen: stakeFen, writtenBy, approvedBy }));

    const { cost } = offerFiguresOf(terms, ratePercent);
    const version = offer.currentVersion + 1;
    const expiresAt = instantOf(expiresOn, DEADLINE_HOUR);
    const to = offerStatusAfter(offer.status, move);
    const at = now();
    await insertOfferVersion(trx, {
      offerId,
      version,
      companyId: offer.companyId,
      institutionId: actor.institutionId,
      terms: JSON.stringify(z.encode(offerTermsSchema, terms)),
      annualisedRatePercent: cost?.rate?.compoundPercent ?? null,
      simpleRatePercent: cost?.rate?.simplePercent ?? null,
      contractRatePercent: ratePercent,
      totalCostFen: cost?.totalCostFen ?? null,
      issuedBy: actor.userId,
      issuedAt: at,
      expiresAt,
    });
    await updateOffer(trx, offerId, {
      status: to,
      currentVersion: version,
      instrument: terms.instrument,
      amountFen: stakeFen,
      issuedAt: at,
      expiresAt,
      viewedAt: null,
      statusChangedAt: at,
    });
    await endOfferDraft(trx, offerId);
    const { mandateId, prospectId, introductionId } = offer;
    if (move === "issue") {
      const about = { mandateId, prospectId, introductionId, subjectId: offerId };
      await recordFeedback(trx, actor, { act: "offered", at, ...about });
    }
    const annualisedRatePercent = cost?.rate?.compoundPercent ?? "";
    const detail = { ...recordedAmounts(terms, offer.commitment), annualisedRatePercent };
    const type = move === "issue" ? "offer-issued" : "offer-revised";
    await recordOn(trx, actor, type, { offer }, { to, version, detail });
    if (introduction.status === "consented") {
      await updateIntroduction(trx, introduction.id, {
        status: introductionStatusAfter("consented", "convert"),
        statusChangedAt: at,
      });
    }
    await followIntroduction(ctx, trx, actor, introductionId, { what: "offer-issued" });
    await enqueue(trx, move === "issue" ? "notify-company-offer-issued" : "notify-company-offer-revised", {
      offerId,
    });
    await enqueue(trx, "notify-colleagues-offer-issued", { offerId });
  });
}
