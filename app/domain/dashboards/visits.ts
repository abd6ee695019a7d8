/** A person's stays on their start page in one organization: the end of the one before, and when this one last was open. */
export interface Visit {
  since: Date;
  lastAt: Date;
}

/** A page that was not open for so long is visited anew. */
const AWAY_MINUTES = 30;
/** Before the first visit there is no moment since when: everything is new. */
const BEFORE_ALL = new Date(0);

/** From when on what changed is new to the person: reloads during a visit leave it as it is. */
export function newSince(visit: Visit | null, now: Date): Date {
  if (visit === null) return BEFORE_ALL;
  return isAway(visit, now) ? visit.lastAt : visit.since;
}

/** Whether everything is new to the person: it is their first visit, and they have not said that they have seen it. */
export function isFirstVisit(since: Date): boolean {
  return since.getTime() <= BEFORE_ALL.getTime();
}

/**
 * The visit after the page was open at `now`. `seenUntil`: the person said that they have seen all of it, and this is when
 * the newest change was that it showed: what is later stays new.
 */
export function visitAt(visit: Visit | null, now: Date, seenUntil: Date | null): Visit {
  // Another process's clock may be ahead: a visit never goes back.
  const lastAt = visit !== null && visit.lastAt > now ? visit.lastAt : now;
  const since = newSince(visit, now);
  const seen = seenUntil !== null && seenUntil > since ? seenUntil : since;
  return { since: seen > lastAt ? lastAt : seen, lastAt };
}

function isAway({ lastAt }: Visit, now: Date): boolean {
  return now.getTime() - lastAt.getTime() > AWAY_MINUTES * 60_000;
}
