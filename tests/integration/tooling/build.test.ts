import { spawnSync } from "node:child_process";
import { globSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import commonPasswords from "#app/domain/accounts/common-passwords.json" with { type: "json" };
import { isBuilt } from "#scripts/fingerprint.mjs";
import { run } from "#scripts/processes.mjs";
import { builtScripts, routeWeights } from "#scripts/route-weights.ts";

const kilobyte = 1000;
beforeAll(async () => {
  if (!isBuilt(process.cwd()))
    await run(process.execPath, ["scripts/build.ts"], { cwd: process.cwd(), quiet: true });
});

describe("the bundle for the browser", () => {
  test("has no route whose scripts exceed 110 kB, compressed", () => {
    const heavy = [...routeWeights()].filter(([, bytes]) => bytes > 110 * kilobyte);
    expect(heavy).toEqual([]);
  });

  test("has no source maps and none of the packages that only the server needs", () => {
    expect(globSync("build/**/*.map")).toEqual([]);
    // zod, queue, mail, database, the list of common passwords
    const { hashes } = commonPasswords;
    const marks = ["invalid_union", "graphile_worker", "createTransport", "pg_catalog", hashes.slice(0, 40)];
    const guilty = builtScripts().filter((path) =>
      marks.some((mark) => readFileSync(path, "utf8").includes(mark)),
    );
    expect(guilty).toEqual([]);
  });
});

test.each(["web", "worker", "migrate", "audit-verify", "retention-report", "admin-recover", "admin-appoint"])(
  "the %s process refuses to start on a Node that is too old",
  (name) => {
    const older =
      'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })';
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", `data:text/javascript,${encodeURIComponent(older)}`, `build/${name}.js`],
      { encoding: "utf8", timeout: 20_000 },
    );
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^Node 20\.20\.2 is too old: Longspring needs Node 24 or newer/);
  },
);
