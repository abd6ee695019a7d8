import { hasNeed } from "#app/domain/accounts/member-roles.ts";
import { pick } from "#app/lib/pick.ts";
import type { FeeTerms } from "#app/domain/billing/price.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { isUnderway } from "#app/domain/deals/drawdown.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { roundedUp } from "#app/domain/prospects/round-amounts.ts";
import { addRow, type Row } from "../../rows.ts";
import texts from "../../texts/deals.json" with { type: "json" };
import { drawDown } from "./drawdowns.ts";
import { institutionActor } from "./simulation.ts";
import {
  actBetween,
  type DealPlan,
  type DealState,
  nextStep,
  type OfferState,
  schedule,
  type Side,
} from "./states.ts";

export function openDeal(offer: OfferState, at: Date, fee: FeeTerms, plan: DealPlan): DealState {
  const { prospect, mandate, terms, row: offered } = offer;
  const { random } = prospect;
  const row = addRow(prospect, "deal", at, {
    offerId: offered.id,
    offerVersion: offered.currentVersion,
    ...pick(offered, "introductionId", "prospectId", "mandateId", "companyId", "institutionId"),
    ...pick(offered, "commitment", "instrument"),
    amountFen: committedFen(terms, offered.commitment),
    feeRateBp: fee.rateBp,
    feeFloorFen: fee.floorFen,
    feeCapFen: fee.capFen,
  });
  const parties = pick(offered, "companyId", "institutionId");
  const conditions = terms.conditions.map((description, position) =>
    addRow(prospect, "dealCondition", at, {
      dealId: row.id,
      position,
      ...parties,
      description,
      requestedAt: at,
    }),
  );
  const deal: DealState = { kind: "deal", prospect, mandate, offer, row, conditions, drawdowns: [], plan };
  prospect.deals.push(deal);
  actBetween(deal, at, "company", "deal-opened", { to: "accepted" });
  if (plan.fallsThrough ?? random.chance(0.09))
    schedule(prospect, at, [4, 25], (fallsAt) => fallThrough(deal, fallsAt));
  nextStep(deal, at, [1, 5], (sentAt) => sendDocuments(deal, sentAt));
  return deal;
}

function sendDocuments(deal: DealState, at: Date): void {
  actBetween(deal, at, "institution", "contract-sent");
  nextStep(deal, at, [1, 5], (signedAt) => {
    const { random } = deal.prospect;
    const first = deal.plan.firstSigner ?? (random.chance(0.6) ? "company" : "institution");
    sign(deal, signedAt, first);
    nextStep(deal, signedAt, [0, 4], (lastAt) => {
      sign(deal, lastAt, first === "company" ? "institution" : "company");
      settleConditions(deal, lastAt);
    });
  });
}

function sign(deal: DealState, at: Date, by: Side): void {
  const { row, conditions, plan } = deal;
  const set = by === "company" ? { signedByCompanyAt: at } : { signedByInstitutionAt: at };
  actBetween(deal, at, by, "contract-signed", { steps: ["deal", `sign_by_${by}`], set });
  if (row.status !== "contracted" || plan.stopAt === "contracted" || conditions.length === 0) return;
  actBetween(deal, at, by, "contract-completed");
}

/** One condition after the other; the last makes the money available. */
function settleConditions(deal: DealState, at: Date): void {
  const { conditions, plan, offer, prospect, mandate } = deal;
  const { random } = prospect;
  const [open, waiting] = conditions.filter(({ status }) => status === "requested" || status === "received");
  if (!open) return comeIntoEffect(deal, at);
  if (plan.stopAt === "conditions_open") {
    Object.assign(open, { status: "satisfied", decidedAt: at, decidedBy: offer.row.createdBy });
    if (waiting) waitOn(deal, waiting, at);
    return;
  }
  nextStep(deal, at, [1, 7], (decidedAt) => {
    const isLucky = random.chance(0.08);
    const { userId: decidedBy } = institutionActor(random, mandate.institution);
    const isWaived = isLucky && proposeWaiver(deal, open, decidedAt, decidedBy, true);
    const note = isWaived ? texts.waiver : null;
    const type = isWaived ? "condition-waived" : "condition-satisfied";
    const set = { decidedAt, decidedBy, note };
    actOnCondition(deal, open, decidedAt, "institution", type, { set, note });
    settleConditions(deal, decidedAt);
  });
}

function actOnCondition(
  deal: DealState,
  condition: Row<"dealCondition">,
  at: Date,
  by: Side,
  type: EventType,
  more: { set: Partial<Row<"dealCondition">>; note: string | null },
): void {
  const detail = { condition: condition.description };
  actBetween(deal, at, by, type, { moving: condition, detail, ...more });
}

/**
 * A waiver that a colleague of `by` has proposed: confirmed by them, or waiting. False if the institution has no second
 * person, so that nothing is waived.
 */
function proposeWaiver(
  deal: DealState,
  { id: conditionId, description }: Row<"dealCondition">,
  at: Date,
  by: string,
  isConfirmed: boolean,
): boolean {
  const { prospect, mandate, row } = deal;
  const { people } = mandate.institution;
  const colleague = people.find(({ id, memberRole }) => id !== by && hasNeed(memberRole, "work"));
  if (colleague === undefined) return false;
  prospect.rows.conditionWaiver.push({
    id: prospect.random.stream(`waiver ${conditionId}`).uuid(),
    conditionId,
    dealId: row.id,
    institutionId: row.institutionId,
    reason: texts.waiver,
    proposedBy: colleague.id,
    proposedAt: at,
    ...(isConfirmed ? { status: "confirmed", settledBy: by, settledAt: at } : { status: "proposed" }),
  });
  const detail = { condition: description };
  actBetween(deal, at, "institution", "waiver-proposed", { note: texts.waiver, detail, companyId: null });
  return true;
}

/** A condition that the company has provided, with a waiver that waits for its second person. */
function waitOn(deal: DealState, condition: Row<"dealCondition">, at: Date): void {
  const { actor } = deal.prospect;
  const note = texts.conditionProvided;
  const set = { providedBy: actor.userId, providedAt: at, providedNote: note };
  actOnCondition(deal, condition, at, "company", "condition-provided", { set, note });
  const [owner] = deal.mandate.institution.people;
  if (owner !== undefined) proposeWaiver(deal, condition, at, owner.id, false);
}

/** The money is available and requested, or the guarantee in force. */
function comeIntoEffect(deal: DealState, at: Date): void {
  const { row, plan, prospect } = deal;
  const { random } = prospect;
  if (plan.stopAt === row.status) return;
  const isGuarantee = row.commitment === "guarantee";
  actBetween(deal, at, "institution", isGuarantee ? "guarantee-in-force" : "deal-available");
  if (!isGuarantee) {
    const isSplit = plan.drawdowns === undefined && random.chance(0.35);
    const parts = isSplit ? [{ percent: random.pick([40, 50, 60]) }, {}] : [{}];
    return drawDown(deal, at, plan.drawdowns ?? parts);
  }
  if (plan.stopAt !== "released" && !random.stream("release").chance(0.15)) return;
  nextStep(deal, at, [2, 40], (releasedAt) => {
    const reason = { reasonCode: "loan_not_drawn" };
    actBetween(deal, releasedAt, "institution", "guarantee-released", { set: reason, ...reason });
  });
}

/** A deal that won't come to (more) money: the unconfirmed amount is freed, and so are the offers that it held. */
function fallThrough(deal: DealState, at: Date): void {
  const { row, drawdowns, prospect } = deal;
  const isOver = ["drawn", "in_force", "released", "fell_through"].includes(row.status);
  if (isOver || drawdowns.some(({ status }) => isUnderway(status))) return;
  const { code: reasonCode, note } = prospect.random.pick(texts.fallThrough);
  const by = reasonCode === "company_withdrew" || reasonCode === "chose_other" ? "company" : "institution";
  if (row.commitment === "capital") prospect.row.acceptedFen -= row.amountFen - row.confirmedFen;
  actBetween(deal, at, by, "deal-fell-through", { set: { reasonCode, note }, reasonCode, note });
  const leftFen = roundedUp(prospect.row.soughtFen - prospect.row.acceptedFen);
  const running = prospect.deals.find(
    (other) => other.row.status !== "fell_through" && other.row.commitment === "capital",
  );
  for (const { row: held } of prospect.offers.filter((other) => other.row.heldByDealId === row.id))
    held.heldByDealId = (held.amountFen ?? 0n) <= leftFen ? null : (running?.row.id ?? null);
}
