import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { openProcessPools, type ProcessPools } from "#db/process-pools.ts";
import { createReadAs, type ReadAs } from "#db/with-actor.ts";
import { openGiven } from "#tests/factories/open-given.ts";

/** A use case that only reads sends each statement with its actor, as a transaction of its own. */
const { app, given } = openGiven();
let pools: ProcessPools;
let readAs: ReadAs;
let [one, other]: CompanyActor[] = [];

// One connection, so that every statement follows another actor's.
beforeAll(() => {
  pools = openProcessPools({ ...app.web.config.database, poolSize: 1 }, "web", () => undefined);
  readAs = createReadAs(pools.db);
});
afterAll(() => pools.close());
beforeEach(async () => {
  [one, other] = [await given.company(), await given.company()];
});

const company = () => one as CompanyActor;
const prospectsOf = (actor: PartyActor) =>
  readAs(actor, async (trx) => (await trx.selectFrom("prospect").select("id").execute()).map(({ id }) => id));

describe("a use case that only reads", () => {
  test("sees what its actor may see, in each of its statements", async () => {
    const own = await given.publishedProspect(company());
    const seen = await readAs(company(), async (trx) => [
      await trx.selectFrom("prospect").select("id").execute(),
      await trx.selectFrom("prospect").select("id").where("id", "=", own.id).execute(),
      (await sql<{ id: string }>`select id from prospect`.execute(trx)).rows,
    ]);
    expect(seen).toEqual([[{ id: own.id }], [{ id: own.id }], [{ id: own.id }]]);
    expect(await prospectsOf(other as CompanyActor)).toEqual([]);
  });

  test("leaves no actor to the next statement of its connection", async () => {
    await given.publishedProspect(company());
    expect(await prospectsOf(company())).toHaveLength(1);
    const { rows } = await pools.pools.main.query(
      "select id, current_setting('app.org', true) from prospect",
    );
    expect(rows).toEqual([]);
    await expect(readAs(company(), (trx) => sql`select 1 / 0`.execute(trx))).rejects.toMatchObject({
      code: "22012",
    });
    const settings = await pools.pools.main.query<{ org: string; only: string }>(
      "select current_setting('app.org', true) as org, current_setting('transaction_read_only') as only",
    );
    expect(settings.rows).toEqual([{ org: "", only: "off" }]);
  });

  test("gives its actor to no statement of the accounts' role that is sent meanwhile", async () => {
    const { rows } = await readAs(company(), () =>
      pools.pools.accounts.query<{ org: string; only: string }>(
        "select current_setting('app.org', true) as org, current_setting('transaction_read_only') as only",
      ),
    );
    expect(rows[0]?.org ?? "").toBe("");
    expect(rows[0]?.only).toBe("off");
  });

  test("sees what was committed between two of its statements, as in a transaction under READ COMMITTED", async () => {
    const counts = await readAs(company(), async (trx) => {
      const before = await trx.selectFrom("prospect").select("id").execute();
      await given.publishedProspect(company());
      return [before.length, (await trx.selectFrom("prospect").select("id").execute()).length];
    });
    expect(counts).toEqual([0, 1]);
  });

  test("is kept from writing and from locking by PostgreSQL", async () => {
    const own = await given.publishedProspect(company());
    const before = await app.sql`select * from prospect where id = ${own.id}`;
    const write = readAs(company(), (trx) =>
      trx.updateTable("prospect").set({ status: "withdrawn" }).where("id", "=", own.id).execute(),
    );
    await expect(write).rejects.toMatchObject({ code: "25006" });
    const lock = readAs(company(), (trx) =>
      trx.selectFrom("prospect").select("id").where("id", "=", own.id).forUpdate().execute(),
    );
    await expect(lock).rejects.toMatchObject({ code: "25006" });
    expect(await app.sql`select * from prospect where id = ${own.id}`).toEqual(before);
  });
});
