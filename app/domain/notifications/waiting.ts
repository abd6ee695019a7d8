import { isNotified, notificationKind } from "./kinds.ts";

interface Waiting {
  kind: string;
  /** Of the subject; null where it is no longer visible. */
  status: string | null;
}

/** Whether what a notification asked for was done, by whomever. */
export function isHandled({ kind, status }: Waiting): boolean {
  if (!isNotified(kind) || status === null) return false;
  return notificationKind(kind).waits?.includes(status) === false;
}

/**
 * The deadline that a notification's text names: null once what it asked for was done. What it is about may have got
 * another one since: an introduction that was answered has the last day of its consent.
 */
export function namedDeadline({ until, ...waiting }: Waiting & { until: Date | null }): Date | null {
  return isHandled(waiting) ? null : until;
}

interface Timed extends Waiting {
  until: Date | null;
  /** Whether its ask or its institution is suspended: until that ends nobody can act, and its clock stands. */
  standsStill?: boolean | null;
}

/** Whether the reader must still act, by `until`. */
export function isDue({ kind, status, until, standsStill }: Timed, now: Date): boolean {
  if (!isNotified(kind) || status === null || until === null || until.getTime() <= now.getTime())
    return false;
  if (standsStill === true) return false;
  return notificationKind(kind).waits?.includes(status) ?? false;
}
