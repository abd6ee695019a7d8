import { sql } from "kysely";
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

/** What lies between a company and an institution: the event is in the timeline of each side that is named. */
type Between = { id: string; status?: string } & Record<
  "companyId" | "institutionId" | "prospectId",
  string | null
>;
type OfEither = { id: string; status?: string } & Partial<Omit<Between, "id" | "status">>;
/** The row that an event is about, by its kind; its parties see the event. No other row that only names it fits. */
interface Subjects {
  prospect: { id: string; status?: string; companyId: string | null; prospectId?: never };
  mandate: Partial<Between> & { id: string; institutionId: string; companyId?: never; mandateId?: never };
  introduction: Between & { introductionId?: never };
  application: Between & { applicationId?: never };
  offer: Between & { offerId?: never };
  deal: Between & { dealId?: never };
  case: OfEither & { caseId?: never };
  member: OfEither & { memberId?: never };
  person: OfEither & { personId?: never };
  /** A person of the operator, or an invitation to become one. */
  admin: { id: string; companyId?: never; institutionId?: never; prospectId?: never };
  company: { id: string; companyId?: never };
  institution: { id: string; status?: string; institutionId?: never };
}
type Subject = { [Kind in keyof Subjects]: Record<Kind, Subjects[Kind]> }[keyof Subjects];

/**
 * Records an act on a row, `{ deal }` or `{ case: row }`, for those whom the row names. An act that leads to a status
 * comes from the row's own, unless another is given.
 */
export async function recordOn(
  trx: ActorTransaction,
  actor: Actor,
  type: EventType,
  on: Subject,
  more: Omit<EventToRecord, "type" | "subject" | "companyId" | "institutionId" | "prospectId"> = {},
): Promise<void> {
  const [[kind, row] = []] = Object.entries(on) as [EventSubject, OfEither][];
  if (kind === undefined || row === undefined) throw new TypeError("an event needs a subject");
  const { id, companyId = null, institutionId = null, prospectId = null } = row;
  await record(trx, actor, {
    type,
    subject: { kind, id },
    companyId: kind === "company" ? id : companyId,
    institutionId: kind === "institution" ? id : institutionId,
    prospectId: kind === "prospect" ? id : prospectId,
    from: more.to == null ? null : (row.status ?? null),
    ...more,
  });
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

/**
 * The last event of a type on one object, as far as the actor may see it; of an offer's or a consent's version, or of one
 * side, where that is named. The
 * person's name is that of the reader's own people.
 */
export async function findEventOfSubject(
  trx: ActorTransaction,
  {
    subjectId,
    type,
    version,
    by,
  }: { subjectId: string; type: EventType; version: number | undefined; by?: string | undefined },
) {
  return trx
    .selectFrom("event as e")
    .leftJoin("accounts.user as person", "person.id", "e.actorUserId")
    .select([
      "e.id",
      "e.at",
      "e.type",
      "e.actorKind",
      "e.subjectKind",
      "e.reasonCode",
      "e.note",
      "e.version",
      "e.detail",
    ])
    .select("person.name as person")
    .where("e.subjectId", "=", subjectId)
    .where("e.type", "=", type)
    .$if(version !== undefined, (query) => query.where("e.version", "=", version ?? null))
    .$if(by !== undefined, (query) => query.where("e.actorKind", "=", by ?? ""))
    .orderBy("e.id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** From which status the last event of a type moved an object; null where none did. */
export async function findStatusBefore(
  trx: ActorTransaction,
  { subjectId, type }: { subjectId: string; type: EventType },
): Promise<string | null> {
  const row = await trx
    .selectFrom("event")
    .select("fromStatus")
    .where("subjectId", "=", subjectId)
    .where("type", "=", type)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.fromStatus ?? null;
}

/** The timeline of one object, oldest first, as far as the actor may see it. */
export async function listEventsOfSubject(trx: ActorTransaction, kind: EventSubject, id: string) {
  return trx
    .selectFrom("event")
    .leftJoin("accounts.user as person", (join) =>
      join
        .onRef("person.id", "=", "event.actorUserId")
        .on("event.actorKind", "=", sql<string>`(select current_actor_kind())`),
    )
    .select(["event.id", "event.at", "event.type", "event.actorKind", "event.reasonCode", "event.note"])
    .select(["event.version", "event.detail", "person.name as person"])
    .where("event.subjectKind", "=", kind)
    .where("event.subjectId", "=", id)
    .orderBy("event.id")
    .limit(500)
    .execute();
}
