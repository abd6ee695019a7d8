import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DEAL_COLUMNS, parseDeal } from "#app/domain/datasets/deal-file.ts";
import { dayOf } from "#app/lib/days.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { BrokenFile } from "#scripts/datasets/broken-file.ts";
import { readDeals } from "#scripts/datasets/read-deals.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { isWhole } from "#tests/support/sample.ts";

// The import seeds the demonstration city where it is missing, which takes longer than all the rest.
const { app, db } = openGiven({}, isWhole ? {} : { data: "city" });
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "deals-"));
});
afterAll(() => rm(folder, { recursive: true }));

const header = DEAL_COLUMNS.join(",");
const row = (i: number, change: Partial<Record<"amount" | "funders", string>> = {}) =>
  `${i},2020-04-${String((i % 28) + 1).padStart(2, "0")},,62/6221,MT/59${i % 3},LLC,loan,${change.amount ?? "250000"},24,12,,${change.funders ?? `BANK ${i % 4}`},1`;
const rows = (count: number) => Array.from({ length: count }, (_, i) => row(i + 1));

async function fileOf(name: string, content: Buffer | string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

async function importing(name: string, content: Buffer | string) {
  const file = await fileOf(name, content);
  const child = spawn(process.execPath, ["scripts/import-deals.ts", file], {
    env: { ...process.env, DATABASE_URL: app.databaseUrl, DOCUMENTS_DIR: join(folder, "documents") },
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { code, output };
}

async function counts() {
  const found: { companies: number; institutions: number; deals: number }[] = await app.sql`select (select
    count(*)::int from company) as companies, (select count(*)::int from institution) as institutions,
    (select count(*)::int from deal) as deals`;
  return found[0];
}

describe("an invalid deal file", () => {
  test.each([
    ["a wrong header", "header.csv.gz", gzipSync(`id,when\n1,2\n`), /line 1: the header must be id,date/],
    [
      "bad numbers",
      "numbers.csv.gz",
      gzipSync([header, row(1), row(2, { amount: "12x" })].join("\n")),
      /line 3: amount "12x"/,
    ],
    [
      "a gzip that is cut",
      "cut.csv.gz",
      gzipSync([header, ...rows(400)].join("\n")).subarray(0, 900),
      /the gzip ends in the middle/,
    ],
    ["no gzip at all", "plain.csv.gz", [header, row(1)].join("\n"), /not gzip/],
    ["no deal in it", "empty.csv.gz", gzipSync(`${header}\n`), /there is no deal/],
    [
      "deals of the future",
      "future.csv.gz",
      gzipSync([header, ...rows(90), row(91).replace("2020-04", "2205-04")].join("\n")),
      /line 92: date "2205-04-\d\d" lies after today/,
    ],
    [
      "the same deal twice",
      "twice.csv.gz",
      gzipSync([header, ...rows(90), row(7)].join("\n")),
      /line 92: id "7" stands in line 8 already/,
    ],
    [
      "a quote inside a field, behind blank lines",
      "quote.csv.gz",
      gzipSync([header, "", ...rows(90), "", row(91).replace("LLC", 'L"LC')].join("\n")),
      /line 94: a quote inside a field/,
    ],
    [
      "Latin-1 bytes",
      "latin.csv.gz",
      gzipSync(Buffer.from([header, ...rows(3), row(4).replace("LLC", "Société")].join("\n"), "latin1")),
      /line 5: bytes that are no UTF-8/,
    ],
    [
      "a line of a hundred megabytes in a hundred kilobytes",
      "line.csv.gz",
      gzipSync(Buffer.concat([Buffer.from(`${header}\n1,`), Buffer.alloc(100_000_000, "x")])),
      /line 2: the line is longer than 65536 characters/,
    ],
    [
      "a NUL in a name",
      "nul.csv.gz",
      gzipSync([header, row(1), row(2, { funders: "BANK\0" })].join("\n")),
      /line 3: funders holds a NUL character/,
    ],
    [
      "a broken amount after a row that names nobody",
      "amount.csv.gz",
      gzipSync([header, row(99, { funders: "" }), ...rows(40), row(41, { amount: "12x" })].join("\n")),
      /line 43: amount "12x" [^(]*\(and 0 more broken rows among the first 42\)/,
    ],
    [
      "nothing but line ends",
      "blank.csv.gz",
      gzipSync(`${header}${"\n".repeat(50_000_000)}`),
      /line 2000002: the file has more than 2000000 lines/,
    ],
  ])(
    "with %s is refused with the line and the reason",
    { timeout: 60_000 },
    async (_, name, content, message) => {
      const file = await fileOf(name, content);
      const error: unknown = await readDeals(file, parseDeal, dayOf(new Date())).catch((why: unknown) => why);
      expect(error).toBeInstanceOf(BrokenFile);
      expect(String(error)).toMatch(message);
    },
  );

  test("ends the import with the message only, and nothing is imported", { timeout: 60_000 }, async () => {
    const before = await counts();
    const lines = [header, row(1), row(2, { amount: "12x" })];
    const { code, output } = await importing("broken.csv.gz", gzipSync(lines.join("\n")));
    expect(output).toMatch(/^line 3: amount "12x"[^\n]*\n$/);
    expect(code).toBe(1);
    expect(await counts()).toEqual(before);
  });
});

test(
  "a file of deals becomes institutions, anonymous companies and history, and the import reports how well funders are ranked",
  { timeout: 120_000 },
  async () => {
    const lines = [...rows(300), row(301, { funders: "" }), row(302, { funders: "BANK 1|BANK 2" })];
    const { code, output } = await importing("deals.csv.gz", gzipSync([header, ...lines].join("\n")));

    expect(output).toMatch(/4 institutions with a mandate each, 301 anonymous companies, 302 deals/);
    expect(output).toMatch(/rejected: 1 of 302 rows\n {2}line 302: no funder is named/);
    expect(output).toMatch(/hit@1 \d\.\d{3} .*hit@10 \d\.\d{3} \(popularity: hit@1/);
    expect(code).toBe(0);
    const imported = await db.rows("mandate", { isDemonstration: false });
    expect(imported.reduce((sum, { drawnFen }) => sum + drawnFen, 0n)).toBe(301n * 25_000_000n);
    expect(await listViolations(db())).toEqual([]);

    const again = await importing("deals.csv.gz", gzipSync([header, ...lines].join("\n")));
    expect(again.output).toMatch(/already/);
    expect(again.code).toBe(0);
  },
);
