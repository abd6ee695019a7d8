// The whole build: the pages by Remix and Vite, then the three entries that production runs.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { markBuilt, sourceFingerprint } from "./fingerprint.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const fingerprint = sourceFingerprint(root);

rmSync(join(root, "build"), { recursive: true, force: true });

const remix = join(root, "node_modules/@remix-run/dev/dist/cli.js");
const pages = spawnSync(process.execPath, [remix, "vite:build", "--logLevel", "warn"], {
  cwd: root,
  env: { ...process.env, NODE_ENV: "production" },
  stdio: "inherit",
});
if (pages.status !== 0) process.exit(pages.status ?? 1);

const entries = {
  web: "app/entry.web.server.ts",
  worker: "app/entry.worker.server.ts",
  migrate: "scripts/migrate.ts",
};
await build({
  absWorkingDir: root,
  entryPoints: entries,
  outdir: "build",
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node24",
  jsx: "automatic",
  legalComments: "none",
  logLevel: "warning",
});
for (const sql of ["migrations", "bootstrap.sql"]) {
  cpSync(join(root, "db", sql), join(root, "build", sql), { recursive: true });
}
markBuilt(root, fingerprint);
