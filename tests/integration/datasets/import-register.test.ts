import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { REGISTER_COLUMNS } from "#app/domain/datasets/register-file.ts";
import { validCode } from "#tests/factories/moderation.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { importRegister } from "#scripts/datasets/import-register.ts";

const app = openTestApp({}, { isEmptied: true });
const today = "2026-11-25";
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "register-"));
});
afterAll(() => rm(folder, { recursive: true }));

const codes = Array.from({ length: 120 }, () => validCode());
const row = (code: string, change: Partial<Record<(typeof REGISTER_COLUMNS)[number], string>> = {}) =>
  Object.values({
    code,
    sector: "photonics/laser-devices",
    district: "2201/220104",
    founded: "2019-06-12",
    size: "small",
    staff: "40",
    patents: "3",
    titles: "tech_sme|high_tech_enterprise",
    ...change,
  }).join(",");

async function imported(lines: readonly string[], header = REGISTER_COLUMNS.join(","), mayShrink = true) {
  const file = join(folder, "register.csv.gz");
  await writeFile(file, gzipSync([header, ...lines].join("\n")));
  return importRegister(app.databaseUrl, file, today, mayShrink);
}
const held = async () => {
  const rows: { code: string; staff: number | null; is_now: boolean }[] = await app.sql`select code, staff,
    until = 'infinity' as is_now from registered_company order by code, until`;
  return rows;
};

describe("an imported register", () => {
  test("replaces the one before, which is archived", async () => {
    const [a = "", b = "", c = ""] = codes;
    expect(await imported([row(a), row(b)])).toMatchObject({ added: 2, changed: 0, left: 0, rejected: [] });
    expect(await imported([row(a), row(b)])).toMatchObject({ added: 0, changed: 0, left: 0 });
    const next = await imported([row(b, { staff: "90", titles: "" }), row(c, { size: "", patents: "" })]);
    expect(next).toMatchObject({ added: 1, changed: 1, left: 1 });
    expect(await held()).toEqual([
      { code: a, staff: 40, is_now: false },
      { code: b, staff: 40, is_now: false },
      { code: b, staff: 90, is_now: true },
      { code: c, staff: 40, is_now: true },
    ]);
  });

  test("accepts credit codes in lower case, and half a register only if that is confirmed", async () => {
    const [a = "", b = "", c = ""] = codes;
    expect(
      await imported([row(a), row(a.toLowerCase()), row(b), ...codes.slice(3, 110).map((code) => row(code))]),
    ).toMatchObject({ added: 109, rejected: [{ line: 3 }] });
    const before = await held();
    await expect(imported([row(c)], undefined, false)).rejects.toThrow("109 of 109 companies would leave");
    expect(await held()).toEqual(before);
  });

  test("omits and reports an invalid row, and is refused as a whole where there are many", async () => {
    const good = codes.slice(0, 110).map((code) => row(code));
    const last = codes.at(-1) ?? "";
    const { added, rejected } = await imported([...good, row(last, { founded: "2027-01-01" })]);
    expect([added, rejected]).toEqual([
      110,
      [{ line: 112, reason: 'founded "2027-01-01" is no day from 1900-01-01 to 2026-11-25' }],
    ]);
    const before = await held();
    await expect(imported([row(last), row("1")])).rejects.toThrow("line 3: code");
    await expect(imported([])).rejects.toThrow("no company");
    await expect(imported([row(last)], "code,name")).rejects.toThrow(
      "line 1: the header must be code,sector",
    );
    expect(await held()).toEqual(before);
  });

  test.each([
    ["sector", "mining"],
    ["district", "2201/nowhere"],
    ["founded", "yesterday"],
    ["size", "huge"],
    ["staff", "-1"],
    ["patents", "1.5"],
    ["titles", "best_of_all"],
    ["code", "91220101MA0Y12341Q"],
  ] as const)("reports a %s that is invalid: %s", async (column, value) => {
    const [a = ""] = codes;
    await expect(imported([row(a, { [column]: value })])).rejects.toThrow(
      `line 2: ${column.replace(/s$/, "")}`,
    );
    expect(await held()).toEqual([]);
  });
});
