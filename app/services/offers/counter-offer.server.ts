import { z } from "zod";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { maskForOtherSide } from "#app/domain/introductions/messages.ts";
import { remainingFor, whyNotOpen } from "#app/domain/offers/negotiation/acceptance.ts";
import {
  aboveSought,
  type CounterChange,
  counterFaults,
  counterTerms,
} from "#app/domain/offers/negotiation/counter.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { changedTerms } from "#app/domain/offers/negotiation/negotiation.ts";
import { offerTermsSchema, rateOfTerms, recordedAmounts } from "#app/domain/offers/terms/offer-terms.ts";
import { whyNotAgreeWith } from "#app/domain/organizations/lifecycle.ts";
import { found, Refusal, refuseFields, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { insertCounterOffer } from "#db/queries/offers/counter-offers.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import {
  findOfferVersion,
  lockOfferForCompany,
  lockProspectOfOffer,
  updateOffer,
} from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";
import { readAuthor } from "../introductions/read-author.server.ts";

export interface CounterOffer {
  offerId: string;
  /** The version whose terms the company read. */
  version: number;
  /** How many counter-offers had come then; left out by what has no page. */
  rounds?: number;
  change: CounterChange;
  words: string | null;
}

/**
 * The company states what it would accept instead, at most five times. The version that it answers stays acceptable
 * until it expires, is withdrawn or revised. Refused after a colleague's counter-offer that had not been read.
 */
export function counterOffer(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { offerId, version, rounds, change, words: typed }: CounterOffer,
): Promise<void> {
  return withActor(actor, "counter-offer", async (trx) => {
    const prospect = found(await lockProspectOfOffer(trx, offerId, actor.companyId), "offer-not-found");
    const offer = found(await lockOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    refuseIf(whyNotOpen(prospect.status, offer, version, offer.readAt, "counter"));
    refuseIf(whyNotAgreeWith(offer.institutionStatus));
    refuseIf(rounds === undefined || rounds === offer.rounds ? null : "review-outdated");
    const issued = found(await findOfferVersion(trx, offerId, version), "offer-version-outdated");
    const offered = offerTermsSchema.parse(issued.terms);
    // At the LPR of the day of the answered version, so that only what was asked for differs.
    const day = dayOf(issued.issuedAt);
    refuseFields("counter-not-possible", counterFaults(offered, change, day, offer.commitment));
    const terms = counterTerms(offered, change);
    const ratePercent = rateOfTerms(terms, day);
    const before = { terms: offered, ratePercent: issued.contractRatePercent };
    if (changedTerms(before, { terms, ratePercent }).length === 0) throw new Refusal("counter-unchanged");
    const ask = { amountMinFen: prospect.targetFen, amountMaxFen: prospect.soughtFen };
    if (terms.amountFen > remainingFor(offer.commitment, ask, prospect.acceptedFen)) {
      throw new Refusal("offer-exceeds-ask", undefined, [aboveSought(offered, change)]);
    }

    const { cost } = offerFiguresOf(terms, ratePercent);
    const round = offer.rounds + 1;
    // An offer outlives the consent: its note is read without one.
    const words =
      typed === null ? null : maskForOtherSide(typed, await readAuthor(trx, actor), null, now()).text;
    const parties = { companyId: offer.companyId, institutionId: offer.institutionId };
    await insertCounterOffer(trx, {
      offerId,
      round,
      version,
      ...parties,
      terms: JSON.stringify(z.encode(offerTermsSchema, terms)),
      contractRatePercent: ratePercent,
      annualisedRatePercent: cost?.rate?.compoundPercent ?? null,
      totalCostFen: cost?.totalCostFen ?? null,
      words,
      counteredBy: actor.userId,
      counteredAt: now(),
    });
    const to = offerStatusAfter(offer.status, "counter");
    await updateOffer(trx, offerId, { status: to, rounds: round, statusChangedAt: now() });
    const annualisedRatePercent = cost?.rate?.compoundPercent ?? "";
    const detail = { ...recordedAmounts(terms, offer.commitment), annualisedRatePercent };
    await recordOn(trx, actor, "offer-countered", { offer }, { to, version, note: words, detail });
    await enqueue(trx, "notify-institution-offer-countered", { offerId });
  });
}
