// `npm run demo`: from an empty clone to a running application. Runs on Node 20; nothing is imported from node_modules.
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { visit } from "./demo-visit.mjs";
import { startPostgres } from "./embedded-postgres.mjs";
import { isBuilt, sourceFingerprint } from "./fingerprint.mjs";
import { ensureInstalled, nodeOf } from "./install.mjs";
import { phase, say, seconds } from "./phases.mjs";
import { freePort, run, startService, whenToldToStop } from "./processes.mjs";

const usage = `npm run demo -- [--once] [--fresh] [--world FILE.csv.gz]
  --once        start everything, visit the home page and a signed-in page, print "ready: URL" and end
  --fresh       begin with an empty database
  --world FILE  fill the city from real deals (the format of npm run import-deals)
  PORT          the port to serve at (3000); a taken one: the next free
  DATABASE_URL  your own PostgreSQL (15 or newer) instead of the embedded one`;

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const node = nodeOf(root);
const begun = Date.now();

/** @type {(() => Promise<void>)[]} what was started, the last first */
const started = [];
let ending = false;

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  for (const stop of started.splice(0)) await stop();
  process.exit(code);
}

/** @param {string | undefined} text */
function wantedPort(text) {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT: must be a number from 1 to 65535, not ${text}`);
}

/**
 * @param {{ fresh: boolean, world: string | undefined }} options
 * @returns {Promise<NodeJS.ProcessEnv>} the environment of whoever works on that database
 */
async function fillDatabase({ fresh, world }) {
  const own = process.env.DATABASE_URL;
  const cluster = own
    ? undefined
    : await phase("database", () => startPostgres({ name: "demo", root, fresh, say }));
  if (cluster) started.unshift(cluster.stop);
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    DATABASE_URL: own ?? cluster?.url ?? "",
    LONGSPRING_DEMO: "1",
    ...documentsBeside(cluster?.data, fresh),
  };
  const script = (/** @type {string[]} */ ...args) => run(node, args, { cwd: root, env, quiet: true });

  // Nobody but the demo fills its own cluster: what these very sources have filled need not be looked at again.
  const mark = cluster && `${cluster.data}.filled`;
  const sources = sourceFingerprint(root);
  if (!mark || !existsSync(mark) || readFileSync(mark, "utf8") !== sources) {
    if (own && fresh) await phase("empty", () => script("scripts/empty-database.ts"));
    await phase("migrate", () => script("scripts/migrate.ts"));
    await phase("seed", () => script("scripts/seed.ts"));
    if (mark) writeFileSync(mark, sources);
  }
  if (world) await phase("world", () => run(node, ["scripts/import-deals.ts", world], { cwd: root, env }));
  return env;
}

/**
 * The demo's own cluster has its documents beside it, so that both begin anew together; unless another place is named.
 * @param {string | undefined} cluster its folder
 * @param {boolean} fresh
 */
function documentsBeside(cluster, fresh) {
  if (!cluster || process.env.DOCUMENTS_DIR || process.env.DOCUMENTS_S3_ENDPOINT) return {};
  const folder = `${cluster}.documents`;
  if (fresh) rmSync(folder, { recursive: true, force: true });
  return { DOCUMENTS_DIR: folder };
}

/**
 * Both processes run what production runs; only the demo's own switch differs.
 * @param {NodeJS.ProcessEnv} filled the environment of the filled database
 */
async function serve(filled) {
  const wanted = wantedPort(process.env.PORT);
  const port = await freePort(wanted);
  if (port !== wanted) say(`  Port ${wanted} is taken: serving at ${port}.`);
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...filled,
    NODE_ENV: "production",
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
    WORKER_METRICS_PORT: String(await freePort()),
  };
  const services = ["web", "worker"].map((name) => {
    const onLine = (/** @type {string} */ line) => ending || say(`  [${name}] ${line}`);
    const service = startService(node, [`build/${name}.js`], { cwd: root, env, onLine });
    void service.exited.then((code) => {
      if (ending) return;
      say(`The ${name} process ended by itself with code ${code}.`);
      void end(1);
    });
    return service;
  });
  started.unshift(async () => {
    await Promise.all(services.map((service) => service.stop()));
  });
  return `http://localhost:${port}`;
}

async function main() {
  const { values } = parseArgs({
    options: {
      once: { type: "boolean", default: false },
      fresh: { type: "boolean", default: false },
      world: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return say(usage);
  const world = values.world && resolve(process.env.INIT_CWD ?? process.cwd(), values.world);
  whenToldToStop((code) => void end(code));

  await phase(
    "install",
    () => ensureInstalled(root),
    (installed) => (installed ? undefined : "nothing to do"),
  );
  const build = phase(
    "build",
    async () => {
      const stale = !isBuilt(root);
      if (stale) await run(node, ["scripts/build.ts"], { cwd: root, quiet: true });
      return stale;
    },
    (built) => (built ? undefined : "nothing to do"),
  );
  const [filled] = await Promise.all([fillDatabase({ fresh: values.fresh, world }), build]);
  const url = await serve(filled);
  const accounts = await phase("visit", () => visit(url));
  say(`  ${"in all".padEnd(12)} ${seconds(begun)}\n`);
  for (const line of accounts) say(line);
  say(`ready: ${url}`);
  if (values.once) await end(0);
  else say("Ctrl-C stops all of it; the data stays.");
}

main().catch((error) => {
  if (ending) return;
  process.stderr.write(`\nThe demo did not start: ${error instanceof Error ? error.message : error}\n`);
  void end(1);
});
