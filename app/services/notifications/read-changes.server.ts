import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { isReader } from "#app/domain/accounts/member-roles.ts";
import { newSince, type Visit } from "#app/domain/dashboards/visits.ts";
import { isDue } from "#app/domain/notifications/waiting.ts";
import { listNotifiedSince } from "#db/queries/notifications/notifications.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** So many are shown; the rest is on the page of notifications. */
const SHOWN = 8;

/**
 * What the person was notified of since their last visit, the newest first, under their own policies. Null for readers,
 * who are notified of nothing.
 */
export async function readChanges(
  trx: ActorTransaction,
  actor: PartyActor | AdminActor,
  { visit, now }: { visit: Visit | null; now: Date },
) {
  if (actor.kind !== "admin" && isReader(actor.memberRole)) return null;
  const since = newSince(visit, now);
  const rows = await listNotifiedSince(trx, { since, limit: SHOWN + 1 });
  return {
    since,
    rows: rows.slice(0, SHOWN).map((row) => ({ ...row, side: actor.kind, isDue: isDue(row, now) })),
    hasMore: rows.length > SHOWN,
  };
}
