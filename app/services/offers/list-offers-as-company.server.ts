import { pick } from "#app/lib/pick.ts";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { type CombinedAsk, combinationsOf } from "#app/domain/offers/comparing/combinations.ts";
import { type AskedOn, comparedGroups } from "#app/domain/offers/comparing/groups.ts";
import { isAccepting, leftForLess } from "#app/domain/offers/negotiation/acceptance.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { isStopped } from "#app/domain/organizations/lifecycle.ts";
import { type OfferSummary, toOfferSummary } from "#app/domain/offers/view.ts";
import { listOffersForCompany } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The company's offers: open ones by kind, each kind compared at one amount and term; those for more than is left of the
 * ask, or of their mandate's budget, say so; pairs of them that fill what is sought; and those that can't be accepted, the
 * latest first: ended, or on an ask that is over or being reviewed.
 */
export function listOffersAsCompany({ readAs, now }: ServiceContext, actor: CompanyActor, on: AskedOn) {
  return readAs(actor, async (trx) => {
    const rows = await listOffersForCompany(trx, actor.companyId);
    const offers = rows.map(toOfferSummary);
    const statusOf = new Map(rows.map((row) => [row.id, row.prospectStatus]));
    const isSuspended = ({ id }: OfferSummary) => statusOf.get(id) === "suspended";
    const isStanding = (offer: OfferSummary) =>
      isOpenOffer(offer.status) &&
      offer.expiresAt !== null &&
      offer.expiresAt > now() &&
      (isSuspended(offer) || isAccepting(statusOf.get(offer.id) ?? "withdrawn"));
    const isWaiting = (offer: OfferSummary) => isSuspended(offer) || isStopped(offer.institution.status);
    const isUnanswerable = (offer: OfferSummary) => isStanding(offer) && isWaiting(offer);
    const isCurrent = (offer: OfferSummary) => isStanding(offer) && !isWaiting(offer);
    const rowOf = new Map(rows.map((row) => [row.id, row]));
    const withLeft = (offer: OfferSummary): OfferSummary => {
      const row = rowOf.get(offer.id);
      if (row === undefined || offer.isOnHold) return offer;
      const leftFen = leftOf(row);
      return {
        ...offer,
        ...pick(row, "isBudgetShort", "budgetShortBeside"),
        ...(leftFen !== null && { leftFen }),
      };
    };
    const agreed = new Set(rows.filter((row) => row.isAgreed).map(({ id }) => id));
    const groups = comparedGroups(
      offers.filter(isCurrent).map(withLeft),
      on,
      offers.filter(({ id }) => agreed.has(id)),
    );
    const asks = new Map(rows.map((row): [string, CombinedAsk] => [row.prospectId, askOf(row)]));
    return {
      groups,
      combinations: combinationsOf(groups, asks),
      /** On an ask that is suspended, or of institutions that are or have left. */
      unanswerable: offers.filter(isUnanswerable),
      ended: offers
        .filter((offer) => !isStanding(offer))
        .map((offer) => ({ ...offer, isOfOpenAsk: isAccepting(statusOf.get(offer.id) ?? "withdrawn") })),
    };
  });
}

type Row = Awaited<ReturnType<typeof listOffersForCompany>>[number];

function askOf({ targetFen, soughtFen, acceptedFen, prospectStatus: status }: Row): CombinedAsk {
  return { ask: { amountMinFen: targetFen, amountMaxFen: soughtFen }, acceptedFen, status };
}

function leftOf(row: Row): bigint | null {
  const { ask, acceptedFen } = askOf(row);
  return leftForLess({ ...row, amountFen: row.amountFen ?? 0n }, ask, acceptedFen);
}
