import type { Party } from "#app/domain/accounts/actor.ts";
import { type LifecycleTable, type MoveParties, nextStatus, requireNext } from "#app/domain/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";

export const INSTITUTION_STATUSES = [
  "applied",
  "verification_pending",
  "active",
  "restricted",
  "suspended",
  "terminated",
] as const;
export type InstitutionStatus = (typeof INSTITUTION_STATUSES)[number];

export type InstitutionMove = "take" | "return" | "verify" | "restrict" | "suspend" | "restore" | "terminate";

/**
 * The lifecycle of an institution. "take": an admin starts to verify; "return": something is missing; a refused
 * application is terminated with its code. A restricted institution keeps its running deals and gets nothing new.
 */
export const institutionLifecycle = {
  applied: { take: "verification_pending", terminate: "terminated" },
  verification_pending: { return: "applied", verify: "active", terminate: "terminated" },
  active: { restrict: "restricted", suspend: "suspended", terminate: "terminated" },
  restricted: { restore: "active", suspend: "suspended", terminate: "terminated" },
  suspended: { restore: "active", terminate: "terminated" },
  terminated: {},
} as const satisfies LifecycleTable<InstitutionStatus, InstitutionMove>;

const movers: MoveParties<InstitutionMove> = {
  take: ["admin"],
  return: ["admin"],
  verify: ["admin"],
  restrict: ["admin", "system"],
  suspend: ["admin"],
  restore: ["admin"],
  terminate: ["admin", "institution"],
};

export type MovableInstitution = { status: InstitutionStatus; licenceExpiresOn: Day | null };

/** Null when the move is allowed; otherwise the reason. No institution becomes active on an expired licence. */
export function whyNotMoveInstitution(
  institution: MovableInstitution,
  move: InstitutionMove,
  by: Party,
  today: Day,
): RefusalCode | null {
  if (!movers[move].includes(by)) return "not-your-move";
  const next = nextStatus<InstitutionStatus, InstitutionMove>(institutionLifecycle, institution.status, move);
  if (next === null) return "institution-wrong-state";
  return next === "active" && !isLicenceValid(institution, today) ? "institution-licence-expired" : null;
}

/** Null when the institution may request introductions and issue offers; otherwise the reason. */
export function whyNotOfferCapital(institution: MovableInstitution, today: Day): RefusalCode | null {
  if (institution.status !== "active") return "institution-not-active";
  return isLicenceValid(institution, today) ? null : "institution-licence-expired";
}

export function institutionStatusAfter(status: InstitutionStatus, move: InstitutionMove): InstitutionStatus {
  return requireNext<InstitutionStatus, InstitutionMove>(institutionLifecycle, status, move);
}

/** A licence without an end is valid; others are valid through their last day. */
function isLicenceValid(institution: MovableInstitution, today: Day): boolean {
  return institution.licenceExpiresOn === null || institution.licenceExpiresOn >= today;
}
