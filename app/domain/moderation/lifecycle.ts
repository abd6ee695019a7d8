import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const movers = {
  assign: ["admin", "system"],
  /** Nobody's again: its holder is kept away from it, or is a moderator no more. */
  release: ["admin", "system"],
  review: ["admin"],
  await_party: ["admin"],
  answer: ["company", "institution", "system"],
  decide: ["admin"],
  appeal: ["company", "institution"],
  uphold: ["admin"],
  overturn: ["admin"],
  close: ["system"],
} as const satisfies MoveParties<string>;
export type CaseMove = keyof typeof movers;

/**
 * The lifecycle of a moderation case. The clock stops in "awaiting_party"; "close" ends a case whose subject was
 * withdrawn before it, or its appeal, was decided.
 */
export const caseLifecycle = {
  opened: { assign: "assigned", close: "closed" },
  assigned: { assign: "assigned", release: "opened", review: "in_review", close: "closed" },
  in_review: {
    assign: "assigned",
    release: "opened",
    await_party: "awaiting_party",
    decide: "decided",
    close: "closed",
  },
  awaiting_party: { answer: "in_review", release: "awaiting_party", close: "closed" },
  decided: { appeal: "appealed" },
  appealed: { uphold: "upheld", overturn: "overturned", close: "closed" },
  upheld: {},
  overturned: {},
  closed: {},
} as const satisfies LifecycleTable<string, CaseMove>;
export type CaseStatus = keyof typeof caseLifecycle;

const rules = lifecycleRules(caseLifecycle, movers, "case-wrong-state");
export const CASE_STATUSES = rules.statuses;
export const caseStatusAfter = rules.after;

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
  const no = rules.whyNot(subject.status, move, by);
  if (no === "case-wrong-state" && subject.status === "opened" && by === "admin") return "case-not-taken";
  if (no !== null) return no;
  if (move === "review" || move === "await_party" || move === "decide") {
    return subject.assignedTo === userId ? null : "case-not-yours";
  }
  if (move === "uphold" || move === "overturn") {
    return subject.decidedBy === userId ? "case-same-person" : null;
  }
  return null;
}
