import { type CompanyActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { platformFeeOf } from "#app/domain/billing/fee.ts";
import { workingDaysFrom } from "#app/domain/clocks.ts";
import { consentEndedAt } from "#app/domain/introductions/in-force.ts";
import { isOpenOffer, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { leftForLess, whyNotAccept, whyNotOpen } from "#app/domain/offers/negotiation/acceptance.ts";
import { askOfRow, heldOffers, namedOffer } from "#app/domain/offers/negotiation/held-offers.ts";
import { negotiationOf } from "#app/domain/offers/negotiation/negotiation.ts";
import { whyNotAgreeWith } from "#app/domain/organizations/lifecycle.ts";
import { toOfferSummary, toOfferView } from "#app/domain/offers/view.ts";
import { type WayToLess, wayToLess } from "#app/domain/offers/negotiation/counter-fields.ts";
import { wayToConsent } from "#app/domain/introductions/way-to-consent.ts";
import { found, type RefusalCode } from "#app/domain/refusal.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import { findOfferForCompany } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

/** One offer for the company: terms, true cost and schedule, the possible moves, and its history. */
export function readOfferAsCompany(ctx: ServiceContext, actor: CompanyActor, offerId: string) {
  return ctx.readAs(actor, async (trx) => {
    const row = found(await findOfferForCompany(trx, offerId, actor.companyId), "offer-not-found");
    const offer = toOfferView(toOfferSummary(row));
    const { commitment, terms } = offer;
    const amountFen = row.amountFen ?? 0n;
    const { ask, acceptedFen } = askOfRow(row.ask);
    const overFen = isOpenOffer(row.status) ? leftForLess({ commitment, amountFen }, ask, acceptedFen) : null;
    const whyNotAnswer = (answer: "accept" | "counter") =>
      whyNotOpen(row.prospectStatus, row, row.currentVersion, ctx.now(), answer) ??
      whyNotAgreeWith(row.institutionStatus);
    const budgetLeftFen = row.isBudgetShort ? 0n : amountFen;
    const whyNotThis =
      whyNotAnswer("accept") ?? whyNotAccept({ commitment, ask, acceptedFen, amountFen, budgetLeftFen });
    return {
      offer,
      negotiation: negotiationOf(row.versions, row.counters),
      dealId: row.dealId,
      /** The deal of the accepted offer that leaves no room for this one. */
      holdingDealId: row.heldByDealId,
      askSuspendedAt: row.askSuspendedAt,
      whyNotAccept: whyNotThis ?? whyNotRole(actor, "sign"),
      /** Whether somebody of the company could accept it now. */
      isAcceptable: whyNotThis === null,
      /** That the offer is for more than is left of the ask, and nothing else prevents its acceptance. */
      over:
        overFen === null || whyNotAnswer("accept") !== null
          ? null
          : {
              leftFen: overFen,
              way: wayFor(actor, whyNotAnswer("counter"), () => wayToLess(terms, overFen)),
            },
      whyNotCounter: whyNotAnswer("counter") ?? whyNotRole(actor, "work"),
      whyNotDecline: whyNotMoveOffer(row, "decline", "company", ctx.now()) ?? whyNotRole(actor, "work"),
      /** When the consent to its institution ended, and how the company goes on; null while it is in force. */
      consentOver: endedConsent(row, ctx.now()),
      rounds: row.rounds,
      wouldHold: heldOffers({ commitment, amountFen }, row.ask, row.competing),
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

type Row = NonNullable<Awaited<ReturnType<typeof findOfferForCompany>>>;

function endedConsent({ consentExpiresAt: expiresAt, consentRevokedAt: revokedAt, ...row }: Row, now: Date) {
  const at = consentEndedAt({ expiresAt, revokedAt }, now);
  return at === null ? null : { at, ...wayToConsent(row) };
}

/** Readers have no way: others answer. */
function wayFor(actor: CompanyActor, whyNotCounter: RefusalCode | null, way: () => WayToLess) {
  if (whyNotRole(actor, "work") !== null) return null;
  return whyNotCounter === null ? way() : "none";
}

/** How an offer stands to what is left of its ask, where it is for more. */
export type OverAskRead = NonNullable<Awaited<ReturnType<typeof readOfferAsCompany>>["over"]>;
