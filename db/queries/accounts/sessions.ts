import { sql } from "kysely";
import type pg from "pg";
import { IN_FORCE } from "#app/domain/accounts/agreements.ts";
import { CONFIRMED_FOR_MINUTES } from "#app/domain/accounts/grave-acts.ts";
import type { AdminRole } from "#app/domain/accounts/admin-roles.ts";
import type { MemberRole } from "#app/domain/accounts/member-roles.ts";
import type { InstitutionStatus } from "#app/domain/organizations/lifecycle.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A valid session, with its person and the organization that it acts for. */
export interface SessionRow {
  id: string;
  userId: string;
  name: string;
  email: string;
  locale: "en" | "zh-CN";
  role: string | null;
  adminRoles: readonly AdminRole[];
  organizationId: string | null;
  organizationKind: "company" | "institution" | null;
  organizationName: string | null;
  organizationNameEn: string | null;
  memberRole: MemberRole | null;
  isRegistered: boolean;
  institutionStatus: InstitutionStatus | null;
  owesAcceptance: boolean;
  hasFactor: boolean;
  isFresh: boolean;
  leaving: ("person" | "organization")[];
  /** The person's unread notifications in the current membership; counted to a hundred. */
  unread: number;
}

/**
 * Every request of a signed-in person runs this, so it is one named statement that PostgreSQL plans once. Of several
 * organizations it takes the one that the session was switched to, else the one joined first.
 */
export async function findSession(
  pool: pg.Pool,
  token: string,
  admitsDemonstration: boolean,
): Promise<SessionRow | undefined> {
  const { rows } = await pool.query<SessionRow>({
    name: "find-seat",
    text: sessionStatement,
    values: [token, admitsDemonstration, IN_FORCE.terms, IN_FORCE.privacy],
  });
  return rows[0];
}

const sessionStatement = `
  select session.id, session.user_id as "userId", person.name, person.email, person.locale, person.role,
    person.admin_roles as "adminRoles",
    organization.id as "organizationId", organization.kind as "organizationKind",
    organization.name as "organizationName",
    coalesce(company.name_en, institution.name_en) as "organizationNameEn", seat.role as "memberRole",
    company.id is not null as "isRegistered", institution.status as "institutionStatus",
    not person.is_demonstration and (
      select count(*) from accounts.acceptance
      where acceptance.user_id = person.id
        and (acceptance.agreement, acceptance.version) in (('terms', $3::date), ('privacy', $4::date))) < 2
      as "owesAcceptance",
    person.two_factor_enabled as "hasFactor",
    coalesce(session.confirmed_at > app_clock_now() - interval '${CONFIRMED_FOR_MINUTES} minutes', false) as "isFresh",
    array(select case d.subject_kind when 'person' then 'person' else 'organization' end from public.deletion d
      where d.status in ('requested', 'waiting', 'executing') and d.subject_id in (person.id, organization.id)
      order by d.subject_kind = 'person' desc) as leaving,
    (select count(*)::int from (
      select from public.notification told
      where told.user_id = person.id and told.read_at is null
        and told.organization_id is not distinct from case when person.role = 'admin' then null else organization.id end
      limit 100) as unread) as unread
  from accounts.session
  join accounts."user" as person on person.id = session.user_id
  left join lateral (
    select member.organization_id, member.role from accounts.member where member.user_id = person.id
    order by member.organization_id is not distinct from session.active_organization_id desc, member.created_at, member.id
    limit 1
  ) as seat on true
  left join accounts.organization on organization.id = seat.organization_id
  left join public.company on company.id = organization.id
  left join public.institution on institution.id = organization.id
  where session.token = $1 and session.expires_at > app_now() and person.email_verified
    and ($2 or not person.is_demonstration)
    and (not person.banned or person.ban_expires < app_now())`;

/** The person's valid sessions, newest first, for themselves: without tokens. */
export async function listSessionsOfUser(trx: ActorTransaction, userId: string) {
  return trx
    .selectFrom("accounts.session")
    .select(["id", "userAgent", "ipAddress", "createdAt", "confirmedAt", "expiresAt"])
    .where("userId", "=", userId)
    .where("expiresAt", ">", sql<Date>`app_now()`)
    .orderBy("createdAt", "desc")
    .limit(100)
    .execute();
}

/** How many of the person's sessions were ended: one, or none if it is not theirs. */
export async function deleteSessionOfUser(
  trx: ActorTransaction,
  userId: string,
  sessionId: string,
): Promise<number> {
  const { numDeletedRows } = await trx
    .deleteFrom("accounts.session")
    .where("id", "=", sessionId)
    .where("userId", "=", userId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

export async function deleteOtherSessionsOfUser(
  trx: ActorTransaction,
  userId: string,
  currentId: string,
): Promise<void> {
  await trx
    .deleteFrom("accounts.session")
    .where("userId", "=", userId)
    .where("id", "<>", currentId)
    .execute();
}

export async function deleteSessionsOfUser(trx: ActorTransaction, userId: string): Promise<void> {
  await trx.deleteFrom("accounts.session").where("userId", "=", userId).execute();
}

export async function deleteSessionByToken(trx: ActorTransaction, token: string): Promise<void> {
  await trx.deleteFrom("accounts.session").where("token", "=", token).execute();
}

/** Who has just proved in that session who they are. */
export async function confirmSession(trx: ActorTransaction, sessionId: string): Promise<void> {
  await trx
    .updateTable("accounts.session")
    .set({ confirmedAt: sql<Date>`app_clock_now()` })
    .where("id", "=", sessionId)
    .execute();
}

/** A session that replaces another has proved what that one had. */
export async function findConfirmedAt(trx: ActorTransaction, sessionId: string): Promise<Date | null> {
  const row = await trx
    .selectFrom("accounts.session")
    .select("confirmedAt")
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return row?.confirmedAt ?? null;
}

export async function setConfirmedAt(
  trx: ActorTransaction,
  userId: string,
  confirmedAt: Date | null,
): Promise<void> {
  await trx.updateTable("accounts.session").set({ confirmedAt }).where("userId", "=", userId).execute();
}

/** From the next request on the person's sessions act for that organization. */
export async function setActiveOrganization(
  trx: ActorTransaction,
  of: { userId: string; sessionId?: string },
  organizationId: string,
): Promise<void> {
  await trx
    .updateTable("accounts.session")
    .set({ activeOrganizationId: organizationId })
    .where("userId", "=", of.userId)
    .$if(of.sessionId !== undefined, (query) => query.where("id", "=", of.sessionId ?? ""))
    .execute();
}
