import { globSync, readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { isBuilt } from "#scripts/fingerprint.mjs";
import { run } from "#scripts/processes.mjs";
import { builtScripts, routeWeights } from "#scripts/route-weights.ts";

const kilobyte = 1000;
beforeAll(async () => {
  if (!isBuilt(process.cwd()))
    await run(process.execPath, ["scripts/build.ts"], { cwd: process.cwd(), quiet: true });
});

describe("what the browser gets", () => {
  test("no route's scripts weigh more than 110 kB, compressed", () => {
    const heavy = [...routeWeights()].filter(([, bytes]) => bytes > 110 * kilobyte);
    expect(heavy).toEqual([]);
  });

  test("holds no source maps and none of the packages that only the server needs", () => {
    expect(globSync("build/**/*.map")).toEqual([]);
    const marks = ["invalid_union", "graphile_worker", "createTransport", "pg_catalog"]; // zod, queue, mail, database
    const guilty = builtScripts().filter((path) =>
      marks.some((mark) => readFileSync(path, "utf8").includes(mark)),
    );
    expect(guilty).toEqual([]);
  });
});
