import { createHash } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { migrationFaults, SUMS } from "#tests/support/architecture/frozen-migrations.ts";

const releases = "tests/fixtures/releases";

test("every migration is as it was when its line was added, and as it was released", () => {
  expect(migrationFaults("db/migrations", releases)).toEqual([]);
});

describe("the check of the migrations", () => {
  const first = "0001_actors.sql";
  let folder: string;
  const path = (name: string): string => join(folder, name);
  const faults = (): string[] => migrationFaults(folder, releases);
  const hashOf = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(path(name)))
      .digest("hex");

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "longspring-migrations-"));
    cpSync("db/migrations", folder, { recursive: true });
    // As after the last commit: a new migration may still lack its line.
    const lines = globSync("*.sql", { cwd: folder }).map((name) => `${hashOf(name)}  ${name}\n`);
    writeFileSync(path(SUMS), lines.sort().join(""));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test("finds a migration that was changed by one byte", () => {
    appendFileSync(path(first), "\n");
    expect(faults()).toEqual([
      `${first} was changed, though ${SUMS} lists it: write a new migration instead`,
      `${first} was changed, though it was released: write a new migration instead`,
    ]);
  });

  test("finds a released migration that was changed together with its line", () => {
    const before = hashOf(first);
    appendFileSync(path(first), "\n");
    writeFileSync(path(SUMS), readFileSync(path(SUMS), "utf8").replace(before, hashOf(first)));
    expect(faults()).toEqual([`${first} was changed, though it was released: write a new migration instead`]);
  });

  test("finds a removed and a renamed migration", () => {
    rmSync(path(first));
    renameSync(path("0002_people.sql"), path("0002_persons.sql"));
    expect(faults().filter((fault) => fault.includes("is missing, though"))).toHaveLength(4);
    expect(faults()).toContainEqual(
      expect.stringMatching(/^0002_persons\.sql is new: its number must be above /),
    );
  });

  test("names the line that a new migration needs, and protects it from then on", () => {
    writeFileSync(path("9000_more.sql"), "create table more (id int);\n");
    const line = `${hashOf("9000_more.sql")}  9000_more.sql`;
    expect(faults()).toEqual([`9000_more.sql is new: add this line to ${SUMS}: ${line}`]);
    appendFileSync(path(SUMS), `${line}\n`);
    expect(faults()).toEqual([]);
    appendFileSync(path("9000_more.sql"), "-- edited\n");
    expect(faults()).toHaveLength(1);
  });
});
