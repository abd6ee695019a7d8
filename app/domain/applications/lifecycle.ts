import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

const whileOpen = { decline: "declined", withdraw: "withdrawn", close: "closed" } as const;

const movers = {
  mark_incomplete: ["institution"],
  mark_complete: ["institution", "system"],
  review: ["institution"],
  offer: ["institution", "system"],
  decline: ["institution"],
  withdraw: ["company"],
  originate: ["system"],
  lose_money: ["system"],
  lose_deal: ["system"],
  end_unaccepted: ["system"],
  close: ["system"],
  reopen: ["institution"],
} as const satisfies MoveParties<string>;
export type ApplicationMove = keyof typeof movers;

/**
 * The lifecycle of an application. The decision clock runs from "complete". Further requests while something is missing
 * leave it incomplete. When all its money is reversed, it is offered again while its deal goes on ("lose_money"), else
 * closed ("lose_deal"). "close" follows the end of the consent, of the company's search, or of a deal without money.
 * "withdraw" binds: it ends the consent. A decline leaves that, and can be reopened.
 */
export const applicationLifecycle = {
  submitted: { ...whileOpen, mark_incomplete: "incomplete", mark_complete: "complete", offer: "offered" },
  incomplete: { ...whileOpen, mark_incomplete: "incomplete", mark_complete: "complete", offer: "offered" },
  complete: { ...whileOpen, mark_incomplete: "incomplete", review: "under_review", offer: "offered" },
  under_review: { ...whileOpen, mark_incomplete: "incomplete", offer: "offered" },
  offered: { ...whileOpen, originate: "originated", end_unaccepted: "approved_not_accepted" },
  closed: {},
  declined: { reopen: "under_review", close: "closed" },
  withdrawn: {},
  approved_not_accepted: {},
  originated: { lose_money: "offered", lose_deal: "closed" },
} as const satisfies LifecycleTable<string, ApplicationMove>;
export type ApplicationStatus = keyof typeof applicationLifecycle;

const rules = lifecycleRules(applicationLifecycle, movers, "application-wrong-state", ["withdraw"]);
export const APPLICATION_STATUSES = rules.statuses;
export const APPLICATION_MOVES = rules.moves;
export const APPLICATION_BINDS = rules.binds;
export const applicationStatusAfter = rules.after;

/** The statuses in which one of the two sides still has to act. */
const OPEN_APPLICATION_STATUSES = [
  "submitted",
  "incomplete",
  "complete",
  "under_review",
  "offered",
] as const satisfies readonly ApplicationStatus[];

export function isOpenApplication(status: ApplicationStatus): boolean {
  return (OPEN_APPLICATION_STATUSES as readonly ApplicationStatus[]).includes(status);
}

export type MovableApplication = {
  status: ApplicationStatus;
  /** An offer on it can still be accepted, or a deal from it is in progress: those must end first. */
  hasOffer?: boolean;
};

/**
 * Null when the move is allowed; otherwise the reason: "not-your-move" for the other side's, "application-wrong-state"
 * where the lifecycle has no such move, "application-offer-open" where an open offer or a deal depends on it.
 */
export function whyNotMoveApplication(
  { status, hasOffer = false }: MovableApplication,
  move: ApplicationMove,
  by: Party,
): RefusalCode | null {
  const isHeld = hasOffer && (move === "decline" || move === "withdraw");
  return rules.whyNot(status, move, by) ?? (isHeld ? "application-offer-open" : null);
}
