import { sql } from "kysely";
import type { JobName, JobPayload } from "#app/domain/jobs/payloads.ts";
import { isNotified, notificationKind } from "#app/domain/notifications/kinds.ts";
import type { ActorTransaction } from "../with-actor.ts";

export interface EnqueueOptions {
  runAt?: Date;
  /** A job of the same key that has not run yet is replaced: many changes, one consequence. */
  key?: string;
  /** Nobody waits for it: jobs that somebody waits for are done first. */
  isPatient?: boolean;
}

/**
 * Adds a job in the transaction of the change: a change that is rolled back leaves no consequence. A job that tells
 * somebody something is told on the page with the change itself; what it does later is to write the letters.
 */
export async function enqueue<Name extends JobName>(
  trx: ActorTransaction,
  task: Name,
  payload: JobPayload<Name>,
  { runAt, key, isPatient = false }: EnqueueOptions = {},
): Promise<void> {
  const job = sql`enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${runAt ?? null}::timestamptz, ${key ?? null}, ${isPatient})`;
  if (!isNotified(task)) {
    await sql`select ${job}`.execute(trx);
    return;
  }
  const { about, to } = notificationKind(task);
  const [subjectId] = Object.values(payload);
  await sql`select tell_people(${task}, ${about}, ${subjectId}::uuid, ${[...to]}::text[]), ${job}`.execute(
    trx,
  );
}
