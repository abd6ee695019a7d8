import { sql } from "kysely";
import type { DeletionStatus } from "#app/domain/deletion/lifecycle.ts";
import type { PersonObstacle } from "#app/domain/deletion/obstacles.ts";
import { insertUnlessOpen, updateById } from "#db/queries/shared/rows.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

const open = ["requested", "waiting", "executing"] as const satisfies readonly DeletionStatus[];

/** Undefined if one is under way already: the unique index decides concurrent calls. */
export const insertDeletion = insertUnlessOpen("deletion", ["subjectKind", "subjectId"], open, ["id"]);

export const updateDeletion = updateById("deletion");

export interface DeletionSubject {
  kind: "person" | "company" | "institution";
  id: string;
}

/** The deletion of that person or organization that is under way. */
export async function findOpenDeletion(trx: ActorTransaction, { kind, id }: DeletionSubject) {
  return openOf(trx, { kind, id }).executeTakeFirst();
}

export async function lockOpenDeletion(trx: ActorTransaction, { kind, id }: DeletionSubject) {
  return openOf(trx, { kind, id }).forNoKeyUpdate().executeTakeFirst();
}

const openOf = (trx: ActorTransaction, { kind, id }: DeletionSubject) =>
  trx
    .selectFrom("deletion")
    .select(["id", "status", "requestedBy", "requestedAt", "dueAt", "waitsFor", "paused"])
    .where("subjectKind", "=", kind)
    .where("subjectId", "=", id)
    .where("status", "in", open);

export async function findDeletion(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("deletion")
    .select(["id", "status", "subjectKind", "subjectId", "requestedBy", "dueAt"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Locks one that is still under way; undefined if another run or its cancellation was faster. */
export async function lockDeletion(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("deletion")
    .selectAll()
    .where("id", "=", id)
    .where("status", "in", open)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/**
 * Deletions to carry out or to go on with, those not examined for longest first; one that waits is examined once an
 * hour.
 */
export async function listDueDeletions(trx: ActorTransaction, limit: number) {
  return trx
    .selectFrom("deletion")
    .select(["id", "subjectKind"])
    .where("status", "in", open)
    .where("dueAt", "<=", sql<Date>`app_now()`)
    .where((row) =>
      row.or([
        row("status", "<>", "waiting"),
        row("examinedAt", "<=", sql<Date>`app_now() - interval '1 hour'`),
      ]),
    )
    .orderBy(sql`examined_at nulls first`)
    .orderBy("id")
    .limit(limit)
    .execute();
}

/** Claims the reminders of deletions that can be cancelled until `until` at the latest, each once. */
export async function claimDeletionReminders(
  trx: ActorTransaction,
  { at, until }: { at: Date; until: Date },
): Promise<string[]> {
  const rows = await trx
    .updateTable("deletion")
    .set({ remindedAt: at })
    .where("status", "=", "requested")
    .where("remindedAt", "is", null)
    .where("dueAt", "<=", until)
    .where("dueAt", ">", at)
    .returning("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** What keeps that person's account from being deleted; locks what could change it. */
export async function findPersonObstacles(trx: ActorTransaction, userId: string): Promise<PersonObstacle[]> {
  const { rows } = await sql<{ obstacles: PersonObstacle[] }>`
    select person_obstacles(${userId}::uuid) as obstacles`.execute(trx);
  return rows[0]?.obstacles ?? [];
}

/** The person's row goes, with everything that refers to it. */
export async function erasePerson(trx: ActorTransaction, deletionId: string): Promise<void> {
  await sql`select erase_person(${deletionId}::uuid)`.execute(trx);
}

/** Events whose texts that person typed, after an id. */
export async function listEventsTypedBy(
  trx: ActorTransaction,
  userId: string,
  after: bigint,
  limit: number,
): Promise<bigint[]> {
  const rows = await trx
    .selectFrom("event")
    .select("id")
    .where("actorUserId", "=", userId)
    .where("id", ">", after)
    .where((row) => row.or([row("note", "is not", null), row("detail", "<>", sql`'{}'::jsonb`)]))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
