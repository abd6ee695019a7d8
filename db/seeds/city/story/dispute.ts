import { clocksFrom, otherSide } from "#app/domain/deals/dispute.ts";
import type { Row } from "../../rows.ts";
import { actorIn } from "./actor-in.ts";
import { tellOfDeal } from "./deal-moves.ts";
import type { DealTold, Side } from "./told.ts";
import { adminActor } from "./town.ts";

type Dispute = Row<"dispute">;

const WORDS = {
  company: "银行流水中未见该笔款项，请核对收款账号。",
  institution: "款项已汇出，回单附后，企业逾时未确认。",
} as const;

/** A side disputes what was stated of a payment. The story's own chance doesn't move by it. */
export function openDispute(
  deal: DealTold,
  drawdown: Row<"drawdown">,
  at: Date,
  { by, code }: { by: Side; code: Dispute["reasonCode"] },
): Dispute {
  const { story } = deal.offer.meeting;
  const { town } = story;
  const random = story.random.stream(`dispute ${drawdown.id} ${at.toISOString()}`);
  const actor = actorIn(deal.offer.meeting, "company");
  const note = WORDS[by];
  Object.assign(drawdown, { status: "disputed", disputedAt: at, note });
  const dispute: Dispute = {
    id: random.uuid(),
    number: 0n,
    drawdownId: drawdown.id,
    dealId: deal.row.id,
    companyId: deal.row.companyId,
    institutionId: deal.row.institutionId,
    openedBy: by,
    opener:
      by === "company" && "userId" in actor ? actor.userId : (deal.offer.row.createdBy ?? random.uuid()),
    reasonCode: code,
    note,
    disputedFen: BigInt(drawdown.amountFen),
    status: "opened",
    openedAt: at,
    ...clocksFrom(at, town.calendar),
    answer: null,
    answerer: null,
    answeredAt: null,
    outcome: null,
    ground: null,
    decisionNote: null,
    foundFen: null,
    decidedBy: null,
    endedAt: null,
    isDemonstration: true,
  };
  town.rows.disputes.push(dispute);
  tellOfDeal(deal, at, by, {
    type: "drawdown-disputed",
    from: "funded",
    to: "disputed",
    reasonCode: code,
    note,
    detail: { amountFen: drawdown.amountFen.toString(), sequence: drawdown.sequence },
  });
  return dispute;
}

/** The other side says what it knows. */
export function answerDispute(deal: DealTold, dispute: Dispute, at: Date): void {
  const { town } = deal.offer.meeting.story;
  const by = otherSide(dispute.openedBy);
  const words =
    by === "institution" ? "款项已按合同约定账户汇出，请核对当日流水。" : "账户流水核对中，结果将补充提交。";
  Object.assign(dispute, {
    status: "answered",
    answer: words,
    answeredAt: at,
    answerer: by === "company" ? deal.offer.meeting.story.actor.userId : deal.offer.row.createdBy,
    decideDueAt: town.calendar.deadline(at, 5),
  });
  tellOfDeal(deal, at, by, { type: "dispute-answered", from: "opened", to: "answered", note: words });
}

/** An admin has found for the payment, and waits for a second one. */
export function proposeFinding(deal: DealTold, dispute: Dispute, at: Date): void {
  const { town } = deal.offer.meeting.story;
  const admin = town.admins[1];
  if (admin === undefined) throw new Error("a city has two admins");
  const words = "回单所载账号与合同一致，企业未提交当日流水。";
  const { id: disputeId, dealId, disputedFen: foundFen } = dispute;
  town.rows.findings.push({
    id: deal.offer.meeting.story.random.stream(`finding ${disputeId}`).uuid(),
    disputeId,
    outcome: "stands",
    ground: "receipt_shown",
    foundFen,
    words,
    status: "proposed",
    proposedBy: admin.id,
    proposedAt: at,
    settledBy: null,
    settledAt: null,
    settledWords: null,
  });
  town.record(at, adminActor(admin), {
    type: "finding-proposed",
    subject: { kind: "deal", id: dealId },
    reasonCode: "stands",
    note: words,
    detail: { ground: "receipt_shown", amountFen: String(foundFen) },
  });
}

/** It ends: dropped by its opener, settled between the two, or found by an admin to be a payment that was not made. */
export function endDispute(
  deal: DealTold,
  dispute: Dispute,
  at: Date,
  status: "withdrawn" | "settled" | "decided",
): void {
  const { story } = deal.offer.meeting;
  const from = dispute.status;
  Object.assign(dispute, { status, endedAt: at });
  if (status !== "decided") {
    const by = status === "withdrawn" ? dispute.openedBy : otherSide(dispute.openedBy);
    tellOfDeal(deal, at, by, { type: `dispute-${status}`, from, to: status });
    return;
  }
  const admin = story.town.admins[0];
  if (admin === undefined) throw new Error("a city has an admin");
  const note = "企业提交的当日流水未显示该笔款项，机构回单所载账号与合同不一致。";
  Object.assign(dispute, {
    outcome: "undone",
    ground: "other_account",
    decisionNote: note,
    foundFen: 0n,
    decidedBy: admin.id,
  });
  story.town.record(at, adminActor(admin), {
    subject: { kind: "deal", id: deal.row.id },
    companyId: deal.row.companyId,
    institutionId: deal.row.institutionId,
    prospectId: deal.row.prospectId,
    type: "dispute-decided",
    from,
    to: "decided",
    reasonCode: "undone",
    note,
  });
}
