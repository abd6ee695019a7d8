import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";

const movers = {
  cancel: ["company", "institution", "admin"],
  wait: ["system"],
  execute: ["system"],
  finish: ["system"],
} as const satisfies MoveParties<string>;
export type DeletionMove = keyof typeof movers;

/**
 * The deletion of an account or an organization. After its term it is executed, or waits as long as something open
 * keeps it. An organization's records are erased in batches: once that has begun ("execute"), it goes on to its end.
 */
export const deletionLifecycle = {
  requested: { cancel: "cancelled", wait: "waiting", execute: "executing" },
  waiting: { cancel: "cancelled", wait: "waiting", execute: "executing" },
  executing: { finish: "executed" },
  executed: {},
  cancelled: {},
} as const satisfies LifecycleTable<string, DeletionMove>;
export type DeletionStatus = keyof typeof deletionLifecycle;

const rules = lifecycleRules(deletionLifecycle, movers, "deletion-wrong-state");
export const DELETION_STATUSES = rules.statuses;
export const DELETION_MOVES = rules.moves;
export const deletionStatusAfter = rules.after;
export const whyNotMoveDeletion = (
  { status }: { status: DeletionStatus },
  move: DeletionMove,
  by: Party,
): ReturnType<typeof rules.whyNot> => rules.whyNot(status, move, by);

/** Whether a deletion is under way: the statuses of the index of open ones. */
export const isOpenDeletion = (status: DeletionStatus): boolean =>
  Object.keys(deletionLifecycle[status]).length > 0;

/** For how many whole days after that of the request one may change one's mind. */
export const DELETION_DAYS = 14;
/** How many days before the last of them whoever asked is reminded. */
const DELETION_REMINDED_DAYS_BEFORE = 2;

/** The last day (Asia/Shanghai) on which a deletion requested at that instant can be cancelled. */
export function lastDayToCancel(requestedAt: Date): Day {
  return addDays(dayOf(requestedAt), DELETION_DAYS);
}

/** When it is carried out: the end of that day. */
export function deletionDueAt(requestedAt: Date): Date {
  return instantOf(lastDayToCancel(requestedAt), 24);
}

/** Deletions that are carried out until then are reminded of now: from the beginning of the second day before their last. */
export function remindedUntil(now: Date): Date {
  return instantOf(addDays(dayOf(now), DELETION_REMINDED_DAYS_BEFORE), 24);
}
