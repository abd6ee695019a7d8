import type { Kysely } from "kysely";
import { afterAll } from "vitest";
import { createDatabase, createPool } from "#db/client.ts";
import type { Database } from "#db/schema.ts";
import type { House } from "#tests/support/house.ts";

/** The database as its superuser sees it, for arranging and for looking at what really happened. Call after openHouse. */
export function arranging(house: House): () => Kysely<Database> {
  let db: Kysely<Database> | undefined;
  afterAll(async () => {
    await db?.destroy();
  });
  return () =>
    (db ??= createDatabase(
      createPool({ connectionString: house.databaseUrl, size: 4, onError: () => undefined }),
    ));
}
