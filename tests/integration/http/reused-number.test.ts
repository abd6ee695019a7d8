import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { commitOutcome, MARK_QUERY, type TransactionMark } from "#db/commit-outcome.ts";
import { startPostgres } from "#scripts/embedded-postgres.mjs";

/** The test's own server, which buffers what no commit waits for: a crash loses it. */
let cluster: Awaited<ReturnType<typeof startPostgres>>;
let config: pg.ClientConfig;

beforeAll(async () => {
  const settings = { fsync: "on", synchronous_commit: "on", wal_writer_delay: "10s" };
  cluster = await startPostgres({ name: "crashed", throwaway: true, settings });
  config = { connectionString: cluster.url };
  await connected((client) => client.query("create table written (id int)"));
}, 60_000);
afterAll(() => cluster.stop());

async function connected<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(config);
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    void client.end().catch(() => undefined);
  }
}

/** Writes, and has the server crash or not before the commit. */
async function written({ crashes }: { crashes: boolean }): Promise<TransactionMark> {
  return connected(async (client) => {
    await client.query("begin");
    await client.query("insert into written values (1)");
    const { rows } = await client.query<TransactionMark>(MARK_QUERY);
    const { rows: own } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    if (!crashes) await client.query("commit");
    else if (own[0] === undefined) throw new Error("a connection without a process");
    else process.kill(own[0].pid, "SIGKILL");
    return rows[0] as TransactionMark;
  });
}

const committedAfterwards = async (): Promise<TransactionMark> => {
  let mark: TransactionMark | null = null;
  await expect
    .poll(async () => (mark = await written({ crashes: false }).catch(() => null)), { timeout: 20_000 })
    .not.toBeNull();
  return mark as unknown as TransactionMark;
};

/** Until then other connections may still write on the ending server. */
const recovered = () =>
  expect
    .poll(
      () =>
        connected(async (client) => {
          const { rows } = await client.query<{ isBack: boolean }>(
            'select pg_last_wal_replay_lsn() is not null and not pg_is_in_recovery() as "isBack"',
          );
          return rows[0]?.isBack;
        }).catch(() => false),
      { timeout: 20_000 },
    )
    .toBe(true);

test("a transaction that a crash rolled back isn't mistaken for the next one with the same transaction id", async () => {
  const before = await committedAfterwards();
  const lost = await written({ crashes: true });
  await recovered();
  const next = await committedAfterwards();
  expect(next.number).toBe(lost.number);
  expect(await commitOutcome(before, config)).toBe("committed");
  expect(await commitOutcome(next, config)).toBe("committed");
  expect(await commitOutcome(lost, config)).toBe("aborted");
}, 60_000);
