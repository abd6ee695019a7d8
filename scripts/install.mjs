// The first step of every command that must work on an empty clone. Runs on Node 20, imports no package.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "./processes.mjs";

/**
 * The pinned Node of this checkout.
 * @param {string} root
 */
export const nodeOf = (root) => join(root, "node_modules/.bin/node");

/**
 * Installs the lockfile's packages, unless exactly these are installed.
 * @param {string} root
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function ensureInstalled(root) {
  const stale = !isInstalled(root);
  if (stale) {
    // Without --include=dev, NODE_ENV=production would omit the packages for building and testing.
    await run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: root, quiet: true });
  }
  checkNode(root);
  return stale;
}

/**
 * npm writes its own record of the installation last: an interrupted one has none.
 * @param {string} root
 */
function isInstalled(root) {
  const account = join(root, "node_modules/.package-lock.json");
  if (!existsSync(account)) return false;
  const wanted = packagesIn(join(root, "package-lock.json"));
  const present = packagesIn(account);
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === "" || optional || present[path]?.version === version,
  );
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesIn(lockfile) {
  return JSON.parse(readFileSync(lockfile, "utf8")).packages ?? {};
}

/** @param {string} root */
function checkNode(root) {
  const pinned = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).devDependencies.node;
  const asked = spawnSync(nodeOf(root), ["--version"], { encoding: "utf8" });
  if (asked.status === 0 && asked.stdout.trim() === `v${pinned}`) return;
  throw new Error(
    `Node ${pinned}, which the package "node" brings, is not in node_modules/.bin (found: ` +
      `${asked.error?.message ?? asked.stdout.trim()}). Its install script was probably not allowed to run: ` +
      `"npm rebuild node" runs it; behind a proxy that forbids it, put a Node ${pinned} there by hand.`,
  );
}
