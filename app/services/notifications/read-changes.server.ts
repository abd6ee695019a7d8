import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { isReader } from "#app/domain/accounts/member-roles.ts";
import { deadlineDays } from "#app/domain/clocks.ts";
import { isFirstVisit, newSince, type Visit } from "#app/domain/dashboards/visits.ts";
import { isDue } from "#app/domain/notifications/waiting.ts";
import type { WorkingDays } from "#app/lib/working-days.ts";
import { listMovedSince } from "#db/queries/notifications/moved-matters.ts";
import { listNotifiedSince } from "#db/queries/notifications/notifications.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** So many are shown; the rest is on the page of notifications. */
const SHOWN = 5;
/** Readers have no such page: so many changes are shown to them. */
const SHOWN_TO_READERS = 20;

/**
 * What the person was notified of since their last visit, the newest first, under their own policies. Readers are
 * notified of nothing: they get the matters that have changed their state.
 */
export async function readChanges(
  trx: ActorTransaction,
  actor: PartyActor | AdminActor,
  { visit, now, workingDays }: { visit: Visit | null; now: Date; workingDays: WorkingDays },
) {
  const newest = newSince(visit, now);
  /** Null at the first visit: everything is new. */
  const since = isFirstVisit(newest) ? null : newest;
  if (actor.kind !== "admin" && isReader(actor.memberRole)) {
    const moved = await listMovedSince(trx, sideOf(actor), { since: newest, limit: SHOWN_TO_READERS });
    return { since, rows: [], moved: moved.map((one) => ({ ...one, side: actor.kind })), hasMore: false };
  }
  const rows = await listNotifiedSince(trx, {
    since: newest,
    limit: SHOWN + 1,
    calendar: deadlineDays(now, workingDays),
    isInstitution: actor.kind === "institution",
  });
  return {
    since,
    rows: rows.slice(0, SHOWN).map((row) => ({ ...row, side: actor.kind, isDue: isDue(row, now) })),
    moved: [],
    hasMore: rows.length > SHOWN,
  };
}

function sideOf(actor: PartyActor) {
  return actor.kind === "company" ? { companyId: actor.companyId } : { institutionId: actor.institutionId };
}
