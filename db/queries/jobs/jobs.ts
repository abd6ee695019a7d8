import { type RawBuilder, sql } from "kysely";
import type { JobName, JobPayload } from "#app/domain/jobs/payloads.ts";
import { isNotified, notificationKind } from "#app/domain/notifications/kinds.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface EnqueueOptions {
  runAt?: Date;
  /** Replaces a job of the same key that has not run yet: many changes, one consequence. */
  key?: string;
  /** Nobody waits for it: jobs that somebody waits for run first. */
  isPatient?: boolean;
}

/** A job to add: each call is a SQL function that adds a part of it, for the column list of one `select`. */
export interface NewJob {
  calls: readonly RawBuilder<unknown>[];
}

/** Tasks that read the current state: one waiting job per subject is enough, however many changes add it. */
const coalesced: readonly JobName[] = [
  "match-mandate",
  "match-prospect",
  "note-released-offers",
  "end-access-after-deal",
];

/** The notifications of a job are on the page with the change itself; only the e-mails are left for later. */
export function job<Name extends JobName>(
  task: Name,
  payload: JobPayload<Name>,
  { runAt, key, isPatient = false }: EnqueueOptions = {},
): NewJob {
  const [subjectId] = Object.values<unknown>(payload);
  const jobKey = key ?? (coalesced.includes(task) ? `${task}:${String(subjectId)}` : null);
  const added = sql`enqueue_job(${task}, ${JSON.stringify(payload)}::json, ${runAt ?? null}::timestamptz, ${jobKey}, ${isPatient})`;
  if (!isNotified(task)) return { calls: [added] };
  const { about, to } = notificationKind(task);
  return {
    calls: [sql`add_notifications(${task}, ${about}, ${subjectId}::uuid, ${[...to]}::text[])`, added],
  };
}

/** Adds a job in the transaction of the change: a change that is rolled back leaves no consequence. */
export async function enqueue<Name extends JobName>(
  trx: ActorTransaction,
  task: Name,
  payload: JobPayload<Name>,
  options: EnqueueOptions = {},
): Promise<void> {
  await enqueueAll(trx, [job(task, payload, options)]);
}

/** Adds several jobs, in their order, by one statement. */
export async function enqueueAll(trx: ActorTransaction, jobs: readonly NewJob[]): Promise<void> {
  await sql`select ${sql.join(jobs.flatMap(({ calls }) => calls))}`.execute(trx);
}
