import { sql } from "kysely";
import type { EventSubject, EventType } from "#app/domain/events/event.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface EventSelection {
  subjectKind?: EventSubject | undefined;
  subjectId?: string | undefined;
  type?: EventType | undefined;
  actorKind?: string | undefined;
  /** A person's id, or an organization's. */
  actorId?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
  beforeId?: bigint | undefined;
  limit: number;
}

/** Without what only the verification of the trail needs. */
const shownColumns = [
  "event.id",
  "event.at",
  "event.type",
  "event.actorKind",
  "event.actorUserId",
  "event.actorOrganizationId",
  "event.subjectKind",
  "event.subjectId",
  "event.companyId",
  "event.institutionId",
  "event.prospectId",
  "event.fromStatus",
  "event.toStatus",
  "event.reasonCode",
  "event.note",
  "event.version",
  "event.detail",
] as const;

/** Events with the actors' names, the newest first. */
function newestEvents(trx: ActorTransaction) {
  return trx
    .selectFrom("event")
    .leftJoin("accounts.user", "accounts.user.id", "event.actorUserId")
    .leftJoin("accounts.organization", "accounts.organization.id", "event.actorOrganizationId")
    .select(shownColumns)
    .select(["accounts.user.name as actorName", "accounts.organization.name as organizationName"])
    .select(organizationNameEn.as("organizationNameEn"))
    .orderBy("event.id", "desc");
}

/** The audit trail, the newest first, with the actors' names. Keyset: before the given id. */
export async function listAuditEvents(trx: ActorTransaction, selection: EventSelection) {
  const { subjectKind, subjectId, type, actorKind, actorId, from, until, beforeId, limit } = selection;
  let query = newestEvents(trx).select([subjectNumber.as("subjectNumber"), subjectName.as("subjectName")]);
  if (subjectKind) query = query.where("event.subjectKind", "=", subjectKind);
  if (subjectId) query = query.where("event.subjectId", "=", subjectId);
  if (type) query = query.where("event.type", "=", type);
  if (actorKind) query = query.where("event.actorKind", "=", actorKind);
  if (actorId) {
    query = query.where((where) =>
      where.or([where("event.actorUserId", "=", actorId), where("event.actorOrganizationId", "=", actorId)]),
    );
  }
  if (from) query = query.where("event.at", ">=", from);
  if (until) query = query.where("event.at", "<", until);
  if (beforeId !== undefined) query = query.where("event.id", "<", beforeId);
  return query.limit(limit).execute();
}

/** The running number of a subject in its public form: 2417 of P-2417. */
const subjectNumber = sql<bigint | null>`case event.subject_kind
  when 'prospect' then (select number from prospect where id = event.subject_id)
  when 'mandate' then (select number from mandate where id = event.subject_id)
  when 'introduction' then (select number from introduction where id = event.subject_id)
  when 'offer' then (select number from offer where id = event.subject_id)
  when 'deal' then (select number from deal where id = event.subject_id)
  when 'case' then (select number from moderation_case where id = event.subject_id)
end`;

/** The name of a party that an event is about; other subjects have numbers. */
const subjectName = sql<string | null>`case event.subject_kind
  when 'institution' then (select name_zh from institution where id = event.subject_id)
  when 'company' then (select name_zh from company where id = event.subject_id)
end`;

/** The acting party's English name, if it has one. */
const organizationNameEn = sql<string | null>`coalesce(
  (select name_en from institution where id = event.actor_organization_id),
  (select name_en from company where id = event.actor_organization_id)
)`;

/** The events of a case and its subject, the newest first, with the actors' names. */
export async function listEventsOfCase(
  trx: ActorTransaction,
  caseId: string,
  subject: { kind: EventSubject; id: string },
) {
  return newestEvents(trx)
    .where((where) =>
      where.or([
        where.and([where("event.subjectKind", "=", "case"), where("event.subjectId", "=", caseId)]),
        where.and([where("event.subjectKind", "=", subject.kind), where("event.subjectId", "=", subject.id)]),
      ]),
    )
    .limit(100)
    .execute();
}
