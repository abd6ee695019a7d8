import { clocksFrom, otherSide } from "#app/domain/deals/dispute.ts";
import { pick, type Row } from "../../rows.ts";
import texts from "../../texts/deals.json" with { type: "json" };
import { adminActor, record } from "./simulation.ts";
import { actBetween, type DealState } from "./states.ts";

type Dispute = Row<"dispute">;

/** The company disputes what was stated of a payment. The prospect's own chance doesn't move by it. */
export function openDispute(
  deal: DealState,
  drawdown: Row<"drawdown">,
  at: Date,
  reasonCode: Dispute["reasonCode"],
): Dispute {
  const { prospect, row } = deal;
  const { random, actor, rows } = prospect;
  const note = texts.disputes.opened;
  const dispute: Dispute = {
    id: random.stream(`dispute ${drawdown.id} ${at.toISOString()}`).uuid(),
    number: 0n,
    drawdownId: drawdown.id,
    dealId: row.id,
    ...pick(row, "companyId", "institutionId"),
    openedBy: "company",
    opener: actor.userId,
    reasonCode,
    note,
    disputedFen: drawdown.amountFen,
    status: "opened",
    openedAt: at,
    ...clocksFrom(at, prospect.calendar),
    isDemonstration: true,
  };
  rows.dispute.push(dispute);
  const detail = { amountFen: drawdown.amountFen.toString(), sequence: drawdown.sequence };
  const set = { disputedAt: at, note };
  actBetween(deal, at, "company", "drawdown-disputed", { moving: drawdown, set, reasonCode, note, detail });
  return dispute;
}

/** The institution says what it knows. */
export function answerDispute(deal: DealState, dispute: Dispute, at: Date): void {
  const note = texts.disputes.answered;
  const decideDueAt = deal.prospect.calendar.deadline(at, 5);
  const set = { answer: note, answeredAt: at, answerer: deal.offer.row.createdBy ?? null, decideDueAt };
  actBetween(deal, at, "institution", "dispute-answered", { moving: dispute, set, note });
}

/** An admin has found for the payment, and waits for a second one. */
export function proposeFinding({ prospect, row }: DealState, dispute: Dispute, at: Date): void {
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
  record(prospect, at, adminActor(admin), {
    type: "finding-proposed",
    subject: { kind: "deal", id: row.id },
    reasonCode: "stands",
    note: words,
    detail: { ground, amountFen: String(foundFen) },
  });
}

/** It ends: dropped by its opener, settled between the two, or found by an admin to be a payment that was not made. */
export function endDispute(
  deal: DealState,
  dispute: Dispute,
  at: Date,
  status: "withdrawn" | "settled" | "decided",
): void {
  if (status !== "decided") {
    const by = status === "withdrawn" ? dispute.openedBy : otherSide(dispute.openedBy);
    return actBetween(deal, at, by, `dispute-${status}`, { moving: dispute, set: { endedAt: at } });
  }
  const [admin] = deal.prospect.admins;
  if (admin === undefined) throw new Error("a city has an admin");
  const note = texts.disputes.decided;
  actBetween(deal, at, adminActor(admin), "dispute-decided", {
    moving: dispute,
    set: {
      endedAt: at,
      outcome: "undone",
      ground: "other_account",
      decisionNote: note,
      foundFen: 0n,
      decidedBy: admin.id,
    },
    reasonCode: "undone",
    note,
  });
}
