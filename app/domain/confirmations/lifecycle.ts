import { deadlineAfter } from "#app/domain/clocks.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";

/**
 * Acts of one admin that another must confirm. A suspension works at once, and is undone unless it is confirmed; an
 * admin's role and the recovery of an account begin with the confirmation, and lapse without effect otherwise.
 */
export type ConfirmationKind =
  | "suspension"
  | "ask-suspension"
  | "admin-role"
  | "recovery"
  | "fee-waiver"
  | "fee-adjustment"
  | "bank-match"
  | "over-payment-return";

/** `overtaken`: a later act on the same subject made it void; `lapsed`: nobody confirmed it in time. */
export type ConfirmationStatus = "open" | "confirmed" | "declined" | "lapsed" | "overtaken";

export const CONFIRMATION_VERDICTS = ["confirm", "decline"] as const;
export type ConfirmationVerdict = (typeof CONFIRMATION_VERDICTS)[number];
const afterVerdict = { confirm: "confirmed", decline: "declined" } as const;

/** Another admin has one working day: until 18:00 Asia/Shanghai of the next one. */
export const CONFIRMED_WITHIN_WORKING_DAYS = 1;

/**
 * Until when an act at `at` must be confirmed, or is undone; null on a platform with one admin, whose act stands and is
 * flagged.
 */
export function confirmationDueAt(at: Date, calendar: WorkingDays, admins: number): Date | null {
  return admins > 1 ? deadlineAfter(at, CONFIRMED_WITHIN_WORKING_DAYS, calendar) : null;
}

export interface MovableConfirmation {
  status: ConfirmationStatus;
  proposedBy: string;
  dueAt: Date | null;
}

/** Null when this admin may settle it: another than who acted, in time. */
export function whyNotSettleConfirmation(
  { status, proposedBy, dueAt }: MovableConfirmation,
  userId: string,
  now: Date,
): RefusalCode | null {
  if (status !== "open" || (dueAt !== null && dueAt <= now)) return "confirmation-wrong-state";
  return proposedBy === userId ? "confirmation-same-person" : null;
}

export function confirmationStatusAfter(verdict: ConfirmationVerdict): "confirmed" | "declined" {
  return afterVerdict[verdict];
}
