import { feeOfDrawdown } from "#app/domain/billing/fee.ts";
import type { FeeStatus } from "#app/domain/billing/lifecycle.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { DRAWDOWN_CONFIRM_WORKING_DAYS } from "#app/domain/deals/drawdown.ts";
import { drawMove } from "#app/domain/deals/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import type { Row } from "../../rows.ts";
import { moveDeal, next, tellOfDeal } from "./deal-moves.ts";
import { answerDispute, endDispute, openDispute, proposeFinding } from "./dispute.ts";
import { closeSearch } from "./search-end.ts";
import type { DealTold, DrawdownPlan, ProspectStory } from "./told.ts";

type Drawdown = Row<"drawdown">;

/** The company asks for money, part after part: each once the one before is confirmed. */
export function drawDown(deal: DealTold, at: Date, [part, ...rest]: readonly DrawdownPlan[]): void {
  if (!part) return;
  next(deal, at, 1, 8, (_, askedAt) => {
    const drawdown = request(deal, askedAt, part);
    if (part.stopAt === "requested") return;
    if (part.stopAt === "withdrawn") return withdraw(deal, drawdown, askedAt);
    next(deal, askedAt, 1, 4, (__, paidAt) => {
      fund(deal, drawdown, paidAt);
      if (part.stopAt === "funded") return;
      next(deal, paidAt, 0, 3, (___, answeredAt) => answer(deal, drawdown, answeredAt, part, rest));
    });
  });
}

function request(deal: DealTold, at: Date, { percent }: DrawdownPlan): Drawdown {
  const { row, drawdowns, offer } = deal;
  const { random, town } = offer.meeting.story;
  const whole = BigInt(row.amountFen);
  const left = whole - BigInt(row.confirmedFen);
  const step = 1_000_000n;
  const wanted = percent === undefined ? left : ((whole * BigInt(percent)) / 100n / step) * step;
  const drawdown: Drawdown = {
    id: random.uuid(),
    dealId: row.id,
    sequence: drawdowns.length + 1,
    companyId: row.companyId,
    institutionId: row.institutionId,
    amountFen: wanted > 0n && wanted < left ? wanted : left,
    status: "requested",
    requestedAt: at,
    fundedAt: null,
    valueDate: null,
    paymentReference: null,
    confirmDueAt: null,
    confirmedAt: null,
    disputedAt: null,
    note: null,
    isDemonstration: true,
  };
  drawdowns.push(drawdown);
  town.rows.drawdowns.push(drawdown);
  tellOfDeal(deal, at, "company", {
    type: "drawdown-requested",
    to: "requested",
    detail: detailOf(drawdown),
  });
  return drawdown;
}

function withdraw(deal: DealTold, drawdown: Drawdown, at: Date): void {
  drawdown.status = "withdrawn";
  const detail = detailOf(drawdown);
  tellOfDeal(deal, at, "company", { type: "drawdown-withdrawn", from: "requested", to: "withdrawn", detail });
}

function fund(deal: DealTold, drawdown: Drawdown, at: Date): void {
  const { offer, row } = deal;
  const { random, town } = offer.meeting.story;
  const from = drawdown.status;
  const day = dayOf(at);
  Object.assign(drawdown, {
    status: "funded",
    fundedAt: at,
    valueDate: day,
    paymentReference: `FK${day.replaceAll("-", "").slice(2)}-${String(random.int(1, 9_999)).padStart(4, "0")}`,
    confirmDueAt: town.calendar.deadline(at, DRAWDOWN_CONFIRM_WORKING_DAYS),
  });
  if (from === "requested") row.fundedFen = BigInt(row.fundedFen) + BigInt(drawdown.amountFen);
  tellOfDeal(deal, at, "institution", {
    type: "drawdown-funded",
    from,
    to: "funded",
    detail: { ...detailOf(drawdown), valueDate: day, paymentReference: drawdown.paymentReference ?? "" },
  });
}

function answer(
  deal: DealTold,
  drawdown: Drawdown,
  at: Date,
  part: DrawdownPlan,
  rest: readonly DrawdownPlan[],
): void {
  const { random } = deal.offer.meeting.story;
  const isDisputed = part.stopAt === "disputed" || (part.stopAt === undefined && random.chance(0.03));
  if (!isDisputed) return confirm(deal, drawdown, at, rest);
  const code = random.pick(["not_received", "amount_differs"] as const);
  const dispute = openDispute(deal, drawdown, at, { by: "company", code });
  if (part.dispute !== undefined) {
    const later = random.stream("dispute");
    const { calendar } = deal.offer.meeting.story.town;
    const answeredAt = calendar.later(later, at, 1, 1);
    if (part.dispute !== "withdrawn") answerDispute(deal, dispute, answeredAt);
    if (part.dispute === "answered") {
      proposeFinding(deal, dispute, new Date(answeredAt.getTime() + 1_800_000));
    } else {
      const endedAt = calendar.later(later, answeredAt, 1, 1);
      endDispute(deal, dispute, endedAt, part.dispute);
      undispute(deal, drawdown, part.dispute === "decided");
    }
    return;
  }
  if (part.stopAt === "disputed") return;
  next(deal, at, 1, 4, (_, paidAt) => {
    endDispute(deal, dispute, paidAt, "settled");
    fund(deal, drawdown, paidAt);
    next(deal, paidAt, 0, 2, (__, confirmedAt) => confirm(deal, drawdown, confirmedAt, rest));
  });
}

/** After a dispute that was dropped the payment stands as before it; one that was undone waits to be paid. */
function undispute({ row }: DealTold, drawdown: Drawdown, isUndone: boolean): void {
  Object.assign(drawdown, { status: isUndone ? "requested" : "funded", disputedAt: null, note: null });
  if (!isUndone) return;
  const nothing = { fundedAt: null, valueDate: null, paymentReference: null, confirmDueAt: null };
  Object.assign(drawdown, nothing);
  row.fundedFen = BigInt(row.fundedFen) - BigInt(drawdown.amountFen);
}

/** The money is there: the deal moves, the fee is accrued, and the prospect may be funded by it. */
function confirm(deal: DealTold, drawdown: Drawdown, at: Date, rest: readonly DrawdownPlan[]): void {
  const { row, offer } = deal;
  const { story } = offer.meeting;
  const { town, random } = story;
  const before = BigInt(row.confirmedFen);
  const amountFen = BigInt(drawdown.amountFen);
  const from = drawdown.status;
  Object.assign(drawdown, { status: "confirmed", confirmedAt: at });
  tellOfDeal(deal, at, "company", {
    type: "drawdown-confirmed",
    from,
    to: "confirmed",
    detail: detailOf(drawdown),
  });
  row.confirmedFen = before + amountFen;
  moveDeal(
    deal,
    drawMove(BigInt(row.amountFen), row.confirmedFen) === "draw_all" ? "drawn" : "partially_drawn",
    at,
  );
  const feeFen = feeOfDrawdown({ rateBp: row.feeRateBp, capFen: BigInt(row.feeCapFen) }, before, amountFen);
  town.rows.fees.push({
    id: random.uuid(),
    drawdownId: drawdown.id,
    dealId: row.id,
    companyId: row.companyId,
    institutionId: row.institutionId,
    basis: instrumentKind(row.instrument),
    rateBp: row.feeRateBp,
    drawnFen: amountFen,
    amountFen: feeFen,
    status: feeStatus(story, at),
    isDemonstration: true,
    accruedAt: at,
  });
  tellOfDeal(deal, at, "company", {
    type: "fee-accrued",
    to: "accrued",
    detail: { amountFen: feeFen.toString() },
  });
  story.row.confirmedFen = BigInt(story.row.confirmedFen) + amountFen;
  closeSearch(deal, at);
  drawDown(deal, at, rest);
}

/** What became of a fee since: a month to the invoice, another to the payment. */
function feeStatus({ random, town }: ProspectStory, at: Date): FeeStatus {
  const days = (town.calendar.now.getTime() - at.getTime()) / 86_400_000;
  if (days < 32) return "accrued";
  if (days < 62)
    return random.weighted([
      ["invoiced", 8],
      ["paid", 2],
      ["disputed", 1],
    ]);
  return random.weighted([
    ["paid", 40],
    ["invoiced", 3],
    ["waived", 2],
    ["adjusted", 1],
    ["disputed", 1],
  ]);
}

function detailOf({ amountFen, sequence }: Drawdown): { amountFen: string; sequence: number } {
  return { amountFen: amountFen.toString(), sequence };
}
