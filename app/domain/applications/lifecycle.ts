import type { Party } from "#app/domain/accounts/actor.ts";
import { type Life, type Movers, nextStatus } from "#app/domain/lifecycle.ts";
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

/** The whole life of an application. The decision clock runs from "complete". */
export const applicationLife = {
  submitted: {
    mark_incomplete: "incomplete",
    mark_complete: "complete",
    offer: "offered",
    decline: "declined",
    withdraw: "withdrawn",
  },
  incomplete: { mark_complete: "complete", decline: "declined", withdraw: "withdrawn" },
  complete: {
    mark_incomplete: "incomplete",
    review: "under_review",
    offer: "offered",
    decline: "declined",
    withdraw: "withdrawn",
  },
  under_review: {
    mark_incomplete: "incomplete",
    offer: "offered",
    decline: "declined",
    withdraw: "withdrawn",
  },
  offered: {
    originate: "originated",
    end_unaccepted: "approved_not_accepted",
    close: "closed",
    decline: "declined",
    withdraw: "withdrawn",
  },
  closed: {},
  declined: { reopen: "under_review" },
  withdrawn: {},
  approved_not_accepted: {},
  originated: {},
} as const satisfies Life<ApplicationStatus, ApplicationMove>;

const movers: Movers<ApplicationMove> = {
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

/** Null when the move is allowed; otherwise the one reason why it isn't. */
export function whyNotMove(
  application: { status: ApplicationStatus },
  move: ApplicationMove,
  by: Party,
): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  const next = nextStatus<ApplicationStatus, ApplicationMove>(applicationLife, application.status, move);
  return next === null ? "application-wrong-state" : null;
}
