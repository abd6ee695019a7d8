// `npm run migrate`: migrates the database of DATABASE_DIRECT_URL (else DATABASE_URL) to the schema of this build. Safe
// to run again.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ConfigError, readConfig } from "#app/config.server.ts";
import { migrate, OtherVersion } from "#db/migrate.ts";
import { MADE_BEFORE_RELEASE } from "./exit-codes.mjs";

const here = import.meta.dirname;
const built = join(here, "migrations");
const migrations = existsSync(built) ? built : join(here, "../db/migrations");

async function main(): Promise<void> {
  // The rest of the configuration is not needed.
  const { DATABASE_URL, DATABASE_DIRECT_URL } = process.env;
  const { database } = readConfig({ DATABASE_URL, DATABASE_DIRECT_URL });
  const run = await migrate(database.directUrl, migrations, (line) => process.stderr.write(`${line}\n`));
  process.stdout.write(run.length > 0 ? `migrated: ${run.join(", ")}\n` : "the schema is current\n");
}

main().catch((error: unknown) => {
  const { message, stack, cause } = error as Error;
  const isPlain = error instanceof ConfigError || error instanceof OtherVersion;
  process.stderr.write(`${isPlain ? message : stack}\n`);
  if (cause instanceof Error) process.stderr.write(`because: ${cause.message}\n`);
  process.exit(error instanceof OtherVersion && error.isBeforeRelease ? MADE_BEFORE_RELEASE : 1);
});
