import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { platformFeeOf } from "#app/domain/billing/fee.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { whyNotOpen } from "#app/domain/offers/negotiation/acceptance.ts";
import { heldOffers, namedOffer } from "#app/domain/offers/negotiation/held-offers.ts";
import { negotiationOf } from "#app/domain/offers/negotiation/negotiation.ts";
import { whyNotAgreeWith } from "#app/domain/organizations/lifecycle.ts";
import { toOfferSummary, toOfferView } from "#app/domain/offers/view.ts";
import { found } from "#app/domain/refusal.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import { findOfferForCompany } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

/** One offer for the company: terms, true cost and schedule, the possible moves, and its history. */
export function readOfferAsCompany(ctx: ServiceContext, actor: CompanyActor, offerId: string) {
  return ctx.readAs(actor, async (trx) => {
    const row = found(await findOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    const offer = toOfferView(toOfferSummary(row));
    const { commitment, terms } = offer;
    const whyNotAnswer = (answer: "accept" | "counter") =>
      whyNotOpen(row.prospectStatus, row, row.currentVersion, ctx.now(), answer) ??
      whyNotAgreeWith(row.institutionStatus);
    return {
      offer,
      negotiation: negotiationOf(row.versions, row.counters),
      dealId: row.dealId,
      askSuspendedAt: row.askSuspendedAt,
      whyNotAccept: whyNotAnswer("accept") ?? whyNotRole(actor, "sign"),
      /** Whether somebody of the company could accept it now. */
      isAcceptable: whyNotAnswer("accept") === null,
      whyNotCounter: whyNotAnswer("counter") ?? whyNotRole(actor, "work"),
      whyNotDecline: whyNotMoveOffer(row, "decline", "company", ctx.now()) ?? whyNotRole(actor, "work"),
      rounds: row.rounds,
      wouldHold: heldOffers({ commitment, amountFen: row.amountFen ?? 0n }, row.ask, row.competing),
      /** Of a guarantee: how many open offers of loans it could back, and the accepted ones. */
      couldBack: row.couldBack,
      couldBackAgreed: row.couldBackAgreed.map(namedOffer),
      workingDaysLeft: workingDaysFrom(ctx, offer.expiresAt),
      platformFee: platformFeeOf(row, {
        instrument: terms.instrument,
        commitment,
        amountFen: terms.amountFen,
      }),
      events: await listEventsOfSubject(trx, "offer", offerId),
    };
  });
}
