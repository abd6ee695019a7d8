// The whole build: the pages by Remix and Vite, then the entry points of production. It is made beside the old
// one and replaces it once complete: a failed build breaks nothing that runs.
import { build } from "esbuild";
import { cpSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { isBuilt, markBuilt, sourceFingerprint } from "./fingerprint.mjs";
import { run } from "./processes.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const cache = join(root, ".cache");
const fresh = join(cache, "build");
const lock = join(cache, "build.lock");

/** The demo and the tests may both start a build: one does, the other waits for it. */
async function lockBuild(): Promise<void> {
  mkdirSync(cache, { recursive: true });
  for (;;) {
    try {
      return writeFileSync(lock, String(process.pid), { flag: "wx" });
    } catch {
      if (!isAlive(holder())) rmSync(lock, { force: true });
      await sleep(100);
    }
  }
}

function holder(): number {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return 0;
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/**
 * The production entry point: an older Node would start as well and fail later, job by job, so its version is checked
 * before anything else is loaded.
 */
function launcherOf(name: string): string {
  const { engines } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    engines: { node: string };
  };
  const least = Number(/^>=(\d+)$/u.exec(engines.node)?.[1]);
  if (!(least > 0)) throw new Error(`package.json: engines.node "${engines.node}" is not ">=" and a number`);
  return `const { node } = process.versions;
if (Number.parseInt(node, 10) < ${least}) {
  process.stderr.write(\`Node \${node} is too old: Longspring needs Node ${least} or newer. Start it with "npm start" or in the image of the Dockerfile.\\n\`);
  process.exit(1);
}
await import("./${name}.main.js");
`;
}

/** The compressed forms of each text that browsers fetch, which static-files.server.ts serves. */
function compressTexts(folder: string): void {
  for (const file of globSync(`${folder}/**/*.{js,css,json,svg,webmanifest}`)) {
    const plain = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(plain));
    writeFileSync(`${file}.gz`, gzipSync(plain, { level: 9 }));
  }
}

/** Each gets a launcher that refuses a Node that is too old. */
const programs = {
  web: "app/entry.web.server.ts",
  worker: "app/entry.worker.server.ts",
  migrate: "scripts/migrate.ts",
  "audit-verify": "scripts/audit-verify.ts",
  "billing-doctor": "scripts/billing-doctor.ts",
  "retention-report": "scripts/retention-report.ts",
  "billing-reconcile": "scripts/billing-reconcile.ts",
  "admin-recover": "scripts/admin-recover.ts",
  "admin-appoint": "scripts/admin-appoint.ts",
};

async function buildAll(): Promise<void> {
  const fingerprint = sourceFingerprint(root);
  rmSync(fresh, { recursive: true, force: true });

  const remix = join(root, "node_modules/@remix-run/dev/dist/cli.js");
  const env: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: "production", BUILD_DIRECTORY: ".cache/build" };
  await run(process.execPath, [remix, "vite:build", "--logLevel", "warn"], { cwd: root, env });

  await build({
    absWorkingDir: root,
    entryPoints: {
      ...Object.fromEntries(Object.entries(programs).map(([name, path]) => [`${name}.main`, path])),
      "inspection-thread": "app/integrations/scanning/inspection-thread.ts",
      "sheet-thread": "app/integrations/sheets/sheet-thread.ts",
      "statement-thread": "app/integrations/bank-statements/statement-thread.ts",
    },
    outdir: fresh,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node24",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "warning",
  });
  for (const name of Object.keys(programs)) writeFileSync(join(fresh, `${name}.js`), launcherOf(name));
  for (const sql of ["migrations", "bootstrap.sql"]) {
    cpSync(join(root, "db", sql), join(fresh, sql), { recursive: true });
  }
  compressTexts(join(fresh, "client"));
  markBuilt(fresh, fingerprint);
  rmSync(join(root, "build"), { recursive: true, force: true });
  renameSync(fresh, join(root, "build"));
}

const wasBuilt = isBuilt(root);
await lockBuild();
process.on("exit", () => rmSync(lock, { force: true }));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));
// An explicit build runs even without changes, unless another has just finished.
if (wasBuilt || !isBuilt(root)) await buildAll();
