import { describe, expect, test } from "vitest";
import { sql } from "kysely";
import { openGiven } from "#tests/factories/open-given.ts";

const { app, given } = openGiven({ DATABASE_POOL_SIZE: "1" });

describe("a statement with a cached plan", () => {
  test("depends on no actor: the same text shows each only its own rows", async () => {
    const [one, other] = [await given.company(), await given.company()];
    const codeOf = (of: string, actor: typeof one) =>
      app.web.withActor(actor, (trx) =>
        trx.selectFrom("company").select("id").where("id", "=", of).executeTakeFirst(),
      );
    for (let round = 0; round < 8; round += 1) {
      expect(await codeOf(one.companyId, one)).toEqual({ id: one.companyId });
      expect(await codeOf(one.companyId, other)).toBeUndefined();
      expect(await codeOf(other.companyId, other)).toEqual({ id: other.companyId });
    }
  });

  test("is planned again after the columns of its table have changed", async () => {
    await app.sql`create table shifting (id int, word text)`;
    await app.sql`insert into shifting values (1, 'one')`;
    await app.sql`grant select on shifting to longspring_app`;
    const all = () =>
      app.web.withActor({ kind: "public" }, async (trx) => {
        const { rows } = await sql`select * from shifting where id = ${1}`.execute(trx);
        return rows;
      });
    expect(await all()).toEqual([{ id: 1, word: "one" }]);
    await app.sql`alter table shifting add column more int not null default 2`;
    expect(await all()).toEqual([{ id: 1, word: "one", more: 2 }]);
  });

  test("that fails leaves nothing of its transaction on the connection", async () => {
    const failing = app.web.withActor({ kind: "public" }, (trx) => sql`select ${1}::int / 0`.execute(trx));
    await expect(failing).rejects.toThrow("division by zero");
    const { rows } = await app.web.withActor({ kind: "public" }, (trx) =>
      sql<{ role: string }>`select current_setting('app.role') as role`.execute(trx),
    );
    expect(rows).toEqual([{ role: "public" }]);
  });
});
