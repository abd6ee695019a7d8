import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { RUNNING_FILE } from "#scripts/running-file.mjs";
import { billingIn } from "#tests/factories/billing.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";

const app = openTestApp();
const run = promisify(execFile);
const command = join(import.meta.dirname, "../../../scripts/billing-reconcile.ts");

/** Runs the reconciliation in a folder, with these variables beside those of this process but the database's. */
async function reconcile(folder: string, variables: Record<string, string> = {}) {
  const { DATABASE_URL: _, ...own } = process.env;
  return run(process.execPath, [command, "--json"], { cwd: folder, env: { ...own, ...variables } }).then(
    ({ stdout, stderr }) => ({ stderr, ...(JSON.parse(stdout) as { found: { kind: string }[] }) }),
    (error: { stdout: string; stderr: string }) => ({ stderr: error.stderr, found: null }),
  );
}

test("a command beside the demo has what its processes have, unless a database is given", async () => {
  await billingIn(app).accrued();
  const folder = await mkdtemp(join(tmpdir(), "longspring-running-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  expect(await reconcile(folder)).toMatchObject({
    found: null,
    stderr: expect.stringContaining("DATABASE_URL: is not set") as unknown,
  });

  await mkdir(dirname(join(folder, RUNNING_FILE)));
  await writeFile(join(folder, RUNNING_FILE), `DATABASE_URL="${app.databaseUrl}"\n`);
  expect(await reconcile(folder)).toMatchObject({
    found: [],
    stderr: expect.stringContaining(RUNNING_FILE) as unknown,
  });

  const nobody = "postgres://nobody@127.0.0.1:9/none";
  const given = await reconcile(folder, { DATABASE_URL: nobody });
  expect(given.found).toBeNull();
  expect(given.stderr).not.toContain(RUNNING_FILE);
}, 120_000);
