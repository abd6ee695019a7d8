import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import type { FeeTerms } from "#app/domain/billing/fee.ts";
import type { FallThroughReason } from "#app/domain/codes/reasons.ts";
import { isUnderway } from "#app/domain/deals/drawdown.ts";
import { afterMove, type DealStatus, effectMove } from "#app/domain/deals/lifecycle.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import type { Row } from "../../rows.ts";
import { moveDeal, next, tellOfDeal } from "./deal-moves.ts";
import { drawDown } from "./drawdown.ts";
import type { DealPlan, DealTold, OfferTold } from "./told.ts";
import { institutionActor } from "./town.ts";
import { waitOn, waive } from "./waiver.ts";

export function openDeal(offer: OfferTold, at: Date, fee: FeeTerms, plan: DealPlan): DealTold {
  const { meeting, terms, row: offered } = offer;
  const { story } = meeting;
  const { random, town } = story;
  const row: Row<"deal"> = {
    id: random.uuid(),
    number: 0n,
    offerId: offered.id,
    offerVersion: offered.currentVersion,
    introductionId: offered.introductionId,
    prospectId: offered.prospectId,
    mandateId: offered.mandateId,
    companyId: offered.companyId,
    institutionId: offered.institutionId,
    status: "accepted",
    commitment: offered.commitment,
    instrument: offered.instrument,
    amountFen: committedFen(terms, offered.commitment),
    fundedFen: 0n,
    confirmedFen: 0n,
    feeRateBp: fee.rateBp,
    feeCapFen: fee.capFen,
    signedByCompanyAt: null,
    signedByInstitutionAt: null,
    acceptedAt: at,
    reasonCode: null,
    note: null,
    isDemonstration: true,
    statusChangedAt: at,
  };
  town.rows.deals.push(row);
  const conditions = terms.conditions.map((description, position): Row<"dealCondition"> => ({
    id: random.uuid(),
    dealId: row.id,
    position,
    companyId: row.companyId,
    institutionId: row.institutionId,
    description,
    status: "requested",
    note: null,
    decidedBy: null,
    decidedAt: null,
    providedBy: null,
    providedAt: null,
    providedNote: null,
    documentId: null,
    reasonCode: null,
  }));
  town.rows.conditions.push(...conditions);
  const deal: DealTold = { offer, row, conditions, drawdowns: [], plan };
  story.deals.push(deal);
  tellOfDeal(deal, at, "company", { type: "deal-opened", to: "accepted" });
  const falls = plan.fallsThrough ?? random.chance(0.09);
  if (falls) {
    const fallsAt = town.calendar.later(random, at, 4, 25);
    story.timeline.at(fallsAt, () => fallThrough(deal, fallsAt));
  }
  next(deal, at, 1, 5, sendDocuments);
  return deal;
}

function sendDocuments(deal: DealTold, at: Date): void {
  const from = moveDeal(deal, "documents_out", at);
  tellOfDeal(deal, at, "institution", { type: "contract-sent", from, to: "documents_out" });
  next(deal, at, 1, 5, (_, signedAt) => {
    const first =
      deal.plan.firstSigner ?? (deal.offer.meeting.story.random.chance(0.6) ? "company" : "institution");
    sign(deal, signedAt, first);
    next(deal, signedAt, 0, 4, (__, lastAt) => {
      sign(deal, lastAt, first === "company" ? "institution" : "company");
      settleConditions(deal, lastAt);
    });
  });
}

function sign(deal: DealTold, at: Date, by: "company" | "institution"): void {
  const { row, conditions } = deal;
  const isSecond = row.status === "signed_by_company" || row.status === "signed_by_institution";
  const signed: DealStatus = isSecond
    ? "contracted"
    : by === "company"
      ? "signed_by_company"
      : "signed_by_institution";
  Object.assign(row, by === "company" ? { signedByCompanyAt: at } : { signedByInstitutionAt: at });
  const from = moveDeal(deal, signed, at);
  tellOfDeal(deal, at, by, { type: "contract-signed", from, to: signed });
  if (!isSecond || deal.plan.stopAt === "contracted") return;
  if (conditions.length === 0) return;
  const status = moveDeal(deal, "conditions_open", at);
  tellOfDeal(deal, at, by, { type: "contract-completed", from: status, to: row.status });
}

/** One condition after the other; the last makes the money available. */
function settleConditions(deal: DealTold, at: Date): void {
  const open = deal.conditions.find(({ status }) => status === "requested" || status === "received");
  if (!open) return comeIntoEffect(deal, at);
  const { random } = deal.offer.meeting.story;
  if (deal.plan.stopAt === "conditions_open") {
    open.status = "satisfied";
    Object.assign(open, { decidedAt: at, decidedBy: deal.offer.row.createdBy });
    const waiting = deal.conditions.find(({ status }) => status === "requested");
    if (waiting) waitOn(deal, waiting, at);
    return;
  }
  next(deal, at, 1, 7, (_, decidedAt) => {
    const isLucky = random.chance(0.08);
    const by = institutionActor(random, deal.offer.meeting.mandate.institution);
    const isWaived = isLucky && waive(deal, open, decidedAt, { by: by.userId, isConfirmed: true });
    const note = isWaived ? "已有同等替代材料。" : null;
    const from = open.status;
    Object.assign(open, { status: isWaived ? "waived" : "satisfied", decidedAt, decidedBy: by.userId, note });
    tellOfDeal(deal, decidedAt, "institution", {
      type: isWaived ? "condition-waived" : "condition-satisfied",
      from,
      to: open.status,
      note,
      detail: { condition: open.description },
    });
    settleConditions(deal, decidedAt);
  });
}

/** The money is available and asked for, or the guarantee in force. */
function comeIntoEffect(deal: DealTold, at: Date): void {
  const { commitment } = deal.row;
  const { random } = deal.offer.meeting.story;
  if (deal.plan.stopAt === deal.row.status) return;
  const to = afterMove(deal.row.status, effectMove(commitment));
  const from = moveDeal(deal, to, at);
  const type = commitment === "guarantee" ? "guarantee-in-force" : "deal-available";
  tellOfDeal(deal, at, "institution", { type, from, to });
  if (commitment === "capital") return askForMoney(deal, at);
  const isReleased = deal.plan.stopAt === "released" || random.stream("release").chance(0.15);
  if (isReleased) next(deal, at, 2, 40, release);
}

function release(deal: DealTold, at: Date): void {
  const from = moveDeal(deal, "released", at);
  const reasonCode = "loan_not_drawn";
  deal.row.reasonCode = reasonCode;
  tellOfDeal(deal, at, "institution", { type: "guarantee-released", from, to: "released", reasonCode });
}

function askForMoney(deal: DealTold, at: Date): void {
  const { random } = deal.offer.meeting.story;
  const parts =
    deal.plan.drawdowns ?? (random.chance(0.35) ? [{ percent: random.pick([40, 50, 60]) }, {}] : [{}]);
  drawDown(deal, at, parts);
}

const REASONS: readonly (readonly [FallThroughReason, string | null])[] = [
  ["company_withdrew", null],
  ["conditions_not_met", "专利质押登记未能按期完成。"],
  ["contract_not_agreed", null],
  ["institution_withdrew", null],
  ["chose_other", null],
];

/** A deal that won't come to (more) money: what was not confirmed goes back, and so do the offers that it held. */
function fallThrough(deal: DealTold, at: Date): void {
  const { row, offer, drawdowns } = deal;
  const { story } = offer.meeting;
  if (
    row.status === "drawn" ||
    row.status === "in_force" ||
    row.status === "fell_through" ||
    drawdowns.some(({ status }) => isUnderway(status))
  )
    return;
  const [code, note] = story.random.pick(REASONS);
  const by = code === "company_withdrew" || code === "chose_other" ? "company" : "institution";
  const from = moveDeal(deal, "fell_through", at);
  Object.assign(row, { reasonCode: code, note });
  if (row.commitment === "capital") {
    const backFen = BigInt(row.amountFen) - BigInt(row.confirmedFen);
    story.row.acceptedFen = BigInt(story.row.acceptedFen) - backFen;
  }
  const leftFen = roundedUp(BigInt(story.row.soughtFen) - BigInt(story.row.acceptedFen));
  const standing = story.deals.find(
    (other) => other !== deal && other.row.status !== "fell_through" && other.row.commitment === "capital",
  );
  for (const held of story.offers.filter((other) => other.row.heldByDealId === row.id)) {
    held.row.heldByDealId = BigInt(held.row.amountFen ?? 0n) <= leftFen ? null : (standing?.row.id ?? null);
  }
  tellOfDeal(deal, at, by, { type: "deal-fell-through", from, to: "fell_through", reasonCode: code, note });
}
