import { sql, type Insertable } from "kysely";
import type { ApplicationTable } from "#db/schema/applications.ts";
import { literals } from "#db/literals.ts";
import { hasRunningClock } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { isOfSide, type Side } from "#db/queries/shared/on-page.ts";
import { updateById } from "#db/queries/shared/rows.ts";

const open = ["submitted", "incomplete", "complete", "under_review", "offered"] as const;

/** Whether an offer on it can still be accepted, or a deal of it is under way. */
export const hasOffer = sql<boolean>`(
  exists (select from offer o where o.introduction_id = application.introduction_id and o.status in ('issued', 'viewed', 'countered', 'revised') offset 0)
  or exists (select from deal d where d.introduction_id = application.introduction_id and d.status <> 'fell_through' offset 0)
)`;

function lockable(trx: ActorTransaction) {
  return trx.selectFrom("application").selectAll().select(hasOffer.as("hasOffer"));
}

/**
 * An application for one of its two sides to act on, locked after its introduction and the consent in force: the lock
 * order of a revocation, so that the two don't deadlock.
 */
export async function lockApplication(trx: ActorTransaction, id: string, side: Side) {
  const introduction = await trx
    .selectFrom("introduction")
    .select("id")
    .where("id", "=", (eb) => eb.selectFrom("application").select("introductionId").where("id", "=", id))
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (introduction === undefined) return undefined;
  await trx
    .selectFrom("consent")
    .select("id")
    .where("introductionId", "=", introduction.id)
    .where("revokedAt", "is", null)
    .forNoKeyUpdate()
    .execute();
  return lockable(trx)
    .where("id", "=", id)
    .where(isOfSide("application", side))
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** On which ask an application of one of its two sides is. */
export async function findAskOfApplication(trx: ActorTransaction, id: string, side: Side) {
  return trx
    .selectFrom("application")
    .select("prospectId")
    .where("id", "=", id)
    .where(isOfSide("application", side))
    .executeTakeFirst();
}

/** The latest application of an introduction, locked; the open one if there is one. */
export async function lockApplicationOfIntroduction(trx: ActorTransaction, introductionId: string) {
  return lockable(trx)
    .where("introductionId", "=", introductionId)
    .orderBy("number", "desc")
    .limit(1)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** How the latest application of an introduction stands, and whether its institution's last word was a decline. */
export async function findLastApplication(trx: ActorTransaction, introductionId: string) {
  return trx
    .selectFrom("application")
    .select("status")
    .select(
      sql<boolean>`coalesce((select e.type = 'application-declined' from event e
        where e.subject_kind = 'application' and e.subject_id = application.id
          and e.type in ('application-declined', 'application-reopened')
        order by e.id desc limit 1), false)`.as("wasDeclined"),
    )
    .where("introductionId", "=", introductionId)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** Open applications of a prospect with neither an open offer nor a deal; each is then handled by introduction. */
export async function listUnheldApplications(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("application")
    .select(["id", "introductionId"])
    .where("prospectId", "=", prospectId)
    .where("status", "in", [...open])
    .where(sql<boolean>`not ${hasOffer}`)
    .orderBy("introductionId")
    .execute();
}

/** Undefined if the introduction has an open one already. */
export async function insertApplication(trx: ActorTransaction, values: Insertable<ApplicationTable>) {
  return trx
    .insertInto("application")
    .values(values)
    .onConflict((conflict) =>
      conflict
        .column("introductionId")
        .where("status", "in", literals([...open]))
        .doNothing(),
    )
    .returningAll()
    .executeTakeFirst();
}

/** Freezes what the consent in force opens of the version of the introduction. */
export async function takeSnapshot(trx: ActorTransaction, applicationId: string): Promise<void> {
  await sql`select take_snapshot(${applicationId}::uuid)`.execute(trx);
}

export const updateApplication = updateById("application");

/** Applications whose deadline needs a reminder, locked; those locked by another worker are skipped. */
export async function lockToRemind(trx: ActorTransaction, now: Date, limit: number) {
  return trx
    .selectFrom("application")
    .select(["id", "status"])
    .where("remindedAt", "is", null)
    .where("remindAt", "<=", now)
    .where("dueAt", ">", now)
    .where(hasRunningClock("application"))
    .orderBy("remindAt")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}

/** Overdue applications without a notification, locked; those locked by another worker are skipped. */
export async function lockOverdue(trx: ActorTransaction, now: Date, limit: number) {
  return trx
    .selectFrom("application")
    .select(["id", "status", "companyId", "institutionId", "prospectId"])
    .where("escalatedAt", "is", null)
    .where("dueAt", "<=", now)
    .where(hasRunningClock("application"))
    .orderBy("dueAt")
    .limit(limit)
    .forNoKeyUpdate()
    .skipLocked()
    .execute();
}
