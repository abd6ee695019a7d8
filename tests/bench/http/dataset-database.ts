import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { run } from "#scripts/processes.mjs";
import type { TestApp } from "#tests/support/test-app.ts";
import { cloneTemplate, ensureTemplate, urlOfDatabase } from "#tests/support/postgres/databases.ts";

/** The resources of a measurement. */
export interface Measuring {
  app: TestApp;
  /** Closed at the end, in reverse order. */
  closing: (() => Promise<unknown>)[];
  report: (line: string) => void;
  clients: number;
  seconds: number;
  rounds: number;
}

const datasets = "longspring_dataset_";

/**
 * A separate database with the dataset: seeded once a day per schema and stored on the server, from which each run takes
 * a copy.
 */
export async function databaseOf(
  dataset: string,
  serverUrl: string,
  report: (line: string) => void,
): Promise<string> {
  const template = await ensureTemplate(serverUrl);
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "");
  const name = `${datasets}${dataset}_${template.split("_").at(-1) ?? ""}_${day}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      "select datname as name from pg_database where datname like $1",
      [`${datasets}${dataset}_%`],
    );
    if (rows.some((row) => row.name === name)) report(`${dataset} of today is there already`);
    else {
      for (const old of rows) await client.query(`drop database ${old.name} with (force)`);
      const begun = performance.now();
      report(`seeding ${dataset}`);
      await client.query(`create database ${name}_new template ${template} strategy file_copy`);
      await run(process.execPath, ["scripts/seed.ts", "--city", dataset], {
        cwd: process.cwd(),
        env: {
          ...process.env,
          DATABASE_URL: urlOfDatabase(serverUrl, `${name}_new`),
          LONGSPRING_DEMO: "1",
          // No document is opened here.
          DOCUMENTS_DIR: join(tmpdir(), "longspring-datasets"),
        },
        quiet: true,
      });
      await client.query(`alter database ${name}_new rename to ${name}`);
      report(`seeded in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
    }
  } finally {
    await client.end();
  }
  return cloneTemplate(serverUrl, name);
}
