import { globSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { isBuilt } from "#scripts/fingerprint.mjs";
import { run } from "#scripts/processes.mjs";

const kilobyte = 1000;
const scripts = (): string[] => globSync("build/client/**/*.js");

interface Part {
  module: string;
  imports?: string[];
  parentId?: string;
}
interface Manifest {
  entry: Part;
  routes: Record<string, Part>;
}

beforeAll(async () => {
  if (!isBuilt(process.cwd()))
    await run(process.execPath, ["scripts/build.ts"], { cwd: process.cwd(), quiet: true });
});

describe("what the browser gets", () => {
  test("no route's scripts weigh more than 110 kB, compressed", () => {
    const heavy = [...weights()].filter(([, bytes]) => bytes > 110 * kilobyte);
    expect(heavy).toEqual([]);
  });

  test("holds no source maps and none of the packages that only the server needs", () => {
    expect(globSync("build/**/*.map")).toEqual([]);
    const marks = ["invalid_union", "graphile_worker", "createTransport", "pg_catalog"]; // zod, queue, mail, database
    const guilty = scripts().filter((path) =>
      marks.some((mark) => readFileSync(path, "utf8").includes(mark)),
    );
    expect(guilty).toEqual([]);
  });
});

/** The compressed bytes of all that a route's page loads at once, by route. */
function weights(): Map<string, number> {
  const [path = ""] = globSync("build/client/assets/manifest-*.js");
  const { entry, routes } = JSON.parse(
    readFileSync(path, "utf8")
      .replace(/^window\.__remixManifest=/, "")
      .replace(/;\s*$/, ""),
  ) as Manifest;
  const sizes = new Map(
    scripts().map((file) => [`/${file.split("/").slice(2).join("/")}`, gzipSync(readFileSync(file)).length]),
  );
  const sizeOf = (parts: Part[]): number =>
    [...new Set(parts.flatMap(({ module, imports = [] }) => [module, ...imports]))].reduce(
      (sum, file) => sum + (sizes.get(file) ?? 0),
      0,
    );
  return new Map(Object.keys(routes).map((id) => [id, sizeOf([entry, ...lineage(routes, id)])]));
}

function lineage(routes: Record<string, Part>, id: string | undefined): Part[] {
  const part = id === undefined ? undefined : routes[id];
  return part ? [...lineage(routes, part.parentId), part] : [];
}
