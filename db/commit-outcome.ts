import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A server that was killed is back within seconds; the request's own limit of time is longer. */
const PATIENCE_MS = 8_000;
const PAUSE_MS = 200;

/** What tells one transaction from all others, also from one that PostgreSQL gives the same number after a crash. */
export interface TransactionMark {
  number: string;
  /** A position in the write-ahead log behind what the transaction has written, before its commit. */
  position: string;
  /** Where the last recovery ended, or null where the server has none behind it. */
  recovery: string | null;
}

/** Asked within the transaction, before it commits. Gives no row for one that has written nothing: it has no number. */
export const MARK_QUERY = `select pg_current_xact_id()::text as number,
    pg_current_wal_insert_lsn()::text as position, pg_last_wal_replay_lsn()::text as recovery
  where pg_current_xact_id_if_assigned() is not null`;

/**
 * A crash loses what of the write-ahead log was not on the disk, and a number that is found nowhere in the rest is given
 * again. A recovery since then that ended before the mark's position never saw the commit, whatever the number says now.
 * While a recovery lasts, as on a standby that takes over, the commit may still come.
 */
const OUTCOME_QUERY = `select case
    when pg_is_in_recovery() then null
    when pg_last_wal_replay_lsn() is distinct from $3::pg_lsn and pg_last_wal_replay_lsn() < $2::pg_lsn then 'aborted'
    else pg_xact_status($1::xid8)
  end as status`;

/**
 * What became of a transaction whose connection was lost while it committed, asked over a new connection for as long as
 * PostgreSQL is away or the transaction is still under way; null where it doesn't say in time.
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
