// `npm run demo -- --fresh` on one's own PostgreSQL: empties the database, if it contains a demonstration.
import pg from "pg";
import { ConfigError } from "#app/config.server.ts";
import { placeOfSeals } from "#app/integrations/audit-seals/seal-copies.server.ts";
import { documentStore } from "#app/integrations/documents/document-store.server.ts";
import { readDatabaseConfig } from "#scripts/datasets/config.ts";

const demoAccount = "company@demo.longspring.test";
/** Everything that the migrations make, except roles: other databases of the server may use them. */
const schemas = ["public", "accounts", "graphile_worker"];

async function main(): Promise<void> {
  const { database, documents } = readDatabaseConfig(process.env);
  const client = new pg.Client({ connectionString: database.directUrl });
  await client.connect();
  try {
    if (!(await isOursToEmpty(client))) {
      throw new ConfigError([
        `DATABASE_URL: the database holds tables, but no demonstration (no account ${demoAccount}); ` +
          "it is not emptied. Name an empty database, or empty this one yourself.",
      ]);
    }
    const files = await filesOf(client);
    await client.query(`drop schema if exists ${schemas.join(", ")} cascade; create schema public`);
    // A file without its row is an orphan: the sweep would find it if this were interrupted here.
    const store = documentStore(documents);
    for (const id of files) await store.remove(id);
    // The copies of the seals of a trail that is gone; a new one begins at number 1 again.
    const seals = documentStore(placeOfSeals(documents));
    for await (const { fileId } of seals.list()) await seals.remove(fileId);
  } finally {
    await client.end();
  }
}

async function isOursToEmpty(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ tables: string; users: string | null }>(
    "select count(*) as tables, to_regclass('accounts.\"user\"') as users from pg_tables where schemaname = any($1)",
    [schemas],
  );
  if (rows[0]?.tables === "0") return true;
  if (!rows[0]?.users) return false;
  const { rowCount } = await client.query('select from accounts."user" where email = $1', [demoAccount]);
  return rowCount === 1;
}

/** The documents and attachments with bytes in the store. */
async function filesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ tables: number }>(
    "select count(to_regclass(name))::int as tables from unnest(array['public.document_file', 'public.attachment']) as name",
  );
  if (rows[0]?.tables !== 2) return [];
  const files = await client.query<{ id: string }>(
    "select id from document_file union all select id from attachment",
  );
  return files.rows.map(({ id }) => id);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
