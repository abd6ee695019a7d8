// What `npm run demo` and `npm run dev` share: a database that is started, migrated and filled, processes on free
// ports, and a shutdown of all. Runs on Node 20; nothing is imported from node_modules.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { startPostgres } from "./embedded-postgres.mjs";
import { RUNNING_FILE } from "./running-file.mjs";
import { MADE_BEFORE_RELEASE } from "./exit-codes.mjs";
import { sourceFingerprint } from "./fingerprint.mjs";
import { ensureInstalled, nodeOf } from "./install.mjs";
import { phase, log } from "./phases.mjs";
import { freePort, run, startService, tee, onTermination } from "./processes.mjs";

export const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
export const node = nodeOf(root);

/** @type {(() => Promise<void>)[]} what was started, the last first */
const started = [];
let ending = false;

/**
 * Stops everything that was started, then this process.
 * @param {number} code
 */
export async function end(code) {
  if (ending) return;
  ending = true;
  for (const stop of started.splice(0)) await stop();
  process.exit(code);
}

/**
 * Runs a command's main function: a failure or a stop signal ends what it has started.
 * @param {string} command as a person names it
 * @param {() => Promise<void>} main
 */
export function runUntilStopped(command, main) {
  onTermination((code) => void end(code));
  main().catch((error) => {
    if (ending) return;
    process.stderr.write(`\n${command} did not start: ${error instanceof Error ? error.message : error}\n`);
    void end(1);
  });
}

export async function install() {
  await phase(
    "install",
    () => ensureInstalled(root),
    (installed) => (installed ? undefined : "nothing to do"),
  );
}

/**
 * @param {{ name: string, fresh: boolean, dataset?: string | undefined }} options name: of the data folder
 * @returns {Promise<NodeJS.ProcessEnv>} the environment of the processes that use that database
 */
export async function fillDatabase({ name, fresh, dataset }) {
  const own = process.env.DATABASE_URL;
  const cluster = own
    ? undefined
    : await phase("database", () => startPostgres({ name, root, fresh, say: log }));
  if (cluster) started.unshift(cluster.stop);
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...process.env,
    DATABASE_URL: own ?? cluster?.url ?? "",
    LONGSPRING_DEMO: "1",
    ...documentsBeside(cluster?.data, fresh),
    ...stripeBeside(cluster?.data ?? `${root}/.data/${name}`, fresh),
  };
  const script = (/** @type {string[]} */ ...args) => run(node, args, { cwd: root, env, quiet: true });

  // Only this function fills the embedded cluster: if it did so last from the same sources, there is nothing to do.
  const mark = cluster && `${cluster.data}.filled`;
  const sources = sourceFingerprint(root);
  if (!mark || !existsSync(mark) || readFileSync(mark, "utf8") !== sources) {
    if (own && fresh) await phase("empty", () => script("scripts/empty-database.ts"));
    await phase("migrate", () => migrateDatabase(name, env));
    await phase("seed", () => script("scripts/seed.ts"));
    await phase("invoices", () => script("scripts/present-invoices.ts"));
    if (mark) writeFileSync(mark, sources);
  }
  if (dataset)
    await phase("dataset", () => run(node, ["scripts/import-deals.ts", dataset], { cwd: root, env }));
  return env;
}

/**
 * A kept database may be older than the first release: it is not deleted without being asked for.
 * @param {string} name the command's
 * @param {NodeJS.ProcessEnv} env
 */
export async function migrateDatabase(name, env) {
  const { code, text } = await tee(node, ["scripts/migrate.ts"], { cwd: root, env, silent: true });
  if (code === 0) return;
  process.stderr.write(text);
  if (code !== MADE_BEFORE_RELEASE) throw new Error(`scripts/migrate.ts ended with code ${code}`);
  throw new Error(
    `its database is kept from before release 0.1.0: \`npm run ${name} -- --fresh\` makes a new one`,
  );
}

/**
 * An embedded cluster's documents are beside it, so that both are reset together, unless configured otherwise.
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
 * Without keys of Stripe a stand-in is started, which keeps what it knows beside the database.
 * @param {string} beside
 * @param {boolean} fresh
 */
function stripeBeside(beside, fresh) {
  if (process.env.STRIPE_SECRET_KEY) return {};
  const file = `${beside}.stripe.json`;
  if (fresh) rmSync(file, { force: true });
  return { STAND_IN_FILE: file };
}

/**
 * Starts the stand-in for Stripe, unless there are keys of Stripe itself, and returns what leads the processes to it.
 * @param {NodeJS.ProcessEnv} filled
 * @param {string} url the address of the web process
 * @returns {Promise<Record<string, string>>}
 */
async function serveStripe(filled, url) {
  const file = filled.STAND_IN_FILE;
  if (file === undefined) {
    log("  Stripe is called with your key.");
    return {};
  }
  const port = await freePort(4242);
  const secret = "whsec_of_the_stand_in";
  const args = ["scripts/fake-stripe.ts", String(port), `${url}/webhooks/stripe`, secret, file];
  const service = startService(node, args, {
    cwd: root,
    env: filled,
    onLine: (line) => ending || log(`  [stripe] ${line}`),
  });
  started.unshift(() => service.stop());
  log(
    `  A stand-in for Stripe is at http://localhost:${port}: no card is charged, and its switches are there.`,
  );
  return {
    STRIPE_SECRET_KEY: "sk_test_stand_in",
    STRIPE_WEBHOOK_SECRET: secret,
    STRIPE_API_URL: `http://localhost:${port}`,
  };
}

/**
 * While the processes run, a file says what they have that this shell has not, and their port: so a command beside them, as `npm run
 * billing:reconcile`, has the same database, documents and stand-in for Stripe. What was configured is not written down.
 * @param {NodeJS.ProcessEnv} env
 */
function nameForCommands(env) {
  const file = `${root}/${RUNNING_FILE}`;
  const lines = Object.entries(env).flatMap(([name, value]) =>
    process.env[name] === undefined || name === "PORT" ? [`${name}=${JSON.stringify(value)}\n`] : [],
  );
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  started.unshift(async () => rmSync(file, { force: true }));
}

/** @param {string | undefined} text */
function wantedPort(text) {
  const port = Number(text || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`PORT: must be a number from 1 to 65535, not ${text}`);
}

/**
 * Starts the web and the worker process; if one ends by itself, everything ends.
 * @param {NodeJS.ProcessEnv} filled the environment of the filled database
 * @param {{ environment: "production" | "development", web: string[], worker: string[] }} options each process's
 * arguments for Node
 * @returns {Promise<string>} the address of the web process
 */
export async function serve(filled, { environment, web, worker }) {
  const wanted = wantedPort(process.env.PORT);
  const port = await freePort(wanted);
  if (port !== wanted) log(`  Port ${wanted} is taken: serving at ${port}.`);
  const url = `http://localhost:${port}`;
  /** @type {NodeJS.ProcessEnv} */
  const env = {
    ...filled,
    ...(await serveStripe(filled, url)),
    NODE_ENV: environment,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "warn",
    PORT: String(port),
    METRICS_PORT: String(await freePort()),
    WORKER_METRICS_PORT: String(await freePort()),
  };
  nameForCommands(env);
  const services = Object.entries({ web, worker }).map(([name, args]) => {
    const onLine = (/** @type {string} */ line) => ending || log(`  [${name}] ${line}`);
    const service = startService(node, args, { cwd: root, env, onLine });
    void service.exited.then((code) => {
      if (ending) return;
      log(`The ${name} process ended by itself with code ${code}.`);
      void end(1);
    });
    return service;
  });
  started.unshift(async () => {
    await Promise.all(services.map((service) => service.stop()));
  });
  return url;
}
