import { type CounterChange, counterFaults, counterTerms } from "#app/domain/offers/negotiation/counter.ts";
import { isOpen } from "#app/domain/offers/lifecycle.ts";
import { isEquity } from "#app/domain/offers/terms/offer-terms.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { moveOffer, tellOfOffer } from "./offer-moves.ts";
import type { NegotiationPlan, OfferPlan, OfferTold } from "./told.ts";
import { companyActor } from "./town.ts";
import { pricedOn, putOnTable, scheduleEnd } from "./versions.ts";

/** Of ten companies that look at an offer, two say what they would accept instead, and half of those hear back. */
function leftToChance(offer: OfferTold): readonly NegotiationPlan[] {
  const random = offer.meeting.story.random.stream(`negotiation-${offer.row.id}`);
  if (isEquity(offer.terms)) return [];
  const { rateBasis, spreadBp = 0 } = offer.terms;
  if (rateBasis !== "lpr" || !random.chance(0.2)) return [];
  const asked = random.pick([10, 15, 20, 25]);
  return [
    {
      days: random.int(1, 2),
      change: { spreadBp: spreadBp - asked },
      words: "其他机构的报价更低，希望加点再降一些。",
      ...(random.chance(0.5)
        ? { revised: { days: random.int(1, 2), change: { spreadBp: spreadBp - Math.round(asked / 2) } } }
        : {}),
    },
  ];
}

/** The company counters what it has looked at, and the institution may revise. */
export function negotiate(offer: OfferTold, viewedAt: Date, plan: OfferPlan): void {
  const { random, timeline, town } = offer.meeting.story;
  const spare = random.stream(`days-${offer.row.id}`);
  let at = viewedAt;
  for (const { days, change, words, revised } of plan.negotiation ?? leftToChance(offer)) {
    const counteredAt = town.calendar.later(spare, at, days, days);
    timeline.at(counteredAt, () => counter(offer, counteredAt, change, words));
    at = counteredAt;
    if (revised === undefined) continue;
    const revisedAt = town.calendar.later(spare, at, revised.days, revised.days);
    timeline.at(revisedAt, () => revise(offer, revisedAt, revised.change));
    at = revisedAt;
  }
}

/** Whether both sides can still move: nothing else was accepted meanwhile, nor was the consent taken back. */
function mayMove({ row, meeting }: OfferTold): boolean {
  const { status } = meeting.story.row;
  const isOn = status === "published" || status === "paused" || status === "expired";
  return isOn && isOpen(row.status) && row.heldByDealId === null && meeting.consent?.revokedAt === null;
}

function counter(offer: OfferTold, at: Date, change: CounterChange, words: string): void {
  const { row, meeting } = offer;
  if (!mayMove(offer)) return;
  const day = dayOf(row.issuedAt ?? at);
  if (counterFaults(offer.terms, change, day, row.commitment).length > 0) return;
  const countered = counterTerms(offer.terms, change);
  const { story } = meeting;
  const round = row.rounds + 1;
  const { simpleRatePercent: _, ...priced } = pricedOn(countered, day);
  story.town.rows.counterOffers.push({
    offerId: row.id,
    round,
    version: row.currentVersion,
    companyId: row.companyId,
    institutionId: row.institutionId,
    ...priced,
    words,
    counteredBy: companyActor(story.company).userId,
    counteredAt: at,
  });
  row.rounds = round;
  const from = moveOffer(offer, "countered", at);
  tellOfOffer(offer, at, "company", {
    type: "offer-countered",
    from,
    to: "countered",
    version: row.currentVersion,
    note: words,
    detail: {
      amountFen: countered.amountFen.toString(),
      annualisedRatePercent: priced.annualisedRatePercent ?? "",
    },
  });
}

function revise(offer: OfferTold, at: Date, change: CounterChange): void {
  const { row, meeting } = offer;
  if (!mayMove(offer) || row.status !== "countered") return;
  if (counterFaults(offer.terms, change, dayOf(at), row.commitment).length > 0) return;
  const revised = counterTerms(offer.terms, change);
  const { calendar } = meeting.story.town;
  const expiresAt = putOnTable(offer, at, revised, addWorkingDays(dayOf(at), 12, calendar));
  scheduleEnd(offer, expiresAt);
}
