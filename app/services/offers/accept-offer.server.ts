import { pick } from "#app/lib/pick.ts";
import { setHash } from "#app/lib/set-hash.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { isInForceUntil } from "#app/domain/introductions/in-force.ts";
import { heldByAcceptance, whyNotAccept, whyNotOpen } from "#app/domain/offers/negotiation/acceptance.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { publishedAsk } from "#app/domain/prospects/teaser.ts";
import { whyNotAgreeWith } from "#app/domain/organizations/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { refuseUnconfirmedAmount } from "#app/domain/review/typed-amount.ts";
import { insertDeal, insertDealConditions } from "#db/queries/deals/deals.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { findActiveConsent } from "#db/queries/introductions/messages.ts";
import { enqueue, enqueueAll, job } from "#db/queries/jobs/jobs.ts";
import { reserveMandateBudget } from "#db/queries/mandates/budgets.ts";
import {
  addAccepted,
  findOfferVersion,
  lockCompetingOffers,
  lockOfferForCompany,
  lockProspectOfOffer,
  updateOffer,
  updateOffers,
} from "#db/queries/offers/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

interface ReviewedAcceptance {
  /** How many counter-offers had come: the last one lapses. */
  rounds: number;
  /** The ids of the offers that go on hold, as `setHash`. */
  holds: string;
  /** Whether the company's consent to the institution is in force. */
  consent: "in_force" | "ended";
}

export interface AcceptOffer {
  offerId: string;
  /** The version whose terms the company read. */
  version: number;
  /** What else its review named; left out by what has no page. */
  reviewed?: ReviewedAcceptance;
  /** The amount as typed in the review; left out by what has no page. */
  typedAmount?: string;
}

/**
 * The company accepts an offer: exactly once under concurrency. The prospect's row is locked first, so that two
 * different offers cannot exceed the ask; expiry is checked by the database's clock. The same transaction reserves the
 * mandate's budget, puts offers that no longer fit on hold, and opens the deal. A guarantee takes nothing of the ask
 * and puts nothing on hold. Refused if something else would follow than the review named: another counter-offer of a
 * colleague lapses, other offers go on hold, or the consent to its institution has ended or begun meanwhile.
 */
export function acceptOffer(
  { withActor, now }: ServiceContext,
  actor: CompanyActor,
  { offerId, version, reviewed, typedAmount }: AcceptOffer,
): Promise<{ dealId: string }> {
  return withActor(actor, "accept-offer", async (trx) => {
    const prospect = found(await lockProspectOfOffer(trx, offerId, actor.companyId), "offer-not-found");
    const offer = found(await lockOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    refuseIf(whyNotOpen(prospect.status, offer, version, offer.readAt));
    refuseIf(whyNotAgreeWith(offer.institutionStatus));
    refuseIf(reviewed === undefined || reviewed.rounds === offer.rounds ? null : "review-outdated");
    if (reviewed !== undefined) {
      const consent = await findActiveConsent(trx, offer.introductionId);
      const stands = isInForceUntil(consent?.expiresAt, offer.readAt) ? "in_force" : "ended";
      refuseIf(reviewed.consent === stands ? null : "review-outdated");
    }
    const issued = found(await findOfferVersion(trx, offerId, version), "offer-version-outdated");
    const amountFen = offer.amountFen ?? 0n;
    if (typedAmount !== undefined) refuseUnconfirmedAmount(amountFen, typedAmount);
    const ask = { amountMinFen: prospect.targetFen, amountMaxFen: prospect.soughtFen };
    const { acceptedFen } = prospect;
    // The budget is visible to the institution only: the reservation itself returns whether it is enough.
    const isReserved = await reserveMandateBudget(trx, offer.mandateId, amountFen);
    const { commitment } = offer;
    const budgetLeftFen = isReserved ? amountFen : 0n;
    refuseIf(whyNotAccept({ commitment, ask, acceptedFen, amountFen, budgetLeftFen }));

    const status = offerStatusAfter(offer.status, "accept");
    await updateOffer(trx, offerId, { status, answeredAt: now(), statusChangedAt: now() });
    // The database gives it the price of its offer.
    const deal = await insertDeal(trx, {
      offerId,
      offerVersion: version,
      introductionId: offer.introductionId,
      prospectId: prospect.id,
      ...pick(offer, "mandateId", "companyId", "institutionId"),
      status: "accepted",
      commitment,
      instrument: offer.instrument,
      amountFen,
      acceptedAt: now(),
    });
    const { conditions } = offerTermsSchema.parse(issued.terms);
    await insertDealConditions(
      trx,
      conditions.map((description, position) => ({
        dealId: deal.id,
        position,
        companyId: offer.companyId,
        institutionId: offer.institutionId,
        description,
      })),
    );
    const taken = { to: status, version, detail: { amountFen: amountFen.toString() } };
    await recordOn(trx, actor, "offer-accepted", { offer }, taken);
    const opened = { ...offer, id: deal.id };
    await recordOn(trx, actor, "deal-opened", { deal: opened }, { from: null, to: "accepted" });
    if (commitment === "capital") {
      await addAccepted(trx, prospect.id, amountFen, now());
      // By the rest of the ask as institutions see it: exact to the fen, a hold would reveal the accepted amount.
      const { to: shownFen } = publishedAsk(ask, acceptedFen + amountFen);
      const held = await holdCompeting(trx, actor, prospect.id, offerId, deal.id, shownFen);
      refuseIf(reviewed === undefined || reviewed.holds === setHash(held) ? null : "review-outdated");
    }
    await enqueueAll(trx, [
      job("notify-institution-offer-answered", { offerId }),
      job("notify-colleagues-offer-accepted", { offerId }),
      job("match-prospect", { prospectId: prospect.id }),
      job("match-mandate", { mandateId: offer.mandateId }),
    ]);
    return { dealId: deal.id };
  });
}

async function holdCompeting(
  trx: ActorTransaction,
  actor: CompanyActor,
  prospectId: string,
  acceptedOfferId: string,
  dealId: string,
  remainingFen: bigint,
): Promise<readonly string[]> {
  const competing = await lockCompetingOffers(trx, prospectId, acceptedOfferId);
  const held = heldByAcceptance(
    remainingFen,
    competing.map(({ id, commitment, amountFen, heldByDealId }) => ({
      offerId: id,
      commitment,
      amountFen: amountFen ?? 0n,
      heldByDealId,
    })),
  );
  await updateOffers(trx, held, { heldByDealId: dealId });
  for (const offer of competing.filter(({ id }) => held.includes(id))) {
    await recordOn(trx, actor, "offer-held", { offer: { ...offer, prospectId } }, { to: offer.status });
    await enqueue(trx, "notify-institution-offer-held", { offerId: offer.id });
  }
  return held;
}
