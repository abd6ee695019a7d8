import type { Actor } from "#app/domain/accounts/actor.ts";
import type { EventSubject, EventType } from "#app/domain/events/event.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface EventToRecord {
  type: EventType;
  subject: { kind: EventSubject; id: string };
  /** Who may see it on a timeline, beside admins. */
  companyId?: string | null;
  institutionId?: string | null;
  prospectId?: string | null;
  from?: string | null;
  to?: string | null;
  reasonCode?: string | null;
  note?: string | null;
  version?: number | null;
  detail?: Record<string, string | number | boolean | string[]>;
}

/** Adds a row to the append-only audit trail, in the transaction of the change. */
export async function record(trx: ActorTransaction, actor: Actor, event: EventToRecord): Promise<void> {
  await trx.insertInto("event").values(toEventRow(actor, event)).execute();
}

/** The recorded form of an act. */
export function toEventRow(actor: Actor, event: EventToRecord) {
  return {
    type: event.type,
    actorKind: actor.kind,
    actorUserId: "userId" in actor ? actor.userId : null,
    actorOrganizationId:
      actor.kind === "company" ? actor.companyId : actor.kind === "institution" ? actor.institutionId : null,
    subjectKind: event.subject.kind,
    subjectId: event.subject.id,
    companyId: event.companyId ?? null,
    institutionId: event.institutionId ?? null,
    prospectId: event.prospectId ?? null,
    fromStatus: event.from ?? null,
    toStatus: event.to ?? null,
    reasonCode: event.reasonCode ?? null,
    note: event.note ?? null,
    version: event.version ?? null,
    detail: JSON.stringify(event.detail ?? {}),
  };
}

/** The timeline of one object, oldest first, as far as the actor may see it. */
export async function listEventsOfSubject(trx: ActorTransaction, kind: EventSubject, id: string) {
  return trx
    .selectFrom("event")
    .select(["id", "at", "type", "actorKind", "reasonCode", "note", "version", "detail"])
    .where("subjectKind", "=", kind)
    .where("subjectId", "=", id)
    .orderBy("id")
    .limit(500)
    .execute();
}
