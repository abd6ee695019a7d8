import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { dayOf } from "#app/lib/days.ts";
import { sourceFingerprint } from "#scripts/fingerprint.mjs";
import { run } from "#scripts/processes.mjs";
import { documentsFolderOf } from "#tests/support/test-app.ts";
import { cloneTemplate, connected, ensureFilledTemplate } from "./databases.ts";

const root = process.cwd();

/**
 * A copy of the demonstration city, with its documents in their folder. The city is seeded by the machine's clock, once
 * for each day and state of the sources, as by `npm run seed`, by the first process that needs it.
 */
export async function cloneCity(serverUrl: string): Promise<string> {
  const key = `city_${dayOf(new Date()).replaceAll("-", "")}_${sourceFingerprint(root).slice(0, 12)}`;
  const url = await cloneTemplate(serverUrl, await ensureFilledTemplate(serverUrl, key, seed));
  const documents = documentsFolderOf(url);
  await connected(url, async (client) => {
    const { rows } = await client.query<{ path: string; bytes: Buffer }>(
      "select path, bytes from seeded_file",
    );
    for (const { path, bytes } of rows) {
      await mkdir(dirname(join(documents, path)), { recursive: true });
      await writeFile(join(documents, path), bytes);
    }
    await client.query("drop table seeded_file");
  });
  return url;
}

/** Runs `npm run seed`, and stores its documents in a table, so that copies of the database have them. */
async function seed(databaseUrl: string): Promise<void> {
  const documents = await mkdtemp(join(tmpdir(), "longspring-city-"));
  try {
    await run(process.execPath, ["scripts/seed.ts"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "test", DATABASE_URL: databaseUrl, DOCUMENTS_DIR: documents },
      quiet: true,
    });
    await connected(databaseUrl, async (client) => {
      await client.query("create table seeded_file (path text primary key, bytes bytea not null)");
      for (const entry of await readdir(documents, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        await client.query("insert into seeded_file values ($1, $2)", [
          path.slice(documents.length + 1),
          await readFile(path),
        ]);
      }
    });
  } finally {
    await rm(documents, { recursive: true, force: true });
  }
}
