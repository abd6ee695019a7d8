import { type AppContext, createContext } from "#app/context.server.ts";
import { readConfig } from "#app/config.server.ts";
import { createDatabase, createPool } from "#db/client.ts";
import {
  insertInstitutions,
  insertMandates,
  insertOwnersOfTeasers,
  insertTeasers,
} from "#tests/factories/bulk-rows.ts";
import {
  cloneTemplate,
  dropDatabase,
  ensureTemplate,
  migrations,
} from "#tests/support/postgres/databases.ts";
import { startTestServer } from "#tests/support/postgres/server.ts";
import type { Size } from "./in-memory.ts";
import { measure, type Reporter } from "./timing.ts";
import { companies, mandates } from "./dataset.ts";
import { sql } from "kysely";

const batch = 4_000;

export interface Inserted {
  worker: AppContext;
  databaseUrl: string;
  owner: ReturnType<typeof createDatabase>;
}

/** A temporary PostgreSQL with the generated dataset, as the worker sees it. */
export async function withInserted(
  size: Size,
  { line, progress }: Reporter,
  work: (inserted: Inserted) => Promise<void>,
): Promise<void> {
  progress("starting PostgreSQL");
  const server = await startTestServer();
  const databaseUrl = await cloneTemplate(server.url, await ensureTemplate(server.url));
  const onError = () => undefined;
  const owner = createDatabase(createPool({ connectionString: databaseUrl, size: 2, onError }));
  const config = readConfig({ NODE_ENV: "test", DATABASE_URL: databaseUrl });
  const worker = createContext(config, { process: "worker", migrations });
  try {
    const inserting = await measure(async () => {
      const terms = mandates(size.mandates, size.loose);
      await insertInstitutions(owner, [...new Set(terms.map(({ institutionId }) => institutionId))]);
      await insertMandates(owner, terms);
      let inserted = 0;
      for (const some of inBatches(companies(size.companies), batch)) {
        await insertTeasers(owner, some, inserted);
        inserted += some.length;
        progress(`inserting ${inserted.toLocaleString("en")} companies`);
      }
      await insertOwnersOfTeasers(owner);
      await sql`analyze`.execute(owner);
    });
    line("inserted into PostgreSQL", inserting.text);
    await work({ worker, databaseUrl, owner });
  } finally {
    await Promise.all([worker.close(), owner.destroy()]);
    await dropDatabase(databaseUrl);
    await server.stop();
  }
}

function* inBatches<Item>(items: Iterable<Item>, most: number): Generator<Item[]> {
  let some: Item[] = [];
  for (const item of items) {
    some.push(item);
    if (some.length < most) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}
