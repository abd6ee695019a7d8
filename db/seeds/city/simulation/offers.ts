import { pick } from "#app/lib/pick.ts";
import { feeTermsOf } from "#app/domain/billing/price.ts";
import { type Commitment, commitmentOf } from "#app/domain/codes/commitments.ts";
import { remainingFor } from "#app/domain/offers/negotiation/acceptance.ts";
import { draftText } from "#app/domain/offers/form/drafts.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { firstPriceList } from "../first-price-list.ts";
import type { Random } from "../../random.ts";
import odds from "../../odds.json" with { type: "json" };
import { addRow } from "../../rows.ts";
import texts from "../../texts/decisions.json" with { type: "json" };
import { move } from "./act.ts";
import { openDeal } from "./deals.ts";
import { issueVersion, negotiate } from "./negotiation.ts";
import { competing, endOffer, scheduleEnd } from "./offer-ends.ts";
import { isSeeking, mayOffer } from "./prospects.ts";
import { institutionActor } from "./simulation.ts";
import {
  actBetween,
  type IntroductionState,
  type OfferPlan,
  type OfferState,
  type ProspectState,
  type Reason,
  schedule,
} from "./states.ts";
import { equityTermsFor, loanTermsFor } from "./terms.ts";

/** The institution starts a term sheet; nothing happens if the ranges allow none. */
export function makeOffer(introduction: IntroductionState, consentedAt: Date, plan: OfferPlan = {}): void {
  const { prospect } = introduction;
  const { random } = prospect;
  const days = plan.draftDays ?? random.int(2, 14);
  schedule(prospect, consentedAt, [days, days], (draftedAt) => {
    const offer = draftOffer(introduction, draftedAt, plan);
    if (offer === null || plan.issueDays === null) return;
    const issueDays = plan.issueDays ?? random.int(0, 4);
    schedule(prospect, draftedAt, [issueDays, issueDays], (issuedAt) => issue(offer, issuedAt, plan));
  });
}

/** Two of three term sheets state how soon the money comes. */
function promiseOf(random: Random): { drawdownDays?: number } {
  return random.chance(0.66) ? { drawdownDays: random.pick([15, 20, 20, 25, 30]) } : {};
}

function draftOffer(introduction: IntroductionState, at: Date, plan: OfferPlan): OfferState | null {
  const { prospect, mandate, row: met } = introduction;
  const { random, rows, facts } = prospect;
  const isConsented = met.status === "consented" || met.status === "converted";
  if (!facts || !isConsented || !mayOffer(introduction)) return null;
  const commitment = commitmentOf(mandate.institution.kind);
  const remainingFen = roomOf(prospect, commitment);
  const ground = { facts, mandate: mandate.terms, remainingFen, day: dayOf(at) };
  const drafted = plan.terms ?? loanTermsFor(random, ground) ?? equityTermsFor(random, ground);
  if (drafted === null) return null;
  const terms = plan.terms ?? { ...drafted, ...promiseOf(random.stream(`speed-${met.id}`)) };
  const writer = institutionActor(random, mandate.institution);
  const row = addRow(prospect, "offer", at, {
    introductionId: met.id,
    ...pick(met, "prospectId", "mandateId", "companyId", "institutionId"),
    commitment,
    instrument: terms.instrument,
    amountFen: committedFen(terms, commitment),
    createdBy: writer.userId,
  });
  rows.offerDraft.push({
    offerId: row.id,
    institutionId: row.institutionId,
    revision: random.int(2, 9),
    content: draftText({ terms, expiresOn: null }),
    writtenBy: [writer.userId],
  });
  const offer: OfferState = { kind: "offer", prospect, mandate, introduction, terms, row };
  prospect.offers.push(offer);
  actBetween(offer, at, "institution", "offer-drafted", { to: "drafted" });
  return offer;
}

/** Issues the term sheet, priced by its cash flows; the company may view it. */
export function issue(offer: OfferState, at: Date, plan: OfferPlan): void {
  const { introduction, prospect, terms, row } = offer;
  const { random, calendar } = prospect;
  if (!mayOffer(introduction)) return;
  // Another deal has used the amount of this one.
  if (terms.amountFen > roomOf(prospect, row.commitment))
    return endOffer(offer, at, "institution", "offer-withdrawn");
  const expiresOn = addWorkingDays(dayOf(at), plan.standsDays ?? random.int(8, 18), calendar);
  const expiresAt = issueVersion(offer, at, terms, expiresOn);
  move(introduction.row, at, ["introduction", "convert"]);
  scheduleLook(offer, at, plan);
  scheduleEnd(offer, expiresAt);
}

function scheduleLook(offer: OfferState, at: Date, plan: OfferPlan): void {
  const { prospect, row } = offer;
  const { random, timeline, calendar } = prospect;
  if (plan.viewDays === null) return;
  const viewDays = plan.viewDays ?? random.int(0, 2);
  const viewedAt = calendar.later(random, at, viewDays, viewDays);
  timeline.at(viewedAt, () => {
    if (row.status !== "issued") return;
    actBetween(offer, viewedAt, "company", "offer-viewed", { set: { viewedAt }, version: 1 });
  });
  negotiate(offer, viewedAt, plan);
  const answer = plan.answer ?? random.byOdds(odds.offerAnswers);
  if (answer === "none") return;
  const days = plan.answerDays ?? random.int(1, 8);
  schedule(prospect, viewedAt, [days, days], (answeredAt) => {
    if (!isOpenOffer(row.status)) return;
    if (answer === "withdraw") endOffer(offer, answeredAt, "institution", "offer-withdrawn");
    else if (answer === "accept" && mayAccept(offer)) accept(offer, answeredAt, plan);
    else if (answer === "decline" || random.chance(0.4))
      endOffer(offer, answeredAt, "company", "offer-declined", plan.decline ?? declineOf(offer));
  });
}

function roomOf({ row }: ProspectState, commitment: Commitment): bigint {
  const ask = { amountMinFen: row.targetFen, amountMaxFen: row.soughtFen };
  return remainingFor(commitment, ask, row.acceptedFen);
}

function hasRoom({ row, prospect }: OfferState): boolean {
  return (row.amountFen ?? 0n) <= roomOf(prospect, row.commitment);
}

function mayAccept(offer: OfferState): boolean {
  return isSeeking(offer.prospect) && offer.row.heldByDealId == null && hasRoom(offer);
}

function declineOf({ row, prospect }: OfferState): Reason {
  if (row.heldByDealId != null) return { code: "chose_other", note: null };
  const code = prospect.random.byOdds(odds.offerDeclines);
  return { code, note: code === "security" ? texts.offerDeclines.security : null };
}

/** Opens a deal, and puts on hold what no longer fits beside it; a guarantee puts nothing on hold. */
function accept(offer: OfferState, at: Date, plan: OfferPlan): void {
  const { row, prospect } = offer;
  const amountFen = row.amountFen ?? 0n;
  if (row.commitment === "capital") prospect.row.acceptedFen += amountFen;
  actBetween(offer, at, "company", "offer-accepted", {
    set: { answeredAt: at },
    version: row.currentVersion,
    detail: { amountFen: amountFen.toString() },
  });
  const fee = feeTermsOf(firstPriceList, row.instrument, row.commitment);
  const deal = openDeal(offer, at, fee, plan.deal ?? {});
  if (row.commitment === "guarantee") return;
  for (const other of competing(offer)) {
    if (other.row.heldByDealId != null || hasRoom(other)) continue;
    actBetween(other, at, "company", "offer-held", { set: { heldByDealId: deal.row.id } });
  }
}
