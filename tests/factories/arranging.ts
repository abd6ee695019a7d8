import type { Kysely } from "kysely";
import { createDatabase, createPool } from "#db/client.ts";
import type { Database } from "#db/schema.ts";
import type { TestApp } from "#tests/support/test-app.ts";

/** The database as its superuser sees it, for arranging and for looking at what really happened. */
export function arranging(app: TestApp): () => Kysely<Database> {
  let db: Kysely<Database> | undefined;
  app.onClose(async () => db?.destroy());
  return () =>
    (db ??= createDatabase(
      createPool({ connectionString: app.databaseUrl, size: 4, onError: () => undefined }),
    ));
}
