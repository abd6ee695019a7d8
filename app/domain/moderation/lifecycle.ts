import type { Party } from "#app/domain/accounts/actor.ts";
import { type LifecycleTable, type MoveParties, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

export const CASE_STATUSES = [
  "opened",
  "assigned",
  "in_review",
  "awaiting_party",
  "decided",
  "appealed",
  "upheld",
  "overturned",
  "closed",
] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export type CaseMove =
  "assign" | "review" | "await_party" | "answer" | "decide" | "appeal" | "uphold" | "overturn" | "close";

/**
 * The lifecycle of a moderation case. The clock stops in "awaiting_party"; "close" ends a case whose subject was
 * withdrawn before any decision.
 */
export const caseLifecycle = {
  opened: { assign: "assigned", close: "closed" },
  assigned: { assign: "assigned", review: "in_review", close: "closed" },
  in_review: {
    assign: "assigned",
    await_party: "awaiting_party",
    decide: "decided",
    close: "closed",
  },
  awaiting_party: { answer: "in_review", close: "closed" },
  decided: { appeal: "appealed" },
  appealed: { uphold: "upheld", overturn: "overturned" },
  upheld: {},
  overturned: {},
  closed: {},
} as const satisfies LifecycleTable<CaseStatus, CaseMove>;

const movers: MoveParties<CaseMove> = {
  assign: ["admin", "system"],
  review: ["admin"],
  await_party: ["admin"],
  answer: ["company", "institution", "system"],
  decide: ["admin"],
  appeal: ["company", "institution"],
  uphold: ["admin"],
  overturn: ["admin"],
  close: ["system"],
};

/** Working days within which a case is decided; the time in "awaiting_party" doesn't count. */
export const CASE_WORKING_DAYS = 2;

export type MovableCase = {
  status: CaseStatus;
  assignedTo: string | null;
  /** Who decided; an appeal needs somebody else. */
  decidedBy: string | null;
};

/** Null when the move is allowed. `userId`: the admin who acts; only the assigned admin decides. */
export function whyNotMoveCase(
  subject: MovableCase,
  move: CaseMove,
  by: Party,
  userId: string | null,
): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  if (nextStatus<CaseStatus, CaseMove>(caseLifecycle, subject.status, move) === null)
    return "case-wrong-state";
  if (move === "review" || move === "await_party" || move === "decide") {
    return subject.assignedTo === userId ? null : "case-not-yours";
  }
  if (move === "uphold" || move === "overturn") {
    return subject.decidedBy === userId ? "case-same-person" : null;
  }
  return null;
}

export function caseStatusAfter(status: CaseStatus, move: CaseMove): CaseStatus {
  return requireNext<CaseStatus, CaseMove>(caseLifecycle, status, move);
}
