import type { Kysely } from "kysely";
import { createDatabase, createPool } from "#db/client.ts";
import type { Database } from "#db/schema.ts";
import type { House } from "#tests/support/standing-house.ts";

/** The database as its superuser sees it, for arranging and for looking at what really happened. */
export function arranging(house: House): () => Kysely<Database> {
  let db: Kysely<Database> | undefined;
  house.onClose(async () => db?.destroy());
  return () =>
    (db ??= createDatabase(
      createPool({ connectionString: house.databaseUrl, size: 4, onError: () => undefined }),
    ));
}
