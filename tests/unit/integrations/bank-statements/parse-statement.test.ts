import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { BANK_FORMATS } from "#app/domain/billing/bank/formats.ts";
import { parseStatement } from "#app/integrations/bank-statements/parse-statement.ts";
import { addDays } from "#app/lib/days.ts";
import { exportRows, type ExportLook, type GivenStatement } from "#tests/support/billing/bank-exports.ts";
import { csvFile, ENCODINGS, xlsxFile } from "#tests/support/billing/bank-files.ts";
import { propertyRuns } from "#tests/support/sample.ts";

const words = fc
  .stringMatching(/^[一-龥A-Z0-9][一-龥A-Z0-9," -]{0,18}[一-龥A-Z]$/u)
  .map((text) => text.replaceAll(/ +/gu, " "));
const line = fc.record({
  later: fc.integer({ min: 0, max: 3 }),
  amountFen: fc.bigInt({ min: -9_999_999_999n, max: 9_999_999_999n }).filter((fen) => fen !== 0n),
  name: words,
  account: fc.stringMatching(/^[1-9]\d{11,18}$/u),
  purpose: words,
  serial: fc.stringMatching(/^[A-Z]\d{8,14}$/u),
});
const statement = fc
  .record({
    account: fc.stringMatching(/^[1-9]\d{14,18}$/u),
    openingFen: fc.bigInt({ min: 0n, max: 99_999_999_999n }),
    lines: fc.array(line, { minLength: 1, maxLength: 12 }),
  })
  .map(({ lines, ...rest }): GivenStatement => {
    let day = "2026-11-01";
    return {
      ...rest,
      lines: lines.map(({ later, ...one }) => ({ ...one, day: (day = addDays(day, later)) })),
    };
  });
const look = fc.record({
  numbers: fc.constantFrom("plain", "grouped", "full-width"),
  days: fc.constantFrom("compact", "hyphens", "slashes", "chinese", "with-time"),
  newestFirst: fc.boolean(),
}) satisfies fc.Arbitrary<ExportLook>;

/** What a file must be read as. */
function expected(given: GivenStatement) {
  return given.lines.map(({ day, amountFen, name, account }) => ({ day, amountFen, name, account }));
}

async function readBack(file: Buffer) {
  const read = await parseStatement(file, null);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read;
}

describe.each(BANK_FORMATS)("an export of %s", (bank) => {
  test("is read as it was written, in each encoding and as a sheet, with the same keys", async () => {
    const property = fc.asyncProperty(statement, look, async (given, how) => {
      // Of two movements of one day that cancel each other nobody can tell which came first.
      const newestFirst = how.newestFirst && given.lines[0]?.day !== given.lines.at(-1)?.day;
      const rows = exportRows(bank, given, { ...how, newestFirst });
      const files = ENCODINGS.map((encoding) => csvFile(rows, encoding));
      files.push(csvFile(rows, "gb18030", "\t"));
      files.push(
        await xlsxFile(rows, { texts: "shared" }),
        await xlsxFile(rows, { texts: "inline", numbers: true }),
      );
      const keys = new Set<string>();
      for (const file of files) {
        const { statement: read, lines } = await readBack(file);
        expect(read).toMatchObject({ bank, account: given.account, openingFen: given.openingFen });
        expect(lines).toMatchObject(expected(given));
        for (const [at, { purpose }] of lines.entries()) expect(purpose).toContain(given.lines[at]?.purpose);
        keys.add(JSON.stringify(lines.map(({ key }) => key)));
      }
      expect(keys.size).toBe(1);
    });
    await fc.assert(property, { numRuns: propertyRuns(60) });
  });
});
