import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface TaskHealth {
  task: string;
  waiting: number;
  /** Due more than a minute ago and not started: the worker is away, or behind. */
  late: number;
  /** Failed at least once and to be retried. */
  failing: number;
  /** Out of attempts: it is not retried by itself. */
  dead: number;
  oldest: Date | null;
}

/** The waiting jobs, by task; those with trouble first. Only admins get a result. */
export async function findQueueHealth(trx: ActorTransaction): Promise<TaskHealth[]> {
  const { rows } = await sql<TaskHealth>`
    select task, waiting::integer, late::integer, failing::integer, dead::integer, oldest
    from queue_health() order by dead desc, failing desc, late desc, waiting desc, task`.execute(trx);
  return rows;
}
