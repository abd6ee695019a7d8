// A PostgreSQL of our own for the demo, the tests and the benches. Runs on Node 20, imports no package.
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, readFileSync } from "node:fs";
import { renameSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { freemem } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { as, findPostgres, chownTo } from "./postgres-binaries.mjs";
import { freePort, supervise } from "./processes.mjs";

const POLITE_STOP_MS = 15_000;
const START_DEADLINE_MS = 60_000;
/** Linux's in-memory file system, and its type in statfs(2). */
const MEMORY = "/dev/shm";
const TMPFS = 0x01021994;
const MEMORY_NEEDED = 4 * 2 ** 30;

/**
 * Tests: PostgreSQL uses generic plans for prepared statements, as it may after five uses, so that a query that only
 * works with custom plans fails here.
 */
export const anyParameters = { plan_cache_mode: "force_generic_plan" };

/**
 * @typedef {object} ClusterOptions
 * @property {string} name the data folder's name; the major version is added
 * @property {boolean} [throwaway] tests: nothing is flushed to the disk, the data is removed at the end
 * @property {boolean} [fresh] begin with an empty cluster
 * @property {number} [maxConnections]
 * @property {Record<string, string>} [settings] more of PostgreSQL's own settings
 * @property {string} [root] the checkout
 * @property {(line: string) => void} [say]
 */

/**
 * @typedef {object} Cluster
 * @property {string} url the superuser's, at the database `postgres`
 * @property {string} data the data folder
 * @property {number} pid the postmaster's
 * @property {boolean} reused a server that somebody else started, and will stop
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a cluster, or joins the live one on the same data folder.
 * @param {ClusterOptions} options
 * @returns {Promise<Cluster>}
 */
export async function startPostgres(options) {
  const root = options.root ?? dirname(dirname(fileURLToPath(import.meta.url)));
  const installation = findPostgres(root, options.say ?? (() => undefined));
  const base = `${options.name}-pg${installation.major}`;
  const dataRoot = options.throwaway ? throwawayRoot(installation.dataRoot) : installation.dataRoot;
  if (options.throwaway) removeLeftovers(dataRoot, base);
  const data = join(dataRoot, options.throwaway ? `${base}-${process.pid}` : base);

  const live = await liveServer(data);
  if (live && options.fresh) await stopServer(live.pid);
  else if (live)
    return { ...live, url: urlOf(data, live.port), data, reused: true, stop: async () => undefined };
  if (options.fresh) removeCluster(data);
  if (!existsSync(data)) initialise(installation, data);

  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      const pid = await launch(installation, data, port, options);
      const release = supervise(pid, "INT", POLITE_STOP_MS / 1000);
      const stop = async () => {
        await stopServer(pid);
        release();
        if (options.throwaway) removeCluster(data);
      };
      return { url: urlOf(data, port), data, pid, reused: false, stop };
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}

/**
 * A folder with its final name is always a complete cluster: initdb runs in a temporary one.
 * @param {import("./postgres-binaries.mjs").Installation} installation
 * @param {string} data
 */
function initialise({ bin, major, account }, data) {
  const fresh = `${data}.new`;
  removeCluster(fresh);
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  const password = randomBytes(18).toString("hex");
  const passwordFile = `${data}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chownTo(fresh, account);
  chownTo(passwordFile, account);
  const locale = major >= 17 ? ["--locale-provider=builtin", "--locale=C.UTF-8"] : ["--locale=C.UTF-8"];
  const made = spawnSync(
    join(bin, "initdb"),
    [
      "-D",
      fresh,
      "-U",
      "postgres",
      "-E",
      "UTF8",
      ...locale,
      "--auth=scram-sha-256",
      "--pwfile",
      passwordFile,
      "-N",
    ],
    { encoding: "utf8", ...as(account) },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? ""}${made.stderr}${made.stdout}`);
  renameSync(fresh, data);
}

/**
 * Ready when the pid file states so and names our own child.
 * @param {import("./postgres-binaries.mjs").Installation} installation
 * @param {string} data
 * @param {number} port
 * @param {ClusterOptions} options
 */
async function launch({ bin, account }, data, port, options) {
  const log = `${data}.log`;
  const output = openSync(log, "w");
  const settings = {
    listen_addresses: "127.0.0.1",
    port: String(port),
    unix_socket_directories: "", // no socket, hence no folder whose path could be too long
    max_connections: String(options.maxConnections ?? 100),
    timezone: "UTC",
    log_timezone: "UTC",
    ...(options.throwaway ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : {}),
    ...options.settings,
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(join(bin, "postgres"), ["-D", data, ...flags], {
    ...as(account),
    detached: true,
    stdio: ["ignore", output, output],
  });
  closeSync(output);
  child.unref();
  const deadline = Date.now() + START_DEADLINE_MS;
  while (child.exitCode === null && child.signalCode === null && child.pid && Date.now() < deadline) {
    const file = pidFile(data);
    if (file?.pid === child.pid && file.status === "ready") return child.pid;
    await sleep(20);
  }
  if (child.pid && child.exitCode === null) child.kill("SIGQUIT");
  throw new Error(`PostgreSQL did not start; the end of ${log}:\n${readFileSync(log, "utf8").slice(-2000)}`);
}

/** @param {number} pid */
async function stopServer(pid) {
  if (!signal(pid, "SIGINT")) return;
  for (let waited = 0; signal(pid, 0); waited += 20) {
    if (waited >= POLITE_STOP_MS) signal(pid, "SIGQUIT");
    await sleep(20);
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} name
 */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** @param {string} data */
function pidFile(data) {
  const path = join(data, "postmaster.pid");
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").split("\n");
  return { path, pid: Number(lines[0]), port: Number(lines[3]), status: lines[7]?.trim() ?? "" };
}

/**
 * Waits for a server that is starting or stopping; removes a pid file without a server.
 * @param {string} data
 */
async function liveServer(data) {
  for (let waited = 0; waited < START_DEADLINE_MS; waited += 50) {
    const file = pidFile(data);
    if (!file) return undefined;
    if (!signal(file.pid, 0) || !isPostgres(file.pid)) {
      rmSync(file.path, { force: true });
      return undefined;
    }
    if (file.status === "ready") return { pid: file.pid, port: file.port };
    await sleep(50);
  }
  throw new Error(`A PostgreSQL server on ${data} is neither ready nor gone.`);
}

/** @param {number} pid the system may have reused a dead server's pid */
function isPostgres(pid) {
  const asked = spawnSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  if (asked.error) return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("postgres");
  return asked.stdout.includes("postgres");
}

/**
 * @param {string} data
 * @param {number} port
 */
function urlOf(data, port) {
  return `postgres://postgres:${readFileSync(`${data}.password`, "utf8")}@127.0.0.1:${port}/postgres`;
}

/** @param {string} data */
function removeCluster(data) {
  for (const suffix of ["", ".new", ".log", ".password", ".filled"])
    rmSync(data + suffix, { recursive: true, force: true });
}

/**
 * The folder of throwaway clusters: in memory if there is enough, else beside the others. Each copy of a database is a
 * thousand files, which take twenty times as long on a disk.
 * @param {string} dataRoot
 */
function throwawayRoot(dataRoot) {
  if (!existsSync(MEMORY)) return dataRoot;
  const { type, bsize, bavail } = statfsSync(MEMORY);
  if (type !== TMPFS || Math.min(bsize * bavail, freemem()) < MEMORY_NEEDED) return dataRoot;
  const uid = process.getuid?.();
  const folder = join(MEMORY, `longspring-${uid}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  return lstatSync(folder).uid === uid ? folder : dataRoot; // a folder that everyone writes to may hold somebody else's
}

/**
 * Removes throwaway clusters whose owner was killed together with its watchdog.
 * @param {string} dataRoot
 * @param {string} base
 */
function removeLeftovers(dataRoot, base) {
  for (const entry of readdirSync(dataRoot)) {
    const owner = entry.startsWith(`${base}-`) ? /^-(\d+)$/.exec(entry.slice(base.length))?.[1] : undefined;
    const data = join(dataRoot, entry);
    if (owner === undefined || signal(Number(owner), 0)) continue;
    const file = pidFile(data);
    if (!file || !signal(file.pid, 0)) removeCluster(data);
  }
}
