import { feeTermsFor } from "#app/domain/billing/fee.ts";
import { type Commitment, commitmentOf } from "#app/domain/codes/commitments.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { roomFor } from "#app/domain/offers/negotiation/acceptance.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { draftText } from "#app/domain/offers/form/drafts.ts";
import { isOpen } from "#app/domain/offers/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import type { Random } from "../../random.ts";
import type { Row } from "../../rows.ts";
import { openDeal } from "./deal.ts";
import { equityTermsFor } from "./equity-terms.ts";
import { settle } from "./introduction-moves.ts";
import { negotiate } from "./negotiation.ts";
import { competing, endOffer, moveOffer, tellOfOffer } from "./offer-moves.ts";
import { putOnTable, scheduleEnd } from "./versions.ts";
import { loanTermsFor } from "./terms.ts";
import type { Meeting, OfferPlan, OfferTold, ProspectStory } from "./told.ts";
import { institutionActor } from "./town.ts";

/** The institution starts a term sheet; nothing happens where the ranges leave no room for one. */
export function makeOffer(meeting: Meeting, consentedAt: Date, plan: OfferPlan = {}): void {
  const { story } = meeting;
  const { random, timeline, town } = story;
  const days = plan.draftDays ?? random.int(2, 14);
  const draftedAt = town.calendar.later(random, consentedAt, days, days);
  timeline.at(draftedAt, () => {
    const offer = draftOffer(meeting, draftedAt, plan);
    if (offer === null || plan.issueDays === null) return;
    const issueDays = plan.issueDays ?? random.int(0, 4);
    const issuedAt = town.calendar.later(random, draftedAt, issueDays, issueDays);
    timeline.at(issuedAt, () => issue(offer, issuedAt, plan));
  });
}

/** Two of three term sheets say how soon the money comes. */
function promiseOf(random: Random): { drawdownDays?: number } {
  return random.chance(0.66) ? { drawdownDays: random.pick([15, 20, 20, 25, 30]) } : {};
}

function draftOffer(meeting: Meeting, at: Date, plan: OfferPlan): OfferTold | null {
  const { story, mandate } = meeting;
  const { random, town, facts, row: prospect } = story;
  const isSeeking = ["published", "paused", "expired"].includes(prospect.status);
  const isConsented = meeting.row.status === "consented" || meeting.row.status === "converted";
  if (!facts || !isSeeking || !isConsented || meeting.consent?.revokedAt !== null) return null;
  const commitment = commitmentOf(mandate.institution.kind);
  const remainingFen = roomOf(story, commitment);
  const ground = { facts, mandate: mandate.terms, remainingFen, day: dayOf(at) };
  const told = plan.terms ?? loanTermsFor(random, ground) ?? equityTermsFor(random, ground);
  if (told === null) return null;
  const terms = plan.terms ?? { ...told, ...promiseOf(random.stream(`speed-${meeting.row.id}`)) };
  const writer = institutionActor(random, mandate.institution);
  const row: Row<"offer"> = {
    id: random.uuid(),
    number: 0n,
    introductionId: meeting.row.id,
    prospectId: prospect.id,
    mandateId: mandate.id,
    companyId: story.company.id,
    institutionId: mandate.institution.id,
    status: "drafted",
    commitment,
    currentVersion: 0,
    instrument: terms.instrument,
    amountFen: committedFen(terms, commitment),
    issuedAt: null,
    expiresAt: null,
    viewedAt: null,
    answeredAt: null,
    reasonCode: null,
    note: null,
    rounds: 0,
    heldByDealId: null,
    createdBy: writer.userId,
    isDemonstration: true,
    statusChangedAt: at,
    createdAt: at,
  };
  town.rows.offers.push(row);
  town.rows.offerDrafts.push({
    offerId: row.id,
    institutionId: row.institutionId,
    revision: random.int(2, 9),
    content: draftText({ terms, expiresOn: null }),
    writtenBy: [writer.userId],
    approvalAskedAt: null,
    approvalAskedBy: null,
    approvedAt: null,
    approvedBy: null,
  });
  const offer = { meeting, terms, row };
  story.offers.push(offer);
  tellOfOffer(offer, at, "institution", { type: "offer-drafted", to: "drafted" });
  return offer;
}

/** Sends the term sheet, priced by its cash flows, and lets the company look at it. */
export function issue(offer: OfferTold, at: Date, plan: OfferPlan): void {
  const { meeting, terms } = offer;
  const { story } = meeting;
  const { random, town } = story;
  const isOn = ["published", "paused", "expired"].includes(story.row.status);
  if (!isOn || meeting.consent?.revokedAt !== null) return;
  // Another deal has taken what this one was written for.
  if (terms.amountFen > roomOf(story, offer.row.commitment))
    return endOffer(offer, at, "institution", "withdrawn", {});
  const expiresOn = addWorkingDays(dayOf(at), plan.standsDays ?? random.int(8, 18), town.calendar);
  const expiresAt = putOnTable(offer, at, terms, expiresOn);
  if (meeting.row.status === "consented") settle(meeting, "converted", at);
  scheduleLook(offer, at, plan);
  scheduleEnd(offer, expiresAt);
}

function scheduleLook(offer: OfferTold, at: Date, plan: OfferPlan): void {
  const { random, timeline, town } = offer.meeting.story;
  if (plan.viewDays === null) return;
  const viewDays = plan.viewDays ?? random.int(0, 2);
  const viewedAt = town.calendar.later(random, at, viewDays, viewDays);
  timeline.at(viewedAt, () => {
    if (offer.row.status !== "issued") return;
    offer.row.viewedAt = viewedAt;
    moveOffer(offer, "viewed", viewedAt);
    tellOfOffer(offer, viewedAt, "company", {
      type: "offer-viewed",
      from: "issued",
      to: "viewed",
      version: 1,
    });
  });
  negotiate(offer, viewedAt, plan);
  const answer =
    plan.answer ??
    random.weighted([
      ["accept", 70],
      ["decline", 18],
      ["none", 8],
      ["withdraw", 4],
    ] as const);
  if (answer === "none") return;
  const days = plan.answerDays ?? random.int(1, 8);
  const answeredAt = town.calendar.later(random, viewedAt, days, days);
  timeline.at(answeredAt, () => {
    if (!isOpen(offer.row.status)) return;
    if (answer === "withdraw") endOffer(offer, answeredAt, "institution", "withdrawn", {});
    else if (answer === "accept" && mayAccept(offer)) accept(offer, answeredAt, plan);
    else if (answer === "decline" || random.chance(0.4)) {
      const given = plan.decline ?? declineOf(offer);
      endOffer(offer, answeredAt, "company", "declined", given);
    }
  });
}

function roomOf({ row }: ProspectStory, commitment: Commitment): bigint {
  const ask = { amountMinFen: BigInt(row.targetFen), amountMaxFen: BigInt(row.soughtFen) };
  return roomFor(commitment, ask, BigInt(row.acceptedFen));
}

function mayAccept(offer: OfferTold): boolean {
  const { row, meeting } = offer;
  const { story } = meeting;
  const isOn = ["published", "paused", "expired"].includes(story.row.status);
  return isOn && row.heldByDealId === null && BigInt(row.amountFen ?? 0n) <= roomOf(story, row.commitment);
}

function declineOf({ row, meeting: { story } }: OfferTold): { code: string; note: string | null } {
  if (row.heldByDealId !== null) return { code: "chose_other", note: null };
  const code = story.random.weighted([
    ["price", 5],
    ["amount", 3],
    ["term", 2],
    ["security", 3],
    ["speed", 1],
    ["chose_other", 3],
  ] as const);
  return { code, note: code === "security" ? "希望减少质押的专利数量。" : null };
}

/** Opens a deal, and puts on hold what no longer fits beside it; a guarantee holds nobody. */
function accept(offer: OfferTold, at: Date, plan: OfferPlan): void {
  const { row, meeting } = offer;
  const { story } = meeting;
  const amountFen = BigInt(row.amountFen ?? 0n);
  const from = moveOffer(offer, "accepted", at);
  row.answeredAt = at;
  if (row.commitment === "capital") story.row.acceptedFen = BigInt(story.row.acceptedFen) + amountFen;
  tellOfOffer(offer, at, "company", {
    type: "offer-accepted",
    from,
    to: "accepted",
    version: row.currentVersion,
    detail: { amountFen: amountFen.toString() },
  });
  const deal = openDeal(
    offer,
    at,
    feeTermsFor(instrumentKind(row.instrument), row.commitment),
    plan.deal ?? {},
  );
  if (row.commitment === "guarantee") return;
  for (const other of competing(story, offer)) {
    if (
      other.row.heldByDealId !== null ||
      BigInt(other.row.amountFen ?? 0n) <= roomOf(story, other.row.commitment)
    )
      continue;
    other.row.heldByDealId = deal.row.id;
    tellOfOffer(other, at, "company", { type: "offer-held", from: other.row.status, to: other.row.status });
  }
}
