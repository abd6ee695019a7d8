import { Kysely } from "kysely";
import { expect, test } from "vitest";
import { ActorDialect } from "#db/actor-dialect.ts";

interface Tables {
  offer: { id: string; status: string; kind: string };
}

const pool = { connect: () => Promise.reject(new Error("only compiled")), end: () => Promise.resolve() };
const db = new Kysely<Tables>({ dialect: new ActorDialect({ pool: pool as never }) });
const offers = db.selectFrom("offer").select("id");

test("states that a status is compared with are constants in a statement's text", () => {
  const some = offers.where("offer.status", "not in", ["issued", "under_review"]).compile();
  expect(some.sql).toBe(`select "id" from "offer" where "offer"."status" not in ('issued', 'under_review')`);
  expect(some.parameters).toEqual([]);
  const one = offers.where("status", "=", "issued").compile();
  expect(one.sql).toBe(`select "id" from "offer" where "status" = 'issued'`);
  expect(one.parameters).toEqual([]);
});

test("a text that is no state stays a parameter, as do other columns and what is written", () => {
  const hostile = "issued' or '1' = '1";
  expect(offers.where("status", "in", ["issued", hostile]).compile().parameters).toEqual(["issued", hostile]);
  expect(offers.where("status", "=", hostile).compile().parameters).toEqual([hostile]);
  expect(offers.where("kind", "in", ["loan"]).compile().parameters).toEqual(["loan"]);
  const written = db.updateTable("offer").set({ status: "issued" }).where("status", "=", "drafted").compile();
  expect(written.sql).toBe(`update "offer" set "status" = $1 where "status" = 'drafted'`);
  expect(written.parameters).toEqual(["issued"]);
});
