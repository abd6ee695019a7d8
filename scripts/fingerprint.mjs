// Whether the build is up to date with these sources. Runs on Node 20, imports no package.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Everything that the build reads; folders are read recursively. */
const sources = [
  "app",
  "db",
  "public",
  "scripts",
  "vite.config.ts",
  "remix.config.js",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** @param {string} root */
export function sourceFingerprint(root) {
  const hash = createHash("sha256");
  for (const source of sources) {
    const path = join(root, source);
    if (!existsSync(path)) continue;
    const files = statSync(path).isDirectory() ? filesUnder(path) : [path];
    for (const file of files)
      hash
        .update(`${file.slice(root.length)}\0`)
        .update(readFileSync(file))
        .update("\0");
  }
  return hash.digest("hex");
}

/**
 * @param {string} folder
 * @returns {string[]}
 */
function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : [path];
    });
}

const mark = ".fingerprint";

/** @param {string} root */
export function isBuilt(root) {
  const path = join(root, "build", mark);
  return existsSync(path) && readFileSync(path, "utf8") === sourceFingerprint(root);
}

/**
 * @param {string} build its folder
 * @param {string} fingerprint computed before the build began, so that a later change is detected
 */
export function markBuilt(build, fingerprint) {
  writeFileSync(join(build, mark), fingerprint);
}
