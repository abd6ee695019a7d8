/** A person's stays on their start page in one organization: the end of the one before, and when this one last was open. */
export interface Visit {
  since: Date;
  lastAt: Date;
}

/** A page that was not open for so long is visited anew. */
const AWAY_MINUTES = 30;
/** Before the first visit everything is new: so many days of it are shown. */
const FIRST_VISIT_DAYS = 7;

/** From when on what changed is new to the person: reloads during a visit leave it as it is. */
export function newSince(visit: Visit | null, now: Date): Date {
  if (visit === null) return new Date(now.getTime() - FIRST_VISIT_DAYS * 86_400_000);
  return isAway(visit, now) ? visit.lastAt : visit.since;
}

/** The visit after the page was open at `now`; `isSeen`: the person said that they have seen all of it. */
export function visitAt(visit: Visit | null, now: Date, { isSeen }: { isSeen: boolean }): Visit {
  // Another process's clock may be ahead: a visit never goes back.
  const lastAt = visit !== null && visit.lastAt > now ? visit.lastAt : now;
  return { since: isSeen ? lastAt : newSince(visit, now), lastAt };
}

function isAway({ lastAt }: Visit, now: Date): boolean {
  return now.getTime() - lastAt.getTime() > AWAY_MINUTES * 60_000;
}
