import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A killed server is back within seconds; the request's own time limit is longer. */
const PATIENCE_MS = 8_000;
const PAUSE_MS = 200;

/** Identifies a transaction uniquely, even if PostgreSQL assigns its number again after a crash. */
export interface TransactionMark {
  number: string;
  /** A position in the write-ahead log after the transaction's writes, before its commit. */
  position: string;
  /** Where the last recovery ended, or null if the server has had none. */
  recovery: string | null;
}

/** Read within the transaction, before it commits. Returns no row if it has written nothing: it has no number. */
export const MARK_QUERY = `select pg_current_xact_id()::text as number,
    pg_current_wal_insert_lsn()::text as position, pg_last_wal_replay_lsn()::text as recovery
  where pg_current_xact_id_if_assigned() is not null`;

/**
 * A crash loses what of the write-ahead log was not on disk, and a number that the rest doesn't contain is assigned
 * again. A recovery since then that ended before the mark's position never saw the commit, whatever the number's status
 * is now. During a recovery, as on a standby that takes over, the commit may still come.
 */
const OUTCOME_QUERY = `select case
    when pg_is_in_recovery() then null
    when pg_last_wal_replay_lsn() is distinct from $3::pg_lsn and pg_last_wal_replay_lsn() < $2::pg_lsn then 'aborted'
    else pg_xact_status($1::xid8)
  end as status`;

/**
 * The outcome of a transaction whose connection was lost during its commit, read over a new connection, with retries
 * while PostgreSQL is away or the transaction still runs; null if it stays unknown.
 */
export async function commitOutcome(
  mark: TransactionMark,
  config: pg.ClientConfig,
): Promise<"committed" | "aborted" | null> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(PAUSE_MS)) {
    const status = await statusOf(mark, config).catch(() => null);
    if (status === "committed" || status === "aborted") return status;
  }
  return null;
}

async function statusOf(mark: TransactionMark, config: pg.ClientConfig): Promise<string | null> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 1_000, query_timeout: 1_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ status: string | null }>(OUTCOME_QUERY, [
      mark.number,
      mark.position,
      mark.recovery,
    ]);
    return rows[0]?.status ?? null;
  } finally {
    void client.end().catch(() => undefined);
  }
}
