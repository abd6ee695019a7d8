import type { Party } from "#app/domain/accounts/actor.ts";
import { deadlineAfter, workingDaysLeft } from "#app/domain/clocks.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import type { DrawdownMove } from "./drawdown.ts";

const movers = {
  answer: ["company", "institution"],
  withdraw: ["company", "institution"],
  settle: ["company", "institution"],
  decide: ["admin"],
} as const satisfies MoveParties<string>;
export type DisputeMove = keyof typeof movers;

/** The lifecycle of a dispute on a drawdown: it ends between the two sides at any time, or by an admin's decision. */
export const disputeLifecycle = {
  opened: { answer: "answered", withdraw: "withdrawn", settle: "settled", decide: "decided" },
  answered: { withdraw: "withdrawn", settle: "settled", decide: "decided" },
  withdrawn: {},
  settled: {},
  decided: {},
} as const satisfies LifecycleTable<string, DisputeMove>;
export type DisputeStatus = keyof typeof disputeLifecycle;

const rules = lifecycleRules(disputeLifecycle, movers, "dispute-wrong-state");
export const DISPUTE_STATUSES = rules.statuses;
export const disputeStatusAfter = rules.after;

export type DisputingSide = "company" | "institution";

/** Working days in which the other side answers; afterwards an admin may decide without its answer. */
const DISPUTE_ANSWER_WORKING_DAYS = 3;
/** Working days in which an admin decides, from the answer or from when it was due. */
export const DISPUTE_DECIDE_WORKING_DAYS = 5;
/** Maximum files of evidence per side. */
export const MOST_EVIDENCE = 10;

export interface MovableDispute {
  status: DisputeStatus;
  openedBy: DisputingSide;
  answerDueAt: Date;
}

/**
 * Null when the move is allowed; otherwise the reason. The opener withdraws, the other side answers, and an admin
 * decides once it has answered or its time is up.
 */
export function whyNotMoveDispute(
  dispute: MovableDispute,
  move: DisputeMove,
  by: Party,
  now: Date,
): RefusalCode | null {
  if (move === "answer" && by === dispute.openedBy) return "not-your-move";
  if (move === "withdraw" && by !== dispute.openedBy) return "not-your-move";
  const isTooEarly = move === "decide" && awaitsAnswer(dispute, now);
  return rules.whyNot(dispute.status, move, by) ?? (isTooEarly ? "dispute-awaits-answer" : null);
}

/** Whether either side may still add statements and evidence. */
export function isOpenDispute(status: DisputeStatus): boolean {
  return status === "opened" || status === "answered";
}

/** The side against which a dispute was opened. */
export function otherSide(side: DisputingSide): DisputingSide {
  return side === "company" ? "institution" : "company";
}

/** What both sides have shown in a dispute, as a text that differs once another statement or readable file has come. */
export function markOfShown(
  { answeredAt }: { answeredAt: Date | null },
  evidence: readonly { status: string | null }[],
): string {
  const readable = evidence.filter(({ status }) => status === "clean").length;
  return `${String(answeredAt?.getTime() ?? 0)}.${String(readable)}`;
}

/** Who must act now and by when; null once it has ended. After the answer's deadline it is always the admin. */
export function turnOf(
  dispute: MovableDispute & { decideDueAt: Date },
  now: Date,
): { who: DisputingSide | "admin"; dueAt: Date } | null {
  if (!isOpenDispute(dispute.status)) return null;
  return awaitsAnswer(dispute, now)
    ? { who: otherSide(dispute.openedBy), dueAt: dispute.answerDueAt }
    : { who: "admin", dueAt: dispute.decideDueAt };
}

function awaitsAnswer({ status, answerDueAt }: MovableDispute, now: Date): boolean {
  return status === "opened" && now.getTime() <= answerDueAt.getTime();
}

/** The clocks of a dispute that is opened now: the answer's, then the decision's. */
export function clocksFrom(now: Date, calendar: WorkingDays) {
  const answerDueAt = deadlineAfter(now, DISPUTE_ANSWER_WORKING_DAYS, calendar);
  return { answerDueAt, decideDueAt: deadlineAfter(answerDueAt, DISPUTE_DECIDE_WORKING_DAYS, calendar) };
}

/**
 * The deadline for the company to confirm a payment whose dispute was dropped: its clock was stopped meanwhile, so the
 * working days left then remain, at least one.
 */
export function resumedConfirmDue(
  { disputedAt, confirmDueAt }: { disputedAt: Date; confirmDueAt: Date },
  now: Date,
  calendar: WorkingDays,
): Date {
  const left = workingDaysLeft(disputedAt, confirmDueAt, calendar);
  return deadlineAfter(now, Math.max(1, left), calendar);
}

/** What an admin may find: the payment is as stated, is of another amount, or was not made. */
export const DISPUTE_OUTCOMES = ["stands", "corrected", "undone"] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** The move that a decision makes on a drawdown that was not confirmed. */
export const moveOfOutcome = {
  stands: "stand",
  corrected: "correct",
  undone: "undo",
} as const satisfies Record<DisputeOutcome, DrawdownMove>;
