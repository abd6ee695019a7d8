// `npm run prove:pooler`: the integration tests with the acting pools behind PgBouncer in transaction mode, which drops
// start-up options. Arguments are passed to vitest: files, or -t. Exempt tests: scripts/pooler-exempt.mjs.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { anyParameters, startPostgres } from "./embedded-postgres.mjs";
import { nodeOf } from "./install.mjs";
import { exempt } from "./pooler-exempt.mjs";
import { as, chownTo, serverAccount } from "./postgres-binaries.mjs";
import { freePort, run, tee, onTermination } from "./processes.mjs";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const programs = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/opt/homebrew/bin/pgbouncer"];

/** The path of a PgBouncer; on Debian as root it is installed if missing. */
async function ensurePgBouncer() {
  const found = programs.find((path) => existsSync(path));
  if (found) return found;
  if (process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0) {
    const options = { cwd: root, quiet: true };
    await run("apt-get", ["update", "-qq"], options);
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "pgbouncer"], options);
    const installed = programs.find((path) => existsSync(path));
    if (installed) return installed;
  }
  throw new Error(
    "There is no PgBouncer. Install it (Debian: apt-get install pgbouncer) and run this again.",
  );
}

/** @param {string} databaseUrl */
async function startPgBouncer(databaseUrl) {
  const program = await ensurePgBouncer();
  const { hostname, port, username, password } = new URL(databaseUrl);
  const account = serverAccount();
  const folder = mkdtempSync(join(tmpdir(), "pgbouncer-"));
  const own = await freePort();
  const users = join(folder, "users.txt");
  const settings = join(folder, "pgbouncer.ini");
  writeFileSync(users, `"${username}" "${decodeURIComponent(password)}"\n`);
  writeFileSync(
    settings,
    `[databases]
* = host=${hostname} port=${port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${users}
pool_mode = transaction
max_prepared_statements = 500
ignore_startup_parameters = extra_float_digits,options
max_client_conn = 500
default_pool_size = 12
server_idle_timeout = 2
`,
  );
  for (const path of [folder, users, settings]) {
    chmodSync(path, path === folder ? 0o700 : 0o600);
    chownTo(path, account);
  }
  const child = spawn(program, ["-q", settings], { ...as(account), stdio: ["ignore", "inherit", "inherit"] });
  for (let waited = 0; !(await answers(own)); waited += 50) {
    if (waited > 10_000 || child.exitCode !== null) throw new Error("PgBouncer did not start");
    await sleep(50);
  }
  const url = new URL(databaseUrl);
  url.port = String(own);
  return {
    url: url.href,
    stop() {
      child.kill("SIGTERM");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: "127.0.0.1" });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

async function main() {
  const cluster = await startPostgres({
    name: "pooler",
    root,
    throwaway: true,
    maxConnections: 400,
    settings: anyParameters,
  });
  /** @type {{ url: string, stop(): void } | undefined} */
  let pooler;
  onTermination((code) => {
    pooler?.stop();
    void cluster.stop().then(() => process.exit(code));
  });
  try {
    pooler = await startPgBouncer(cluster.url);
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...process.env, NODE_ENV: "test", DATABASE_URL: cluster.url, TEST_POOLER_URL: pooler.url };
    const without = exempt.flatMap(({ file }) => ["--exclude", file]);
    const { code } = await tee(
      nodeOf(root),
      [
        "node_modules/vitest/vitest.mjs",
        "run",
        "--project",
        "integration",
        ...without,
        ...process.argv.slice(2),
      ],
      { cwd: root, env },
    );
    process.stdout.write(`\nexempt:\n${exempt.map(({ file, why }) => `  ${file}: ${why}`).join("\n")}\n`);
    return code;
  } finally {
    pooler?.stop();
    await cluster.stop();
  }
}

main().then(
  (code) => process.exit(code),
  (error) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(1);
  },
);
