import type {
  ConsentDays,
  ConsentRequestStatus,
  ConsentStep,
  FieldGroup,
} from "#app/domain/codes/consents.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { RefusalCode } from "#app/domain/refusal.ts";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import type { MattersOfIntroduction } from "./matters.ts";

/** What a consent in force opens, and its end: the midnight after its last day. */
export type ConsentTerms = { fieldGroups: readonly FieldGroup[]; expiresAt: Date };

/** What a company removes from a consent: groups, days at its end, or both. */
export type Narrowing = { without: readonly FieldGroup[]; lastDay: Day | null };

/** What a company adds to a consent: groups, days from today on, or both. */
export type Extension = { added: readonly FieldGroup[]; days: ConsentDays | null };

/** Calendar days before the end of a consent when both sides are warned. */
export const CONSENT_WARNED_DAYS_BEFORE = 7;

/** The last day of Asia/Shanghai on which a consent with that end is in force. */
export function lastDayOf(expiresAt: Date): Day {
  return dayOf(new Date(expiresAt.getTime() - 1));
}

/**
 * Null when a consent in force can be narrowed so: it loses groups, or ends earlier, today at the earliest.
 * "consent-unchanged" where nothing is removed; "consent-not-narrower" for a group that it doesn't open, for its
 * identity (to be anonymous again, the company revokes), and for a day in the past or no earlier than its last one.
 */
export function whyNotNarrow(
  consent: ConsentTerms,
  { without, lastDay }: Narrowing,
  now: Date,
): RefusalCode | null {
  if (without.length === 0 && lastDay === null) return "consent-unchanged";
  const has = (group: FieldGroup) => group !== "identity" && consent.fieldGroups.includes(group);
  if (!without.every(has)) return "consent-not-narrower";
  const isEarlier = lastDay === null || (lastDay >= dayOf(now) && lastDay < lastDayOf(consent.expiresAt));
  return isEarlier ? null : "consent-not-narrower";
}

/** The consent after the removal. */
export function narrowed(consent: ConsentTerms, { without, lastDay }: Narrowing): ConsentTerms {
  return {
    fieldGroups: consent.fieldGroups.filter((group) => !without.includes(group)),
    expiresAt: lastDay === null ? consent.expiresAt : instantOf(addDays(lastDay, 1)),
  };
}

/**
 * Null when a consent can be extended so: by groups that it doesn't open yet, or to a later end; one that is over, to a
 * later end at any rate. "consent-unchanged" where nothing is added, "consent-not-wider" where it already opens the
 * group or lasts that long.
 */
export function whyNotExtend(
  consent: ConsentTerms,
  { added, days }: Extension,
  now: Date,
): RefusalCode | null {
  const isOver = consent.expiresAt <= now;
  if (days === null && (isOver || added.length === 0)) return "consent-unchanged";
  if (added.some((group) => consent.fieldGroups.includes(group))) return "consent-not-wider";
  return days === null || endAfter(days, now) > consent.expiresAt ? null : "consent-not-wider";
}

/** The consent after the addition. */
export function extended(consent: ConsentTerms, { added, days }: Extension, now: Date): ConsentTerms {
  return {
    fieldGroups: [...new Set([...consent.fieldGroups, ...added])],
    expiresAt: days === null ? consent.expiresAt : endAfter(days, now),
  };
}

/**
 * Null when a company can renew its consent after this has ended by its time: while what it was given for goes on, be it
 * the ask, an open offer or a deal.
 */
export function whyNotRenew(
  askStatus: ProspectStatus,
  { offer, deal }: Pick<MattersOfIntroduction, "offer" | "deal">,
): RefusalCode | null {
  return offer === null && deal === null ? whyNotOnStatus(askStatus) : null;
}

/** Whether a document can be opened only by extending this consent: it doesn't cover documents yet. */
export function needsExtensionToOpen(consent: { fieldGroups: readonly string[] } | null): boolean {
  return consent?.fieldGroups.includes("documents" satisfies FieldGroup) !== true;
}

/**
 * Whether what was read under a consent still holds under the one in force, by the steps in between: each only added to
 * it. One that narrowed it, or gave it anew after an end, may have taken away what was read.
 */
export function holdsAfter(steps: readonly ConsentStep[]): boolean {
  return steps.every((step) => step === "extended");
}

/** Whether a review that named this last day, if any, still holds for a consent that would end then. */
export function isLastDay(shown: Day | undefined, expiresAt: Date): boolean {
  return shown === undefined || shown === lastDayOf(expiresAt);
}

/** The end of a consent that is valid for this many days from today. */
export function endAfter(days: ConsentDays, now: Date): Date {
  return instantOf(addDays(dayOf(now), days + 1));
}

/** Whether a consent gives all that a request for more asked for: every group, and as many days as from its day on. */
export function coversRequest(
  { fieldGroups, expiresAt }: ConsentTerms,
  request: { fieldGroups: readonly string[]; days: number | null; requestedAt: Date },
): boolean {
  const opened: readonly string[] = fieldGroups;
  const { days, requestedAt } = request;
  const isLongEnough = days === null || expiresAt >= endAfter(days as ConsentDays, requestedAt);
  return isLongEnough && request.fieldGroups.every((group) => opened.includes(group));
}

/** The result of a request for more: an unanswered one ends with the consent that it asked about. */
export function outcomeOfRequest(
  status: ConsentRequestStatus,
  isInForce: boolean,
): ConsentRequestStatus | "lapsed" {
  return status === "requested" && !isInForce ? "lapsed" : status;
}

/** The sequence of a consent while it is in force, as reviews name it; 0 for none. */
export function sequenceInForce(
  consent: { sequence: number; revokedAt: Date | null; expiresAt: Date } | undefined,
  now: Date,
): number {
  return consent !== undefined && consent.revokedAt === null && consent.expiresAt > now
    ? consent.sequence
    : 0;
}
