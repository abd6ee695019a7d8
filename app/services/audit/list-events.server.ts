import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { EventFilter } from "#app/domain/events/event-filter.ts";
import { addDays, instantOf } from "#app/lib/days.ts";
import { decodeCursor, toPage } from "#app/lib/paging.ts";
import { listAuditEvents } from "#db/queries/audit/audit.ts";
import type { ServiceContext } from "../context.ts";

const key = { id: "fen" } as const;

/** A page of the audit trail, the newest first. At most `size` rows; days are whole, in Shanghai time. */
export function listEvents({ readAs }: ServiceContext, actor: AdminActor, filter: EventFilter, size = 50) {
  return readAs(actor, async (trx) => {
    const rows = await listAuditEvents(trx, {
      subjectKind: filter.subject,
      subjectId: filter.subjectId,
      type: filter.type,
      actorKind: filter.actor,
      actorId: filter.actorId,
      from: filter.from === undefined ? undefined : instantOf(filter.from),
      until: filter.until === undefined ? undefined : instantOf(addDays(filter.until, 1)),
      beforeId: filter.after === undefined ? undefined : decodeCursor(key, filter.after)?.id,
      limit: size + 1,
    });
    return toPage(key, rows, size);
  });
}
