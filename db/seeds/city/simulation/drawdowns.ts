import { pick } from "#app/lib/pick.ts";
import { feeOfDrawdown } from "#app/domain/billing/fee.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { clocksFrom, otherSide } from "#app/domain/deals/dispute.ts";
import { DRAWDOWN_CONFIRM_WORKING_DAYS } from "#app/domain/deals/drawdown.ts";
import { moveAfterDrawdown } from "#app/domain/deals/lifecycle.ts";
import type { EventType } from "#app/domain/events/event.ts";
import { dayOf } from "#app/lib/days.ts";
import { addRow, type Row } from "../../rows.ts";
import texts from "../../texts/deals.json" with { type: "json" };
import { act, type Act, move } from "./act.ts";
import { closeSearch } from "./published.ts";
import { adminActor } from "./simulation.ts";
import { actBetween, type DealState, type DrawdownPlan, nextStep, type Side } from "./states.ts";

type Drawdown = Row<"drawdown">;
type Parts = readonly [DrawdownPlan, ...DrawdownPlan[]];

/** The company requests money in parts: each once the one before is confirmed. */
export function drawDown(deal: DealState, at: Date, [part, ...rest]: readonly DrawdownPlan[]): void {
  if (!part) return;
  nextStep(deal, at, [1, 8], (askedAt) => {
    const drawdown = request(deal, askedAt, part);
    if (part.stopAt === "requested") return;
    if (part.stopAt === "withdrawn")
      return actOnDrawdown(deal, drawdown, askedAt, "company", "drawdown-withdrawn");
    nextStep(deal, askedAt, [1, 4], (paidAt) => {
      fund(deal, drawdown, paidAt);
      if (part.stopAt === "funded") return;
      nextStep(deal, paidAt, [0, 3], (answeredAt) => answer(deal, drawdown, answeredAt, [part, ...rest]));
    });
  });
}

function actOnDrawdown(
  deal: DealState,
  drawdown: Drawdown,
  at: Date,
  by: Side,
  type: EventType,
  { detail, ...more }: Act<Drawdown> = {},
): void {
  const { amountFen, sequence } = drawdown;
  const all = { amountFen: amountFen.toString(), sequence, ...detail };
  actBetween(deal, at, by, type, { moving: drawdown, detail: all, ...more });
}

function request(deal: DealState, at: Date, { percent }: DrawdownPlan): Drawdown {
  const { row, drawdowns, prospect } = deal;
  const left = row.amountFen - row.confirmedFen;
  const step = 1_000_000n;
  const wanted = percent === undefined ? left : ((row.amountFen * BigInt(percent)) / 100n / step) * step;
  const drawdown = addRow(prospect, "drawdown", at, {
    dealId: row.id,
    sequence: drawdowns.length + 1,
    ...pick(row, "companyId", "institutionId"),
    amountFen: wanted > 0n && wanted < left ? wanted : left,
  });
  drawdowns.push(drawdown);
  actOnDrawdown(deal, drawdown, at, "company", "drawdown-requested", { to: "requested" });
  return drawdown;
}

function fund(deal: DealState, drawdown: Drawdown, at: Date): void {
  const { random, calendar } = deal.prospect;
  const valueDate = dayOf(at);
  const number = String(random.int(1, 9_999)).padStart(4, "0");
  const paymentReference = `FK${valueDate.replaceAll("-", "").slice(2)}-${number}`;
  if (drawdown.status === "requested") deal.row.fundedFen += drawdown.amountFen;
  const confirmDueAt = calendar.deadline(at, DRAWDOWN_CONFIRM_WORKING_DAYS);
  actOnDrawdown(deal, drawdown, at, "institution", "drawdown-funded", {
    set: { fundedAt: at, valueDate, paymentReference, confirmDueAt },
    detail: { valueDate, paymentReference },
  });
}

function answer(deal: DealState, drawdown: Drawdown, at: Date, [part, ...rest]: Parts): void {
  const { random, calendar } = deal.prospect;
  const isDisputed = part.stopAt === "disputed" || (part.stopAt === undefined && random.chance(0.03));
  if (!isDisputed) return confirm(deal, drawdown, at, rest);
  const code = random.pick<DisputeReason>(["not_received", "amount_differs"]);
  const dispute = openDispute(deal, drawdown, at, code);
  if (part.dispute !== undefined) {
    const later = random.stream("dispute");
    const answeredAt = calendar.later(later, at, 1, 1);
    if (part.dispute !== "withdrawn") answerDispute(deal, dispute, answeredAt);
    if (part.dispute === "answered")
      return proposeFinding(deal, dispute, new Date(answeredAt.getTime() + 1_800_000));
    endDispute(deal, dispute, calendar.later(later, answeredAt, 1, 1), part.dispute);
    return undispute(deal, drawdown, part.dispute === "decided");
  }
  if (part.stopAt === "disputed") return;
  nextStep(deal, at, [1, 4], (paidAt) => {
    endDispute(deal, dispute, paidAt, "settled");
    fund(deal, drawdown, paidAt);
    nextStep(deal, paidAt, [0, 2], (confirmedAt) => confirm(deal, drawdown, confirmedAt, rest));
  });
}

/** After a dropped dispute the payment is as before it; an undone payment waits to be paid. */
function undispute({ row }: DealState, drawdown: Drawdown, isUndone: boolean): void {
  Object.assign(drawdown, { status: isUndone ? "requested" : "funded", disputedAt: null, note: null });
  if (!isUndone) return;
  for (const one of ["fundedAt", "valueDate", "paymentReference", "confirmDueAt"] as const)
    drawdown[one] = null;
  row.fundedFen -= drawdown.amountFen;
}

/** The money arrived: the deal moves, the fee accrues, and the prospect may become funded. */
function confirm(deal: DealState, drawdown: Drawdown, at: Date, rest: readonly DrawdownPlan[]): void {
  const { row, prospect, offer } = deal;
  const { amountFen: drawnFen } = drawdown;
  const terms = { rateBp: row.feeRateBp, floorFen: row.feeFloorFen, capFen: row.feeCapFen };
  const feeFen = feeOfDrawdown(terms, row.confirmedFen, drawnFen);
  actOnDrawdown(deal, drawdown, at, "company", "drawdown-confirmed", { set: { confirmedAt: at } });
  row.confirmedFen += drawnFen;
  move(row, at, ["deal", moveAfterDrawdown(row.amountFen, row.confirmedFen)]);
  addRow(prospect, "fee", at, {
    id: prospect.random.uuid(),
    drawdownId: drawdown.id,
    dealId: row.id,
    ...pick(row, "companyId", "institutionId"),
    basis: instrumentKind(row.instrument),
    rateBp: row.feeRateBp,
    drawnFen,
    amountFen: feeFen,
  });
  const detail = { amountFen: feeFen.toString() };
  actBetween(deal, at, "company", "fee-accrued", { to: "accrued", detail });
  prospect.row.confirmedFen += drawnFen;
  closeSearch(prospect, offer, at);
  drawDown(deal, at, rest);
}

type Dispute = Row<"dispute">;
type DisputeReason = Dispute["reasonCode"];
type DisputeEnd = "withdrawn" | "settled" | "decided";

/** The company disputes a stated payment. It uses its own random stream, so that the prospect's doesn't change. */
function openDispute(deal: DealState, drawdown: Drawdown, at: Date, reasonCode: DisputeReason): Dispute {
  const { prospect, row } = deal;
  const { random, actor } = prospect;
  const note = texts.disputes.opened;
  const dispute = addRow(prospect, "dispute", at, {
    id: random.stream(`dispute ${drawdown.id} ${at.toISOString()}`).uuid(),
    drawdownId: drawdown.id,
    dealId: row.id,
    ...pick(row, "companyId", "institutionId"),
    openedBy: "company",
    opener: actor.userId,
    reasonCode,
    note,
    disputedFen: drawdown.amountFen,
    ...clocksFrom(at, prospect.calendar),
  });
  const more = { set: { disputedAt: at, note }, reasonCode, note };
  actOnDrawdown(deal, drawdown, at, "company", "drawdown-disputed", more);
  return dispute;
}

/** The institution answers. */
function answerDispute(deal: DealState, dispute: Dispute, at: Date): void {
  const note = texts.disputes.answered;
  const decideDueAt = deal.prospect.calendar.deadline(at, 5);
  const set = { answer: note, answeredAt: at, answerer: deal.offer.row.createdBy ?? null, decideDueAt };
  actBetween(deal, at, "institution", "dispute-answered", { moving: dispute, set, note });
}

/** An admin has found for the payment, and waits for a second one. */
function proposeFinding({ prospect, row }: DealState, dispute: Dispute, at: Date): void {
  const [, admin] = prospect.admins;
  if (admin === undefined) throw new Error("a city has two admins");
  const words = texts.disputes.proposed;
  const { id: disputeId, disputedFen: foundFen } = dispute;
  const ground = "receipt_shown";
  prospect.rows.disputeFinding.push({
    id: prospect.random.stream(`finding ${disputeId}`).uuid(),
    disputeId,
    outcome: "stands",
    ground,
    foundFen,
    words,
    status: "proposed",
    proposedBy: admin.id,
    proposedAt: at,
  });
  const found = { reasonCode: "stands", note: words, detail: { ground, amountFen: String(foundFen) } };
  act(prospect, { kind: "deal", id: row.id }, at, adminActor(admin), "finding-proposed", found);
}

/** The end: dropped by its opener, settled between the two, or found by an admin to be a payment that was not made. */
function endDispute(deal: DealState, dispute: Dispute, at: Date, status: DisputeEnd): void {
  if (status !== "decided") {
    const by = status === "withdrawn" ? dispute.openedBy : otherSide(dispute.openedBy);
    return actBetween(deal, at, by, `dispute-${status}`, { moving: dispute, set: { endedAt: at } });
  }
  const [admin] = deal.prospect.admins;
  if (admin === undefined) throw new Error("a city has an admin");
  const note = texts.disputes.decided;
  const decision = { outcome: "undone", ground: "other_account", foundFen: 0n } as const;
  const set = { endedAt: at, ...decision, decisionNote: note, decidedBy: admin.id };
  const reason = { reasonCode: "undone", note };
  actBetween(deal, at, adminActor(admin), "dispute-decided", { moving: dispute, set, ...reason });
}
