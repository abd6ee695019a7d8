import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** A server that was killed is back within seconds; the request's own limit of time is longer. */
const PATIENCE_MS = 8_000;
const PAUSE_MS = 200;

/**
 * What became of a transaction whose connection was lost while it committed, asked over a new connection for as long as
 * PostgreSQL is away or the transaction is still under way; null where it doesn't say in time.
 *
 * `number` is what `pg_current_xact_id()` gave, which is never used again.
 */
export async function commitOutcome(
  number: string,
  config: pg.ClientConfig,
): Promise<"committed" | "aborted" | null> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(PAUSE_MS)) {
    const status = await statusOf(number, config).catch(() => null);
    if (status === "committed" || status === "aborted") return status;
  }
  return null;
}

async function statusOf(number: string, config: pg.ClientConfig): Promise<string | null> {
  const client = new pg.Client({ ...config, connectionTimeoutMillis: 1_000, query_timeout: 1_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const text = "select pg_xact_status($1::xid8) as status";
    const { rows } = await client.query<{ status: string | null }>(text, [number]);
    return rows[0]?.status ?? null;
  } finally {
    void client.end().catch(() => undefined);
  }
}
