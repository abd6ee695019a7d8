// `npm run demo -- --fresh` on a PostgreSQL of one's own: empties the database, if what it holds is a demonstration.
import pg from "pg";
import { ConfigError, readConfig } from "#app/config.server.ts";

const demoAccount = "company@demo.longspring.test";
/** Everything that the migrations make; roles are left, other databases of the server may use them. */
const schemas = ["public", "accounts", "graphile_worker"];

async function main(): Promise<void> {
  const { database } = readConfig({ DATABASE_URL: process.env.DATABASE_URL });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    if (!(await isOursToEmpty(client))) {
      throw new ConfigError([
        `DATABASE_URL: the database holds tables, but no demonstration (no account ${demoAccount}); ` +
          "it is not emptied. Name an empty database, or empty this one yourself.",
      ]);
    }
    await client.query(`drop schema if exists ${schemas.join(", ")} cascade; create schema public`);
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

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof ConfigError ? error.message : (error as Error).stack}\n`);
  process.exit(1);
});
