// `npm test [-- --no-browser | --only-browser]`: from an empty clone to every test run, or to all but those in a
// browser, or only those. Runs on Node 20; packages are only used once installed.
import { randomInt } from "node:crypto";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { ensureChromium } from "./browser.mjs";
import { anyParameters, startPostgres } from "./embedded-postgres.mjs";
import { isBuilt } from "./fingerprint.mjs";
import { ensureInstalled, nodeOf } from "./install.mjs";
import { phase, log } from "./phases.mjs";
import { run, tee, onTermination } from "./processes.mjs";

/** @typedef {{ passed: number, failed: number, closing: string }} Outcome */

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");
const node = nodeOf(root);
const reports = join(root, ".cache/reports");

/** @param {NodeJS.ProcessEnv} env */
async function unitAndIntegration(env) {
  const report = join(reports, "vitest.json");
  const projects = ["--project", "unit", "--project", "integration"];
  const args = ["run", ...projects, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, text } = await tee(node, ["node_modules/vitest/vitest.mjs", ...args], { cwd: root, env });
  const { numPassedTests = 0, numFailedTests = 0 } = read(report);
  return outcome(code, numPassedTests, numFailedTests, lastBlock(text, /^ *Test Files /m));
}

/** @param {NodeJS.ProcessEnv} env */
async function browser(env) {
  const report = join(reports, "playwright.json");
  const { code, text } = await tee(
    node,
    ["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"],
    {
      cwd: root,
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report, CHROMIUM_PATH: await ensureChromium(root) },
    },
  );
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = read(report).stats ?? {};
  return outcome(code, expected, unexpected + flaky + skipped, lastBlock(text, /^ *\d+ (failed|passed)/m));
}

/**
 * A runner with a failing exit code and no failed test counts as failed.
 * @param {number} code
 * @param {number} passed
 * @param {number} failed
 * @param {string} closing
 * @returns {Outcome}
 */
function outcome(code, passed, failed, closing) {
  return { passed, failed: code !== 0 && failed === 0 ? 1 : failed, closing };
}

/** @param {string} report */
function read(report) {
  return existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : {};
}

/**
 * The runner's closing lines: from the first line of its last summary to the end.
 * @param {string} text
 * @param {RegExp} first
 */
function lastBlock(text, first) {
  const plain = text.replace(/\u001b\[[0-9;]*m/g, "").replace(/^JSON report written.*\n/gm, "");
  const at = plain.search(first);
  return at < 0 ? plain.trim().split("\n").slice(-5).join("\n") : plain.slice(at).trimEnd();
}

async function main() {
  const option = /** @type {const} */ ({ type: "boolean", default: false });
  const { values } = parseArgs({ options: { "no-browser": option, "only-browser": option } });
  await phase("install", () => ensureInstalled(root));
  rmSync(reports, { recursive: true, force: true });
  const own = process.env.DATABASE_URL;
  const cluster = own
    ? undefined
    : await phase("database", () =>
        startPostgres({
          name: "test",
          root,
          throwaway: true,
          maxConnections: 400,
          settings: anyParameters,
          say: log,
        }),
      );
  onTermination((code) => void Promise.resolve(cluster?.stop()).then(() => process.exit(code)));
  try {
    /** @type {NodeJS.ProcessEnv} */
    const env = { SAMPLE_SEED: String(randomInt(1_000_000)), ...process.env };
    const isAll = !values["no-browser"] && !values["only-browser"];
    if (isAll) env.SAMPLE_FILES ??= "tenth";
    Object.assign(env, { DATABASE_URL: own ?? cluster?.url, NODE_ENV: "test" });
    log(`  ${"sample".padEnd(12)} SAMPLE_SEED=${env.SAMPLE_SEED} npm test draws the same`);
    // Integration tests start built processes too.
    await phase("build", async () => {
      if (!isBuilt(root)) await run(node, ["scripts/build.ts"], { cwd: root, quiet: true });
    });
    const outcomes = [];
    if (!values["only-browser"]) outcomes.push(await unitAndIntegration(env));
    if (!values["no-browser"]) outcomes.push(await browser(env));
    return outcomes;
  } finally {
    await cluster?.stop();
  }
}

main()
  .then((outcomes) => {
    const sum = (/** @type {(o: Outcome) => number} */ of) =>
      outcomes.reduce((all, each) => all + of(each), 0);
    const failed = sum((each) => each.failed);
    for (const { closing } of outcomes) log(`\n${closing}`);
    log(`\n${sum((each) => each.passed)} passed, ${failed} failed`);
    process.exit(failed === 0 ? 0 : 1);
  })
  .catch((error) => {
    process.stderr.write(`\n${error instanceof Error ? error.message : error}\n`);
    log("\n0 passed, 1 failed");
    process.exit(1);
  });
