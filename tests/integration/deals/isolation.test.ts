import type pg from "pg";
import { describe, expect, test } from "vitest";
import { openGiven } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";

/**
 * The anomalies of Hermitage (Martin Kleppmann, github.com/ept/hermitage) that PostgreSQL keeps apart at read committed,
 * shown on the tables of the trade. What it lets happen there is for the services: services-at-once.test.ts.
 */
const { app, given } = openGiven();

test("the database runs at read committed, so the tests below hold at this isolation level", async () => {
  const rows = await app.web.withActor(
    { kind: "public" },
    async () => app.sql<{ level: string }>`select current_setting('default_transaction_isolation') as level`,
  );
  expect(rows).toEqual([{ level: "read committed" }]);
});

describe.each(["mandate", "prospect", "offer", "deal"] as const)(
  "two transactions on rows of %s",
  (table) => {
    const column = { mandate: "name_zh", prospect: "status", offer: "note", deal: "note" }[table];
    const [first, second] =
      table === "prospect" ? (["paused", "expired"] as const) : (["first", "second"] as const);

    async function twoRows(): Promise<[string, string]> {
      const underway = underwayIn(app, await given.company(), await given.institution());
      const { owner } = app;
      await Promise.all([underway.deal("available"), underway.deal("available")]);
      const { rows } = await owner.query<{ id: string }>(
        `select id from ${table} order by number desc limit 2`,
      );
      return [rows[0]?.id ?? "", rows[1]?.id ?? ""];
    }

    async function between<Result>(work: (one: pg.PoolClient, two: pg.PoolClient) => Promise<Result>) {
      const [one, two] = [await app.owner.connect(), await app.owner.connect()];
      try {
        for (const each of [one, two]) await each.query("begin");
        return await work(one, two);
      } finally {
        for (const each of [one, two]) {
          await each.query("rollback");
          each.release();
        }
      }
    }
    const write = (by: pg.PoolClient, id: string, value: string) =>
      by.query(`update ${table} set ${column} = $2 where id = $1`, [id, value]);
    const read = async (by: Pick<pg.PoolClient, "query">, id: string) =>
      (await by.query<{ value: string }>(`select ${column} as value from ${table} where id = $1`, [id]))
        .rows[0]?.value;

    test("do not overwrite each other's uncommitted changes (G0)", async () => {
      const [a, b] = await twoRows();
      await between(async (one, two) => {
        await write(one, a, first);
        const late = write(two, a, second);
        await write(one, b, first);
        await one.query("commit");
        await late;
        await write(two, b, second);
        await two.query("commit");
      });
      expect([await read(app.owner, a), await read(app.owner, b)]).toEqual([second, second]);
    });

    test("read no aborted, intermediate or circular changes (G1a, G1b, G1c)", async () => {
      const [a, b] = await twoRows();
      const before = [await read(app.owner, a), await read(app.owner, b)];
      await between(async (one, two) => {
        await write(one, a, first);
        expect(await read(two, a)).toBe(before[0]);
        await write(two, b, second);
        expect(await read(one, b)).toBe(before[1]);
        await write(one, a, second);
        expect(await read(two, a)).toBe(before[0]);
      });
      expect([await read(app.owner, a), await read(app.owner, b)]).toEqual(before);
    });

    test("keep seeing what they have seen committed (OTV)", async () => {
      const [a, b] = await twoRows();
      await between(async (one, two) => {
        await write(one, a, first);
        await write(one, b, first);
        const late = write(two, a, second);
        await one.query("commit");
        await late;
        expect([await read(app.owner, a), await read(app.owner, b)]).toEqual([first, first]);
        await write(two, b, second);
        expect([await read(app.owner, a), await read(app.owner, b)]).toEqual([first, first]);
        await two.query("commit");
      });
      expect([await read(app.owner, a), await read(app.owner, b)]).toEqual([second, second]);
    });
  },
);
