import type { LifecycleTable } from "#app/domain/lifecycle.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";

export type RecoveryMove = "propose" | "approve" | "decline" | "cancel" | "lapse" | "use";

/**
 * The lifecycle of a recovery: asked for by whoever knows the password, approved by an owner, or proposed by one admin
 * and approved by another; usable a day later, once, with a second factor that is set up then.
 */
export const recoveryLifecycle = {
  requested: {
    propose: "proposed",
    approve: "approved",
    decline: "declined",
    cancel: "cancelled",
    lapse: "lapsed",
  },
  proposed: { approve: "approved", decline: "declined", cancel: "cancelled", lapse: "lapsed" },
  approved: { cancel: "cancelled", lapse: "lapsed", use: "done" },
  done: {},
  declined: {},
  cancelled: {},
  lapsed: {},
} as const satisfies LifecycleTable<string, RecoveryMove>;
export type RecoveryStatus = keyof typeof recoveryLifecycle;
export const RECOVERY_STATUSES = Object.keys(recoveryLifecycle) as readonly RecoveryStatus[];
export const OPEN_RECOVERY_STATUSES = ["requested", "proposed", "approved"] as const;

/** The status after a move that has been allowed; an impossible one is a bug. */
export function recoveryStatusAfter(status: RecoveryStatus, move: RecoveryMove): RecoveryStatus {
  const moves: Partial<Record<RecoveryMove, RecoveryStatus>> = recoveryLifecycle[status];
  const next = moves[move];
  if (next === undefined) throw new Error(`No move ${move} from ${status}`);
  return next;
}

/** Between the last approval and the first use: the time in which whoever is told may stop it. */
const RECOVERY_DELAY_HOURS = 24;
/** For how long it may then be used. */
const RECOVERY_USABLE_DAYS = 7;
/** For how long a request waits for an approval. */
const RECOVERY_REQUEST_DAYS = 7;

/** How an approver made sure who asks; recorded as a code. */
export const VERIFICATIONS = ["met_in_person", "called_known_number", "video_with_document"] as const;
export type Verification = (typeof VERIFICATIONS)[number];

/** What people are told by e-mail. */
export const RECOVERY_CHANGES = [
  "requested",
  "proposed",
  "approved",
  "usable",
  "done",
  "declined",
  "cancelled",
  "lapsed",
] as const;
export type RecoveryChange = (typeof RECOVERY_CHANGES)[number];

/** Why one was stopped; of a lapse by the clock there is no reason. */
export const RECOVERY_END_REASONS = [
  "by_person",
  "by_link",
  "code_used",
  "password_changed",
  "by_owner",
  "by_admin",
  "by_operator",
  "membership_changed",
] as const;
export type RecoveryEndReason = (typeof RECOVERY_END_REASONS)[number];

/** Who approves: an owner of the person's organization, or two admins. */
export type Deciders = "owner" | "admins";

/** For so many days after a password was set by the link of an e-mail, two admins decide. */
const RESET_COUNTS_DAYS = 30;

/**
 * Who approves the recovery of a person. An owner decides for a member of this one organization; for owners, admins and
 * whoever belongs to several organizations or to none, two admins decide: no organization alone opens what acts elsewhere.
 * Two admins also decide for 30 days after the password was reset by e-mail: an owner may read the mailbox, and would
 * approve what they asked for themselves.
 */
export function decidersOf({ role, memberships, passwordResetAt }: PersonInRoles, now: Date): Deciders {
  const [only, ...more] = memberships;
  const isOfOne = role !== "admin" && only !== undefined && more.length === 0 && only.role !== "owner";
  const isReset = passwordResetAt !== null && now < hoursAfter(passwordResetAt, RESET_COUNTS_DAYS * 24);
  return isOfOne && !isReset ? "owner" : "admins";
}

export interface PersonInRoles {
  /** "admin" for the operator's people. */
  role: string | null;
  memberships: readonly { organizationId: string; role: MemberRole }[];
  /** When the password was last reset by e-mail. */
  passwordResetAt: Date | null;
}

export interface OpenRecovery {
  userId: string;
  status: RecoveryStatus;
  deciders: Deciders;
  organizationId: string | null;
  approvedBy: string | null;
  usableFrom: Date | null;
  endsAt: Date;
}

/** Who decides: an owner for their organization, an admin, or the operator at the server, with how many admins could instead. */
export type Decider =
  | { kind: "owner"; userId: string; organizationId: string }
  | { kind: "admin"; userId: string }
  | { kind: "operator"; ableAdmins: number };

/**
 * Null when a decider may approve: "recovery-own" for one's own, "recovery-not-yours" for whoever does not decide it,
 * "confirmation-same-person" for the admin who proposed it, "recovery-admins-able" for the operator where two admins
 * could decide, "recovery-wrong-state" once approved, ended or overdue.
 */
export function whyNotApproveRecovery(recovery: OpenRecovery, by: Decider, now: Date): RefusalCode | null {
  if (by.kind !== "operator" && by.userId === recovery.userId) return "recovery-own";
  const refused = whyNotDecider(recovery, by);
  if (refused !== null) return refused;
  const isWaiting = recovery.status === "requested" || recovery.status === "proposed";
  if (!isWaiting || recovery.endsAt <= now) return "recovery-wrong-state";
  const isAgain = by.kind === "admin" && recovery.status === "proposed" && recovery.approvedBy === by.userId;
  return isAgain ? "confirmation-same-person" : null;
}

function whyNotDecider(recovery: OpenRecovery, by: Decider): RefusalCode | null {
  if (recovery.deciders === "owner")
    return by.kind === "owner" && by.organizationId === recovery.organizationId ? null : "recovery-not-yours";
  if (by.kind === "operator") return by.ableAdmins >= 2 ? "recovery-admins-able" : null;
  return by.kind === "admin" ? null : "recovery-not-yours";
}

/** What an approval is: of two admins the first proposes. */
export function approvalMove({ status }: Pick<OpenRecovery, "status">, by: Decider): "propose" | "approve" {
  return by.kind === "admin" && status === "requested" ? "propose" : "approve";
}

/** When an approval of this instant makes it usable, and until when. */
export function recoveryUsable(now: Date): { usableFrom: Date; endsAt: Date } {
  const usableFrom = hoursAfter(now, RECOVERY_DELAY_HOURS);
  return { usableFrom, endsAt: hoursAfter(usableFrom, RECOVERY_USABLE_DAYS * 24) };
}

/** Until when a request waits for an approval. */
export function recoveryRequestEndsAt(now: Date): Date {
  return hoursAfter(now, RECOVERY_REQUEST_DAYS * 24);
}

/** What stopping it is: declined before it was approved, cancelled after. */
export function stopMove({ status }: Pick<OpenRecovery, "status">): "decline" | "cancel" {
  return status === "approved" ? "cancel" : "decline";
}

/** Null while it can be stopped; "recovery-wrong-state" once it has ended. */
export function whyNotStopRecovery({ status }: Pick<OpenRecovery, "status">): RefusalCode | null {
  return isOpenRecovery(status) ? null : "recovery-wrong-state";
}

export function isOpenRecovery(status: RecoveryStatus): boolean {
  return (OPEN_RECOVERY_STATUSES as readonly RecoveryStatus[]).includes(status);
}

/**
 * Null when the person may set up a new second factor: approved, a day ago, not overdue ("recovery-too-early",
 * "recovery-wrong-state"), and decided by whoever would decide now ("recovery-outdated").
 */
export function whyNotUseRecovery(
  recovery: OpenRecovery,
  person: PersonInRoles,
  now: Date,
): RefusalCode | null {
  if (recovery.status !== "approved" || recovery.usableFrom === null) return "recovery-wrong-state";
  if (now < recovery.usableFrom) return "recovery-too-early";
  if (recovery.endsAt <= now) return "recovery-wrong-state";
  // What two admins decided needs nobody else, whoever would decide now.
  const isAsThen =
    recovery.deciders === "admins" ||
    (decidersOf(person, now) === "owner" &&
      person.memberships[0]?.organizationId === recovery.organizationId);
  return isAsThen ? null : "recovery-outdated";
}

function hoursAfter(at: Date, hours: number): Date {
  return new Date(at.getTime() + hours * 3_600_000);
}
