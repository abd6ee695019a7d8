// After `npm ci --omit=dev`: removes the development packages that npm leaves because some production package names one
// as an optional peer (better-auth does so with vitest, which brings vite and esbuild). Imports no package.
import { readFileSync, rmSync } from "node:fs";

/** @typedef {Record<string, string>} Names */
/** @typedef {{ dependencies?: Names, optionalDependencies?: Names, peerDependencies?: Names, peerDependenciesMeta?: Record<string, { optional?: boolean }> }} Package */

/** @type {Record<string, Package>} */
const packages = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
/** @type {Set<string>} */
const needed = new Set();

/** @param {string} path */
function need(path) {
  if (needed.has(path)) return;
  needed.add(path);
  const {
    dependencies,
    optionalDependencies,
    peerDependencies = {},
    peerDependenciesMeta,
  } = packages[path] ?? {};
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
    const found = find(name, path);
    if (found) need(found);
  }
}

/**
 * Node's resolution of a package: beside the importing one, then one folder up, and so on.
 * @param {string} name
 * @param {string} asker
 */
function find(name, asker) {
  for (let folder = asker; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const path = `${folder}${folder ? "/" : ""}node_modules/${name}`;
    if (packages[path]) return path;
    if (!folder) return undefined;
  }
}

need("");
for (const path of Object.keys(packages)) {
  if (!needed.has(path)) rmSync(path, { recursive: true, force: true });
}
