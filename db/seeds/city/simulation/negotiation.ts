import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { costOf } from "#app/domain/offers/cost/cost.ts";
import { type CounterChange, counterFaults, counterTerms } from "#app/domain/offers/negotiation/counter.ts";
import { equityTermsSchema } from "#app/domain/offers/equity/equity-terms.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { loanTermsSchema } from "#app/domain/offers/terms/loan-terms.ts";
import { contractRatePercent } from "#app/domain/offers/cost/lpr.ts";
import {
  committedFen,
  isEquity,
  type OfferTerms,
  recordedAmounts,
} from "#app/domain/offers/terms/offer-terms.ts";
import { type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import texts from "../../texts/deals.json" with { type: "json" };
import { scheduleEnd } from "./offer-ends.ts";
import { mayOffer } from "./prospects.ts";
import { institutionActor } from "./simulation.ts";
import { actBetween, type NegotiationPlan, type OfferPlan, type OfferState } from "./states.ts";

/** The cost of terms on a day, as stored beside them. */
function pricedOn(terms: OfferTerms, day: Day) {
  if (isEquity(terms)) return { terms: JSON.stringify(equityTermsSchema.encode(terms)) };
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

/** The institution issues the next version to the company. Returns its expiry. */
export function issueVersion(offer: OfferState, at: Date, terms: OfferTerms, expiresOn: Day): Date {
  const { row, prospect, mandate } = offer;
  const { random, rows } = prospect;
  const priced = pricedOn(terms, dayOf(at));
  const expiresAt = instantOf(expiresOn, DEADLINE_HOUR);
  const version = row.currentVersion + 1;
  const isFirst = version === 1;
  const { companyId, institutionId } = row;
  const issuedBy = institutionActor(random, mandate.institution).userId;
  const issued = { ...priced, issuedBy, issuedAt: at, expiresAt };
  rows.offerVersion.push({ offerId: row.id, version, companyId, institutionId, ...issued });
  row.currentVersion = version;
  offer.terms = terms;
  rows.offerDraft = rows.offerDraft.filter(({ offerId }) => offerId !== row.id);
  const changed = isFirst ? {} : { amountFen: committedFen(terms, row.commitment), viewedAt: null };
  actBetween(offer, at, "institution", isFirst ? "offer-issued" : "offer-revised", {
    set: { issuedAt: at, expiresAt, ...changed },
    version,
    detail: detailOf(row, terms, priced),
  });
  return expiresAt;
}

function detailOf(
  { commitment }: OfferState["row"],
  terms: OfferTerms,
  { annualisedRatePercent }: ReturnType<typeof pricedOn>,
) {
  return { ...recordedAmounts(terms, commitment), annualisedRatePercent: annualisedRatePercent ?? "" };
}

/** Of ten companies that view an offer, two send a counter-offer, and half of those get an answer. */
function leftToChance({ prospect, row, terms }: OfferState): readonly NegotiationPlan[] {
  const random = prospect.random.stream(`negotiation-${row.id}`);
  if (isEquity(terms)) return [];
  const { rateBasis, spreadBp = 0 } = terms;
  if (rateBasis !== "lpr" || !random.chance(0.2)) return [];
  const asked = random.pick([10, 15, 20, 25]);
  const change = { spreadBp: spreadBp - asked };
  const round = { days: random.int(1, 2), change, words: texts.lowerRate };
  if (!random.chance(0.5)) return [round];
  const revised = { days: random.int(1, 2), change: { spreadBp: spreadBp - Math.round(asked / 2) } };
  return [{ ...round, revised }];
}

/** The company counters a viewed offer, and the institution may revise. */
export function negotiate(offer: OfferState, viewedAt: Date, plan: OfferPlan): void {
  const { random, timeline, calendar } = offer.prospect;
  const spare = random.stream(`days-${offer.row.id}`);
  let at = viewedAt;
  const next = (days: number, happen: (at: Date) => void): void => {
    at = calendar.later(spare, at, days, days);
    timeline.at(at, happen);
  };
  for (const { days, change, words, revised } of plan.negotiation ?? leftToChance(offer)) {
    next(days, (counteredAt) => counter(offer, counteredAt, change, words));
    if (revised) next(revised.days, (revisedAt) => revise(offer, revisedAt, revised.change));
  }
}

/** Whether both sides can still change terms: nothing else was accepted meanwhile, and the consent not revoked. */
function mayMove(offer: OfferState, change: CounterChange, day: Day): boolean {
  const { row, terms, introduction } = offer;
  const isFree = isOpenOffer(row.status) && row.heldByDealId == null;
  return mayOffer(introduction) && isFree && counterFaults(terms, change, day, row.commitment).length === 0;
}

function counter(offer: OfferState, at: Date, change: CounterChange, words: string): void {
  const { row, prospect } = offer;
  const day = dayOf(row.issuedAt ?? at);
  if (!mayMove(offer, change, day)) return;
  const countered = counterTerms(offer.terms, change);
  const { currentVersion: version, companyId, institutionId } = row;
  const round = row.rounds + 1;
  const priced = pricedOn(countered, day);
  const { simpleRatePercent: _, ...stored } = priced;
  const parties = { companyId, institutionId };
  const sent = { words, counteredBy: prospect.actor.userId, counteredAt: at };
  prospect.rows.counterOffer.push({ offerId: row.id, round, version, ...parties, ...stored, ...sent });
  const more = { set: { rounds: round }, note: words, detail: detailOf(row, countered, priced) };
  actBetween(offer, at, "company", "offer-countered", { version, ...more });
}

function revise(offer: OfferState, at: Date, change: CounterChange): void {
  if (offer.row.status !== "countered" || !mayMove(offer, change, dayOf(at))) return;
  const expiresOn = addWorkingDays(dayOf(at), 12, offer.prospect.calendar);
  scheduleEnd(offer, issueVersion(offer, at, counterTerms(offer.terms, change), expiresOn));
}
