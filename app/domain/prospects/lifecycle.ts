import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const movers = {
  submit: ["company"],
  take: ["admin"],
  request_changes: ["admin"],
  reject: ["admin"],
  appeal: ["company"],
  publish: ["admin"],
  pause: ["company", "system"],
  resume: ["company"],
  confirm: ["company"],
  fund: ["system"],
  close: ["company"],
  expire: ["system"],
  reopen: ["system"],
  withdraw: ["company"],
  suspend: ["admin"],
  reinstate: ["admin", "system"],
  reinstate_paused: ["admin", "system"],
} as const satisfies MoveParties<string>;
export type ProspectMove = keyof typeof movers;

/**
 * The lifecycle of a prospect. A change to a published prospect is a version with its own lifecycle
 * (versions/lifecycle.ts) and moves nothing here. "confirm" states that the prospect is still valid and restarts the
 * 180 days; an expired one is submitted again. "fund" is automatic once the maximum sought is confirmed; "close" is the
 * company's choice once the minimum is (funding.ts). "reopen" follows a reversed drawdown that leaves less: what ended
 * with the search stays ended, its teaser is gone, and the company submits it again or waits for the money. "withdraw",
 * "close" and "fund" bind: open offers and requests of institutions end with them, so that whoever confirms the money
 * that fills the ask reads a review first. Those on an expired prospect stay: whoever issued them is bound until their
 * own end. So do those on a suspended one, which wait (suspension.ts); the system reinstates where nobody confirmed the
 * suspension, and "reinstate_paused" leaves it off the market.
 */
export const prospectLifecycle = {
  draft: { submit: "submitted", withdraw: "withdrawn" },
  submitted: { take: "under_review", withdraw: "withdrawn" },
  under_review: {
    request_changes: "changes_requested",
    reject: "rejected",
    publish: "published",
    withdraw: "withdrawn",
  },
  changes_requested: { submit: "submitted", withdraw: "withdrawn" },
  rejected: { appeal: "under_review" },
  published: {
    pause: "paused",
    confirm: "published",
    fund: "funded",
    close: "funded",
    expire: "expired",
    withdraw: "withdrawn",
    suspend: "suspended",
  },
  paused: {
    resume: "published",
    fund: "funded",
    close: "funded",
    expire: "expired",
    withdraw: "withdrawn",
    suspend: "suspended",
  },
  funded: { reopen: "expired" },
  expired: { submit: "submitted", fund: "funded", close: "funded", withdraw: "withdrawn" },
  withdrawn: {},
  suspended: {
    reinstate: "published",
    reinstate_paused: "paused",
    withdraw: "withdrawn",
  },
} as const satisfies LifecycleTable<string, ProspectMove>;
export type ProspectStatus = keyof typeof prospectLifecycle;

const rules = lifecycleRules(
  prospectLifecycle,
  movers,
  (status) => {
    if (status === "funded") return "prospect-funded";
    return status === "suspended" ? "prospect-suspended" : "prospect-wrong-state";
  },
  ["suspend", "reinstate", "reinstate_paused", "withdraw", "close", "fund"],
);
export const PROSPECT_STATUSES = rules.statuses;
export const PROSPECT_MOVES = rules.moves;
export const PROSPECT_BINDS = rules.binds;
export const prospectStatusAfter = rules.after;

/** Days that a published prospect stays valid without confirmation, and days before the end to warn. */
export const PROSPECT_VALID_DAYS = 180;
export const PROSPECT_WARNED_DAYS_BEFORE = 14;

export type MovableProspect = { status: ProspectStatus; appealed: boolean };

/** Null when the move is allowed; otherwise the reason. One appeal per prospect. */
export function whyNotMoveProspect(
  prospect: MovableProspect,
  move: ProspectMove,
  by: Party,
): RefusalCode | null {
  const isUsed = move === "appeal" && prospect.appealed;
  return rules.whyNot(prospect.status, move, by) ?? (isUsed ? "prospect-appeal-used" : null);
}

/**
 * The same of a company that appeals or submits. It has one prospect under way at a time: beside another that is, none
 * comes back, neither one that was rejected nor one that expired, as a reversed drawdown leaves it.
 */
export function whyNotSend(
  prospect: MovableProspect,
  move: "appeal" | "submit",
  isOtherOpen: boolean,
): RefusalCode | null {
  const comesBack = move === "appeal" || prospect.status === "expired";
  const no = whyNotMoveProspect(prospect, move, "company");
  return no ?? (comesBack && isOtherOpen ? "prospect-open-already" : null);
}

/** What institutions see, or will again without a moderator: at most one of a company's. */
export const SHOWN_STATUSES = ["published", "paused", "suspended"] as const satisfies ProspectStatus[];
