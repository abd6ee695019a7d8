import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { comparedAt } from "#app/domain/offers/negotiation/comparison.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { isPricedLoan } from "#app/domain/offers/terms/record-terms.ts";
import { type OfferSummary, toOfferSummary, toOfferView } from "#app/domain/offers/view.ts";
import { listOffersForCompany } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

export interface CompareOn {
  amountFen: bigint | undefined;
  termMonths: number | undefined;
}

/**
 * The company's offers: open ones, each also restated at one amount and term for comparison, and ended ones. Guarantees
 * bring no money, so they are outside the comparison. The default is the smallest amount and the shortest term among
 * them.
 */
export function listOffersAsCompany(
  { readAs, now }: ServiceContext,
  actor: CompanyActor,
  { amountFen, termMonths }: CompareOn,
) {
  return readAs(actor, async (trx) => {
    const rows = await listOffersForCompany(trx, actor.companyId);
    const offers = rows.map(toOfferSummary);
    const isCurrent = (offer: OfferSummary) =>
      isOpenOffer(offer.status) && offer.expiresAt !== null && offer.expiresAt > now();
    const current = offers.filter(isCurrent);
    const open = current.flatMap((offer) =>
      offer.commitment === "capital" && isPricedLoan(offer.terms) && offer.ratePercent !== null
        ? [{ ...offer, terms: offer.terms, ratePercent: offer.ratePercent }]
        : [],
    );
    const on = {
      amountFen: amountFen ?? least(open.map(({ terms }) => terms.amountFen)) ?? 0n,
      termMonths: termMonths ?? least(open.map(({ terms }) => terms.termMonths)) ?? 0,
    };
    return {
      on,
      open: open.map((offer) => ({
        ...offer,
        compared: comparedAt(offer.terms, offer.ratePercent, on),
      })),
      guarantees: current.flatMap((offer) =>
        offer.commitment === "guarantee" && offer.terms.instrument !== "record"
          ? [{ ...offer, terms: offer.terms }]
          : [],
      ),
      equity: current.filter(({ terms }) => terms.instrument === "equity").map(toOfferView),
      ended: offers.filter((offer) => !isCurrent(offer)).reverse(),
    };
  });
}

function least<Value extends bigint | number>(values: readonly Value[]): Value | undefined {
  return values.reduce<Value | undefined>(
    (low, value) => (low === undefined || value < low ? value : low),
    undefined,
  );
}
