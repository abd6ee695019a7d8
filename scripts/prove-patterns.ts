import { globSync, readFileSync } from "node:fs";
import { patternsIn } from "./patterns/find.ts";
import { faultsOfPattern } from "./patterns/judge.ts";

/**
 * `npm run prove:patterns`: every regular expression of the product takes linear time on any text. It is a step of `npm
 * run check`, which caches the results; `--anew` discards them.
 */

/** Built from the product's own addresses; tests/unit/scripts/patterns.test.ts checks the results. */
const mayCompose = new Set(["app/http/server/route-patterns.server.ts"]);

const files = globSync("{app,db,scripts}/**/*.{ts,tsx,js,mjs}").sort();
const found = files.map((file) => ({ file, ...patternsIn(file, readFileSync(file, "utf8")) }));
const patterns = found.flatMap((each) => each.patterns);
const composed = found.flatMap((each) => (mayCompose.has(each.file) ? [] : each.composed));
const cache = process.argv.includes("--anew") ? undefined : ".cache/patterns.json";
const faults = [
  ...composed.map((at) => `${at}: made of parts, so that it cannot be judged; write it as a literal`),
  ...(await faultsOfPattern(patterns, cache)),
];
if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exitCode = 1;
} else {
  console.log(`${patterns.length} patterns in ${files.length} files read any text in linear time`);
}
