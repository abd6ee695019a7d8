import { sql } from "kysely";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Whether an ask is suspended, for its company and for an institution that has something open on it. */
export async function isAskSuspended(trx: ActorTransaction, prospectId: string): Promise<boolean> {
  const { rows } = await sql`select from suspended_asks() where prospect_id = ${prospectId}::uuid`.execute(
    trx,
  );
  return rows.length > 0;
}

/** Since when the ask of a row is suspended, as a column beside its id, for the same readers; null while it is not. */
export const askSuspendedAt = (prospectId: string) =>
  sql<Date | null>`(select s.suspended_at from suspended_asks() s where s.prospect_id = ${sql.ref(prospectId)})`;

/** What has become of the ask of a row, as a column beside its id, for an institution with a consent on it; else null. */
export const statusOfAsk = (prospectId: string) =>
  sql<ProspectStatus | null>`status_of_ask(${sql.ref(prospectId)})`;

/** The same of one ask. */
export async function findStatusOfAsk(
  trx: ActorTransaction,
  prospectId: string,
): Promise<ProspectStatus | null> {
  const { rows } = await sql<{ status: ProspectStatus | null }>`
    select status_of_ask(${prospectId}::uuid) as status`.execute(trx);
  return rows[0]?.status ?? null;
}

/** Suspended asks as their readers may know them, joined once for a list. */
export const suspendedAsks = sql
  .raw<{ prospectId: string; suspendedAt: Date }>("suspended_asks()")
  .as<"suspendedAsk">("suspendedAsk");

/**
 * In raw statements: whether a deal goes on from an introduction, or from any of an array. The offset has PostgreSQL look
 * for it in an index, where it would hash all deals for a few rows; it can't with coalesce(), beside a policy.
 */
export const hasDealUnderWay = (introductionId: string) =>
  sql.raw<boolean>(`exists (select from deal under_way where under_way.introduction_id = ${introductionId}
    and under_way.status not in ('fell_through', 'released') offset 0)`);

/** Beside them: since when an introduction waits; null where it does not, as one from which a deal goes on. */
export const waitsSince = (introductionId: "introduction.id" | "i.id" | "application.introduction_id") =>
  sql<Date | null>`case when not ${hasDealUnderWay(introductionId)} then suspended_ask.suspended_at end`;

/** In raw statements: whether that is an ask which the reader knows to be suspended. */
export const isOfSuspendedAsk = (prospectId: string) =>
  sql.raw<boolean>(`${prospectId} = any (array(select s.prospect_id from suspended_asks() s))`);

/** What a teaser is to its own company, which reads that its ask is suspended; institutions see no such teaser. */
export const statusOfOwnTeaser = sql<"published" | "paused" | "suspended">`case
  when teaser.status = 'paused' and ${askSuspendedAt("teaser.prospect_id")} is not null then 'suspended'
  else teaser.status end`;

/**
 * Whether an introduction waits for its ask's suspension to end, as a column beside its id. One from which a deal goes on
 * does not: the deal may need another paper, or more time.
 */
export const standsStill = (introductionId: string) =>
  sql<boolean>`exists (
    select from introduction still join suspended_asks() s on s.prospect_id = still.prospect_id
    where still.id = ${sql.ref(introductionId)} and not ${hasDealUnderWay("still.id")})`;

/** The same of one introduction. */
export async function isStandingStill(trx: ActorTransaction, introductionId: string): Promise<boolean> {
  const row = await trx
    .selectFrom("introduction as i")
    .select(standsStill("i.id").as("isStill"))
    .where("i.id", "=", introductionId)
    .executeTakeFirst();
  return row?.isStill ?? false;
}

/** For jobs, which read all of them: that neither the ask nor the institution of a row is suspended, so that its clocks run. */
export const hasRunningClock = (table: "introduction" | "application") =>
  sql<boolean>`not exists (select from prospect ask where ask.id = ${sql.ref(`${table}.prospect_id`)} and ask.status = 'suspended')
    and not exists (select from institution of where of.id = ${sql.ref(`${table}.institution_id`)} and of.status = 'suspended')`;

/** Whether a row's institution is suspended, of those that the reading company has met; for any other reader false. */
export const isWithSuspendedInstitution = (institutionId: string) =>
  sql.raw<boolean>(
    `${institutionId} = any (array(select s.id from stopped_institutions_met() s where s.status = 'suspended'))`,
  );

/** The introductions through which an institution has something open on an ask: what is asked, opened, offered or agreed. */
export async function listOpenIntroductionsOfAsk(
  trx: ActorTransaction,
  prospectId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select i.id from introduction i
    where i.prospect_id = ${prospectId}::uuid and (i.status in ('requested', 'consent_pending', 'consented', 'converted')
      or exists (select from offer o where o.introduction_id = i.id and o.status in ('issued', 'viewed', 'countered', 'revised')))
    order by i.id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Whether a company's deletion is under way, for the admin or the job that would show its ask again. */
export async function isCompanyLeaving(trx: ActorTransaction, companyId: string): Promise<boolean> {
  const { rows } = await sql<{ isLeaving: boolean }>`
    select is_company_leaving(${companyId}::uuid) as is_leaving`.execute(trx);
  return rows[0]?.isLeaving ?? false;
}

/** Locks all introductions of an ask that are not over, for the admin who suspends it. */
export async function lockAllIntroductions(trx: ActorTransaction, prospectId: string): Promise<void> {
  await sql`select lock_introductions_of_ask(${prospectId}::uuid)`.execute(trx);
}

const requestsOf = (prospectId: string) => sql`hashtextextended(${`requests-on:${prospectId}`}, 0)`;

/**
 * Before a request on an ask reads whether it takes any: until the request is stored, its ask is neither suspended nor
 * over. Requests don't wait for each other. An institution may lock no row of another's ask.
 */
export async function shareRequestsOfAsk(trx: ActorTransaction, prospectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${requestsOf(prospectId)})`.execute(trx);
}

/** Before an ask is suspended or over: requests that were begun are stored, and are met; later ones are refused. */
export async function endRequestsOfAsk(trx: ActorTransaction, prospectId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${requestsOf(prospectId)})`.execute(trx);
}

/** What was suspended. */
export type SuspendedSubject = { prospectId: string } | { institutionId: string };

/**
 * Clocks of requests and of applications that had not ended when their ask, or their institution, was suspended, locked;
 * with since when the other of the two is suspended, null where it isn't.
 */
export async function lockClocks(trx: ActorTransaction, of: SuspendedSubject, since: Date) {
  const [column, id] =
    "prospectId" in of
      ? ["prospectId" as const, of.prospectId]
      : ["institutionId" as const, of.institutionId];
  const otherSince = (table: "introduction" | "application") =>
    "prospectId" in of
      ? sql<Date | null>`(select coalesce(of.stopped_at, of.updated_at) from institution of
          where of.id = ${sql.ref(`${table}.institution_id`)} and of.status = 'suspended')`
      : sql<Date | null>`(select ask.status_changed_at from prospect ask
          where ask.id = ${sql.ref(`${table}.prospect_id`)} and ask.status = 'suspended')`;
  const requests = await trx
    .selectFrom("introduction")
    .select(["id", "answerBy", otherSince("introduction").as("otherSince")])
    .where(column, "=", id)
    .where("status", "in", ["requested", "consent_pending"])
    .where("answerBy", ">", since)
    .orderBy("id")
    .forNoKeyUpdate()
    .$narrowType<{ answerBy: Date }>()
    .execute();
  const applications = await trx
    .selectFrom("application")
    .select(["id", "status", "dueAt", otherSince("application").as("otherSince")])
    .where(column, "=", id)
    .where("dueAt", ">", since)
    .orderBy("id")
    .forNoKeyUpdate()
    .$narrowType<{ dueAt: Date }>()
    .execute();
  return { requests, applications };
}
