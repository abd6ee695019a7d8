import { sql, type Insertable } from "kysely";
import type { ApplicationTaskTable } from "#db/schema/applications.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

interface StoredTask {
  id: string;
  words: string;
  isTask: boolean;
  addedBy: string;
  adderName: string | null;
  addedAt: string;
  doneBy: string | null;
  finisherName: string | null;
  doneAt: string | null;
}

/** The notes and tasks of an application, in one column: its page asks no further statement for them. */
export const tasksOfApplication = sql<StoredTask[]>`(
  select coalesce(json_agg(json_build_object('id', k.id, 'words', k.words, 'isTask', k.is_task, 'addedBy', k.added_by,
    'adderName', a.name, 'addedAt', k.added_at, 'doneBy', k.done_by, 'finisherName', f.name, 'doneAt', k.done_at)
    order by k.added_at, k.id), '[]')
  from application_task k
  left join accounts."user" a on a.id = k.added_by
  left join accounts."user" f on f.id = k.done_by
  where k.application_id = application.id)`.as("tasks");

/** Its instants as such: JSON has none. */
export function readTask({ addedAt, doneAt, ...task }: StoredTask) {
  return { ...task, addedAt: new Date(addedAt), doneAt: doneAt === null ? null : new Date(doneAt) };
}

/** How many notes and tasks an application has. */
export async function countTasks(trx: ActorTransaction, applicationId: string): Promise<number> {
  const { count } = await trx
    .selectFrom("applicationTask")
    .select(sql<number>`count(*)::int`.as("count"))
    .where("applicationId", "=", applicationId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertTask(
  trx: ActorTransaction,
  values: Insertable<ApplicationTaskTable>,
): Promise<void> {
  await trx.insertInto("applicationTask").values(values).execute();
}

/** A task of the application, locked. */
export async function lockTask(trx: ActorTransaction, applicationId: string, taskId: string) {
  return trx
    .selectFrom("applicationTask")
    .select(["id", "isTask", "doneAt"])
    .where("id", "=", taskId)
    .where("applicationId", "=", applicationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export async function finishTaskRow(
  trx: ActorTransaction,
  taskId: string,
  done: { doneBy: string; doneAt: Date },
): Promise<void> {
  await trx.updateTable("applicationTask").set(done).where("id", "=", taskId).execute();
}
