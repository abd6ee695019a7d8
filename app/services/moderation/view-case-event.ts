import { pick } from "#app/lib/pick.ts";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { listEventsOfCase } from "#db/queries/audit/audit.ts";

type EventRow = Awaited<ReturnType<typeof listEventsOfCase>>[number];

/** A row of the audit trail for an admin's page. */
export function toCaseEventView(event: EventRow, actor: AdminActor) {
  return {
    ...pick(event, "id", "at", "type", "actorKind"),
    isOwn: event.actorUserId === actor.userId,
    actorName: event.actorKind === "admin" ? event.actorName : event.organizationName,
    actorNameEn: event.actorKind === "admin" ? null : event.organizationNameEn,
    subjectKind: event.subjectKind,
    from: event.fromStatus,
    to: event.toStatus,
    ...pick(event, "reasonCode", "note", "version"),
  };
}
