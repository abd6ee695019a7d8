import { sql } from "kysely";
import type { ActorTransaction } from "#db/with-actor.ts";

export interface TaskHealth {
  task: string;
  waiting: number;
  /** Due more than a minute ago and not begun: the worker is away, or behind. */
  late: number;
  /** Failed at least once and to be tried again. */
  failing: number;
  /** Tried as often as it may be: nobody will try again by itself. */
  dead: number;
  oldest: Date | null;
}

/** The jobs that wait, by task; those with trouble first. Only an admin is answered. */
export async function findQueueHealth(trx: ActorTransaction): Promise<TaskHealth[]> {
  const { rows } = await sql<TaskHealth>`
    select task, waiting::integer, late::integer, failing::integer, dead::integer, oldest
    from queue_health() order by dead desc, failing desc, late desc, waiting desc, task`.execute(trx);
  return rows;
}
