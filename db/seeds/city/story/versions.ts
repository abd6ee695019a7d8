import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { costOf } from "#app/domain/offers/cost/cost.ts";
import { equityTermsSchema } from "#app/domain/offers/equity/equity-terms.ts";
import { isOpen } from "#app/domain/offers/lifecycle.ts";
import { loanTermsSchema } from "#app/domain/offers/terms/loan-terms.ts";
import { contractRatePercent } from "#app/domain/offers/cost/lpr.ts";
import { committedFen, isEquity, type OfferTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { endOffer, moveOffer, tellOfOffer } from "./offer-moves.ts";
import type { OfferTold } from "./told.ts";
import { institutionActor } from "./town.ts";

const withoutRate = {
  contractRatePercent: null,
  annualisedRatePercent: null,
  simpleRatePercent: null,
  totalCostFen: null,
};

/** What terms come to on a day, as it is stored beside them. */
export function pricedOn(terms: OfferTerms, day: Day) {
  if (isEquity(terms)) return { terms: JSON.stringify(equityTermsSchema.encode(terms)), ...withoutRate };
  const ratePercent = contractRatePercent(terms, day) ?? "4.00";
  const { rate, totalCostFen } = costOf(terms, ratePercent);
  return {
    terms: JSON.stringify(loanTermsSchema.encode(terms)),
    contractRatePercent: ratePercent,
    annualisedRatePercent: rate?.compoundPercent ?? null,
    simpleRatePercent: rate?.simplePercent ?? null,
    totalCostFen,
  };
}

/** The institution puts the next version before the company. Returns its end. */
export function putOnTable(offer: OfferTold, at: Date, terms: OfferTerms, expiresOn: Day): Date {
  const { meeting, row } = offer;
  const { random, town } = meeting.story;
  const priced = pricedOn(terms, dayOf(at));
  const expiresAt = instantOf(expiresOn, DEADLINE_HOUR);
  const version = row.currentVersion + 1;
  const isFirst = version === 1;
  const by = institutionActor(random, meeting.mandate.institution);
  town.rows.offerVersions.push({
    offerId: row.id,
    version,
    companyId: row.companyId,
    institutionId: row.institutionId,
    ...priced,
    issuedBy: by.userId,
    issuedAt: at,
    expiresAt,
  });
  const from = moveOffer(offer, isFirst ? "issued" : "revised", at);
  Object.assign(row, {
    currentVersion: version,
    issuedAt: at,
    expiresAt,
    ...(isFirst ? {} : { amountFen: committedFen(terms, row.commitment), viewedAt: null }),
  });
  offer.terms = terms;
  town.rows.offerDrafts = town.rows.offerDrafts.filter(({ offerId }) => offerId !== row.id);
  tellOfOffer(offer, at, "institution", {
    type: isFirst ? "offer-issued" : "offer-revised",
    from,
    to: row.status,
    version,
    detail: {
      amountFen: terms.amountFen.toString(),
      annualisedRatePercent: priced.annualisedRatePercent ?? "",
    },
  });
  return expiresAt;
}

/** What stands at its end without an answer expires; a later version has its own end. */
export function scheduleEnd(offer: OfferTold, expiresAt: Date): void {
  const { row, meeting } = offer;
  const version = row.currentVersion;
  meeting.story.timeline.at(expiresAt, () => {
    if (isOpen(row.status) && row.currentVersion === version)
      endOffer(offer, expiresAt, "system", "expired", {});
  });
}
