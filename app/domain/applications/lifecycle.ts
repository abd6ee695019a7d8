import type { Party } from "#app/domain/accounts/actor.ts";
import { type LifecycleTable, type MoveParties, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

export const APPLICATION_STATUSES = [
  "submitted",
  "incomplete",
  "complete",
  "under_review",
  "offered",
  "closed",
  "declined",
  "withdrawn",
  "approved_not_accepted",
  "originated",
] as const;
export type ApplicationStatus = (typeof APPLICATION_STATUSES)[number];

export const APPLICATION_MOVES = [
  "mark_incomplete",
  "mark_complete",
  "review",
  "offer",
  "decline",
  "withdraw",
  "originate",
  "end_unaccepted",
  "close",
  "reopen",
] as const;
export type ApplicationMove = (typeof APPLICATION_MOVES)[number];

const whileOpen = { decline: "declined", withdraw: "withdrawn", close: "closed" } as const;

/**
 * The lifecycle of an application. The decision clock runs from "complete". Further requests while something is missing
 * leave it incomplete. "close" follows the end of the consent, of the company's search, or of a deal without money.
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
  originated: {},
} as const satisfies LifecycleTable<ApplicationStatus, ApplicationMove>;

const movers: MoveParties<ApplicationMove> = {
  mark_incomplete: ["institution"],
  mark_complete: ["institution", "system"],
  review: ["institution"],
  offer: ["institution", "system"],
  decline: ["institution"],
  withdraw: ["company"],
  originate: ["system"],
  end_unaccepted: ["system"],
  close: ["system"],
  reopen: ["institution"],
};

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
  if (!movers[move].includes(by)) return "not-your-move";
  const next = nextStatus<ApplicationStatus, ApplicationMove>(applicationLifecycle, status, move);
  if (next === null) return "application-wrong-state";
  return hasOffer && (move === "decline" || move === "withdraw") ? "application-offer-open" : null;
}

export function applicationStatusAfter(status: ApplicationStatus, move: ApplicationMove): ApplicationStatus {
  return requireNext<ApplicationStatus, ApplicationMove>(applicationLifecycle, status, move);
}
