import { NOTIFIED_ROLES } from "#app/domain/accounts/member-roles.ts";
import { sql } from "kysely";
import type { Delivery, NotificationGroup } from "#app/domain/notifications/group-settings.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface Kind {
  kind: string;
  group: NotificationGroup;
  usual: Delivery;
}

/** The notified person, and the organization that they act for; null for the operator's people. */
export interface Subscriber {
  userId: string;
  organizationId: string | null;
}

/**
 * Marks what is unread, without an e-mail, and wanted at once by its recipient; returns the recipients: each
 * notification once under concurrency. A kind without `group` has no e-mail setting.
 */
export async function claimUnsent(
  trx: ActorTransaction,
  {
    kind,
    subjectId,
    at,
    group,
    usual,
  }: Omit<Kind, "group"> & { group: NotificationGroup | null; subjectId: string; at: Date },
): Promise<Subscriber[]> {
  const { rows } = await sql<Subscriber>`
    update notification n set mailed_at = ${at}, in_digest = false
    where n.kind = ${kind} and n.subject_id = ${subjectId} and n.mailed_at is null and n.read_at is null
      and (${group}::text is null or coalesce((
        select c.delivery from email_choice c
        where c.user_id = n.user_id and c.organization_id is not distinct from n.organization_id and c.group_name = ${group}
      ), ${usual}) = 'at_once')
    returning n.user_id, n.organization_id`.execute(trx);
  return [...new Map(rows.map((row) => [row.userId, row])).values()];
}

/** Leaves to the next digest what was marked as e-mailed to somebody at that moment. */
export async function leaveToDigest(
  trx: ActorTransaction,
  { kind, subjectId, userId, at }: { kind: string; subjectId: string; userId: string; at: Date },
): Promise<void> {
  await trx
    .updateTable("notification")
    .set({ mailedAt: null, inDigest: true })
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("userId", "=", userId)
    .where("mailedAt", "=", at)
    .execute();
}

/** What an e-mail is still needed for: the newest of a kind that the person has not read; undefined if they have. */
export async function findUnread(
  trx: ActorTransaction,
  {
    kind,
    subjectId,
    userId,
    group,
  }: { kind: string; subjectId: string; userId: string; group: NotificationGroup },
) {
  return trx
    .selectFrom("notification as n")
    .leftJoin("emailChoice as c", (join) =>
      join
        .onRef("c.userId", "=", "n.userId")
        .on("c.organizationId", "is not distinct from", sql`n.organization_id`)
        .on("c.groupName", "=", group),
    )
    .select(["n.organizationId", "n.at", "c.delivery"])
    .where("n.kind", "=", kind)
    .where("n.subjectId", "=", subjectId)
    .where("n.userId", "=", userId)
    .where("n.readAt", "is", null)
    .orderBy("n.at", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Older unread notifications are no news. */
const newsDays = 7;

/**
 * Marks all that belongs in a digest whose hour has come today, and returns its recipients. Notifications after that
 * hour wait for the next day's. The last digest needs no record: what was marked is in one, and in no other.
 */
export async function claimForDigests(
  trx: ActorTransaction,
  {
    now,
    today,
    isWorkingDay,
    kinds,
    usualHour,
  }: { now: Date; today: Date; isWorkingDay: boolean; kinds: readonly Kind[]; usualHour: number },
): Promise<{ userId: string; organizationId: string | null }[]> {
  const { rows } = await sql<{ userId: string; organizationId: string | null }>`
    with due as (
      select n.id from notification n
      join unnest(${kinds.map(({ kind }) => kind)}::text[], ${kinds.map(({ group }) => group)}::text[], ${kinds.map(({ usual }) => usual)}::text[])
        as k (kind, group_name, usual) on k.kind = n.kind
      left join email_choice c on c.user_id = n.user_id and c.organization_id is not distinct from n.organization_id
        and c.group_name = k.group_name
      left join email_hours h on h.user_id = n.user_id
      cross join lateral (
        select ${today}::timestamptz + make_interval(hours => coalesce(h.digest_hour, ${usualHour})) as at
      ) as digest
      where n.mailed_at is null and n.read_at is null and n.at > ${now}::timestamptz - make_interval(days => ${newsDays})
        and (coalesce(c.delivery, k.usual) = 'digest' or n.in_digest and coalesce(c.delivery, k.usual) = 'at_once')
        and digest.at <= ${now} and n.at < digest.at
        and (${isWorkingDay} or not coalesce(h.quiet_on_rest_days, false))
      for update of n skip locked
    ), claimed as (
      update notification n set mailed_at = ${now} from due where due.id = n.id returning n.user_id, n.organization_id
    )
    select distinct user_id, organization_id from claimed`.execute(trx);
  return rows;
}

/** The recipient of a digest, by membership; undefined if they have left, or get no digests any more. */
export async function findReader(
  trx: ActorTransaction,
  { userId, organizationId }: { userId: string; organizationId: string | null },
) {
  const person = await trx
    .selectFrom("accounts.user as u")
    .leftJoin("accounts.member as m", (join) =>
      join
        .onRef("m.userId", "=", "u.id")
        .on("m.organizationId", "is not distinct from", sql`${organizationId}::uuid`)
        .on("m.role", "in", NOTIFIED_ROLES),
    )
    .leftJoin("accounts.organization as o", "o.id", "m.organizationId")
    .select(["u.email", "u.locale", "u.role", "o.kind", "o.name", "m.role as memberRole"])
    .where("u.id", "=", userId)
    .where("u.emailVerified", "=", true)
    .executeTakeFirst();
  if (!person) return undefined;
  const { email, locale, role, kind, name, memberRole } = person;
  if (organizationId === null)
    return role === "admin"
      ? { email, locale, side: "admin" as const, name: null, memberRole: null }
      : undefined;
  return kind === null ? undefined : { email, locale, side: kind, name, memberRole };
}

/** Removes what was read before that moment, the oldest first. */
export async function deleteReadBefore(trx: ActorTransaction, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from notification where id in (
      select id from notification where read_at < ${before} order by read_at limit ${limit} for update skip locked
    )`.execute(trx);
  return Number(numAffectedRows ?? 0n);
}
