// Child processes that never outlive this one. Runs on Node 20, imports no package.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * @typedef {object} Service a process that runs until it is stopped
 * @property {number} pid
 * @property {Promise<number>} exited its exit code; a signal counts as 1
 * @property {() => string} output the last lines it wrote
 * @property {(signal?: NodeJS.Signals, graceMs?: number) => Promise<void>} stop
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, onLine?: (line: string) => void }} options
 * @returns {Service}
 */
export function startService(command, args, { cwd, env, onLine }) {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  /** @type {string[]} */
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream.setEncoding("utf8").on("data", (/** @type {string} */ text) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        lines.push(line);
        onLine?.(line);
      }
      lines.splice(0, Math.max(0, lines.length - 200));
    });
  }
  const exited = new Promise((resolve) => {
    child.once("error", (error) => {
      lines.push(String(error));
      resolve(1);
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
  const pid = child.pid ?? 0;
  const release = pid ? supervise(pid, "TERM", 10) : () => undefined;
  void exited.then(release);
  return {
    pid,
    exited,
    output: () => lines.join("\n"),
    stop: async (signal = "SIGTERM", graceMs = 12_000) => {
      child.kill(signal);
      const late = sleep(graceMs, "late", { ref: false });
      if ((await Promise.race([exited, late])) === "late") child.kill("SIGKILL");
      await exited;
    },
  };
}

/**
 * Runs a command to its end; a failure is an error that names it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} options quiet: only a failure is shown
 * @returns {Promise<void>}
 */
export async function run(command, args, { cwd, env, quiet = false }) {
  const { code, text } = await tee(command, args, { cwd, env, silent: quiet });
  if (code === 0) return;
  if (quiet) process.stderr.write(text);
  throw new Error(`${[command, ...args].join(" ")} ended with code ${code}`);
}

/**
 * Runs a command to its end; its output is shown and returned.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, env?: NodeJS.ProcessEnv | undefined, silent?: boolean }} options
 * @returns {Promise<{ code: number, text: string }>}
 */
export function tee(command, args, { cwd, env, silent = false }) {
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const [from, to] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr],
  ])) {
    from.setEncoding("utf8").on("data", (/** @type {string} */ part) => {
      text += part;
      if (!silent) to.write(part);
    });
  }
  const release = child.pid ? supervise(child.pid, "TERM", 5) : () => undefined;
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      release();
      resolve({ code: code ?? 1, text });
    });
  });
}

/**
 * A shell that reads from a pipe which only this process holds open: however this process ends, even by SIGKILL, the
 * pipe closes and the watched process gets the stop signal, then a stronger one.
 * @param {number} pid
 * @param {"TERM" | "INT"} polite
 * @param {number} graceSeconds
 * @returns {() => void} call it once the watched process is gone
 */
export function supervise(pid, polite, graceSeconds) {
  const last = polite === "INT" ? "QUIT" : "KILL"; // QUIT is PostgreSQL's signal for an immediate shutdown
  const script = 'read -r _; kill -"$2" "$1" 2>/dev/null && sleep "$3" && kill -"$4" "$1" 2>/dev/null';
  const args = ["-c", script, "longspring-watchdog", String(pid), polite, String(graceSeconds), last];
  const dog = spawn("/bin/sh", args, { detached: true, stdio: ["pipe", "ignore", "ignore"], cwd: "/" });
  dog.unref();
  const pipe = /** @type {import("node:net").Socket} */ (dog.stdin);
  pipe.on("error", () => undefined);
  pipe.unref();
  return () => dog.kill("SIGKILL");
}

/**
 * Calls `end` once: on Ctrl-C, on a stop signal, and when npm or the shell between npm and this process is gone, which
 * sends no signal.
 * @param {(exitCode: number) => void} end
 */
export function onTermination(end) {
  let isEnding = false;
  const once = (/** @type {number} */ code) => {
    if (!isEnding) end(code);
    isEnding = true;
  };
  process.on("SIGINT", () => once(130));
  process.on("SIGTERM", () => once(143));
  process.on("SIGHUP", () => once(129));
  if (!process.env.npm_lifecycle_event) return;
  const ancestors = ancestry();
  setInterval(() => ancestry() !== ancestors && once(143), 500).unref();
}

/** Our parent and, if that is npm's shell, npm itself. */
function ancestry() {
  const stat = `/proc/${process.ppid}/stat`;
  const text = existsSync(stat) ? readFileSync(stat, "utf8") : "";
  // A name may itself contain brackets: it ends at the last one.
  const end = text.lastIndexOf(")");
  const shell = text.slice(text.indexOf("(") + 1, Math.max(end, 0));
  const [, parent = ""] = text.slice(end + 2).split(" ");
  return /^(ba|da|z)?sh$/.test(shell) ? `${process.ppid} ${parent}` : String(process.ppid);
}

/**
 * @param {number} [wanted] tried first
 * @returns {Promise<number>} a free port, never PostgreSQL's own
 */
export function freePort(wanted = 0) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (/** @type {NodeJS.ErrnoException} */ error) =>
      wanted && (error.code === "EADDRINUSE" || error.code === "EACCES")
        ? resolve(freePort(wanted >= 65_535 ? 0 : wanted + 1))
        : reject(error),
    );
    server.listen(wanted, () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port === 5432 ? freePort() : port));
    });
  });
}
