import type { Party } from "#app/domain/accounts/actor.ts";
import { lifecycleRules, type LifecycleTable, type MoveParties } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";

const movers = {
  take: ["admin"],
  return: ["admin"],
  verify: ["admin"],
  refuse: ["admin"],
  restrict: ["admin", "system"],
  suspend: ["admin"],
  restore: ["admin"],
  restore_restricted: ["admin"],
  terminate: ["admin", "institution"],
  lift: ["admin", "system"],
  lift_restricted: ["admin", "system"],
} as const satisfies MoveParties<string>;
export type InstitutionMove = keyof typeof movers;

/**
 * The lifecycle of an institution. "take": an admin starts to verify; "return": something is missing;
 * "refuse": a first application ends with its codes, and with it the account, before anything was verified; "lift": a
 * suspension was not confirmed; "restore_restricted": it was restricted before its suspension, and is so again. A
 * restricted institution keeps its running deals and gets nothing new.
 */
export const institutionLifecycle = {
  applied: { take: "verification_pending", terminate: "terminated" },
  verification_pending: {
    return: "applied",
    verify: "active",
    refuse: "terminated",
    terminate: "terminated",
  },
  active: { restrict: "restricted", suspend: "suspended", terminate: "terminated" },
  restricted: { restore: "active", suspend: "suspended", terminate: "terminated" },
  suspended: {
    restore: "active",
    restore_restricted: "restricted",
    terminate: "terminated",
    lift: "active",
    lift_restricted: "restricted",
  },
  terminated: {},
} as const satisfies LifecycleTable<string, InstitutionMove>;
export type InstitutionStatus = keyof typeof institutionLifecycle;

const rules = lifecycleRules(institutionLifecycle, movers, "institution-wrong-state", [
  "refuse",
  "restrict",
  "suspend",
  "restore",
  "restore_restricted",
  "terminate",
]);
export const INSTITUTION_STATUSES = rules.statuses;
export const INSTITUTION_BINDS = rules.binds;
export const institutionStatusAfter = rules.after;

export type MovableInstitution = { status: InstitutionStatus; licenceExpiresOn: Day | null };

/** Null when the move is allowed; otherwise the reason. No institution becomes active on an expired licence. */
export function whyNotMoveInstitution(
  institution: MovableInstitution,
  move: InstitutionMove,
  by: Party,
  today: Day,
): RefusalCode | null {
  const no = rules.whyNot(institution.status, move, by);
  if (no !== null) return no;
  const isActive = institutionStatusAfter(institution.status, move) === "active";
  return isActive && !isLicenceValid(institution, today) ? "institution-licence-expired" : null;
}

/** The move that restores an institution; `beforeSuspension`: what it was before, of one that is suspended. */
export function moveThatRestores(
  status: InstitutionStatus,
  beforeSuspension: string | null,
): "restore" | "restore_restricted" {
  return status === "suspended" && beforeSuspension === "restricted" ? "restore_restricted" : "restore";
}

/**
 * The move that undoes an unconfirmed suspension. No institution becomes active on an expired licence: it is restricted
 * then.
 */
export function moveThatLifts(
  institution: MovableInstitution,
  beforeStatus: string,
  today: Day,
): "lift" | "lift_restricted" {
  return beforeStatus === "active" && isLicenceValid(institution, today) ? "lift" : "lift_restricted";
}

/** Null when an institution of this status may start something new with a company; otherwise the reason. */
export function whyNotStartNew(status: InstitutionStatus): RefusalCode | null {
  if (status === "active") return null;
  return status === "restricted" ? "institution-restricted" : "institution-not-active";
}

/** Null when the institution may request introductions and issue offers; otherwise the reason. */
export function whyNotOfferCapital(institution: MovableInstitution, today: Day): RefusalCode | null {
  const no = whyNotStartNew(institution.status);
  if (no !== null) return no;
  return isLicenceValid(institution, today) ? null : "institution-licence-expired";
}

/**
 * Whether an institution that has applied is being verified: it may draft what it will offer, and learns nothing of the
 * market.
 */
export function isBeingVerified(status: InstitutionStatus | null): boolean {
  return status === "applied" || status === "verification_pending";
}

/**
 * Null when the organization may invite people and change roles; otherwise the reason: a suspended or terminated
 * institution gives nobody new access. A company, and an institution that has not applied yet, has no status.
 */
export function whyNotGiveAccess(status: InstitutionStatus | null): RefusalCode | null {
  return isStopped(status) ? "institution-not-active" : null;
}

/** Since when one that is suspended is so; an imported one has only its last change. */
export function stoppedSince({ stoppedAt, updatedAt }: { stoppedAt: Date | null; updatedAt: Date }): Date {
  return stoppedAt ?? updatedAt;
}

/** Whether an institution is suspended or has left: of what it has with companies only deals under way go on. */
export function isStopped(status: InstitutionStatus | null): status is "suspended" | "terminated" {
  return status === "suspended" || status === "terminated";
}

/**
 * Whether the clocks of what an institution has before a deal stand still: neither it nor the company can answer
 * meanwhile. With one that has left nothing is awaited any more, and what is open ends by its deadline.
 */
export function isAtStandstill(status: InstitutionStatus | null): boolean {
  return status === "suspended";
}

/**
 * Null when a company may agree on something new with the institution, and open more of itself to it; otherwise the
 * reason. A restricted one stands by what it has issued; a stopped one is null where only its public row was asked for.
 */
export function whyNotAgreeWith(status: InstitutionStatus | null): RefusalCode | null {
  return status === null || isStopped(status) ? "offer-institution-suspended" : null;
}

/**
 * Null when a company may begin to open itself to the institution; otherwise the reason. A restricted one could read it
 * and would be refused to offer anything.
 */
export function whyNotOpenTo(status: InstitutionStatus | null): RefusalCode | null {
  return status === "restricted" ? "introduction-institution-restricted" : whyNotAgreeWith(status);
}

/** A licence without an end is valid; others are valid through their last day. */
function isLicenceValid(institution: MovableInstitution, today: Day): boolean {
  return institution.licenceExpiresOn === null || institution.licenceExpiresOn >= today;
}
