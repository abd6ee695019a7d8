import { expect, test } from "vitest";
import { LARGEST_STATEMENT_BYTES, MOST_STATEMENT_LINES } from "#app/domain/billing/bank/limits.ts";
import { createStatementReader } from "#app/integrations/bank-statements/statement-reader.server.ts";
import { parseStatement } from "#app/integrations/bank-statements/parse-statement.ts";
import { exportRows } from "#tests/support/billing/bank-exports.ts";
import { csvFile, xlsxFile, zipped } from "#tests/support/billing/bank-files.ts";

const codeOf = async (file: Buffer) => {
  const read = await parseStatement(file, null);
  return "faults" in read ? read.faults[0]?.code : "read";
};
const rowsOf = (count: number) =>
  exportRows("cmb", {
    account: "1001234567890123456",
    openingFen: 0n,
    lines: Array.from({ length: count }, (_, at) => ({
      day: "2026-11-01",
      amountFen: BigInt(at + 1),
      name: "某公司",
      account: "622200001111",
      purpose: "货款",
      serial: `S${String(at)}`,
    })),
  });

test("what is no statement is named, and never an exception", async () => {
  expect(await codeOf(Buffer.alloc(0))).toBe("file-empty");
  expect(await codeOf(Buffer.alloc(LARGEST_STATEMENT_BYTES + 1))).toBe("file-too-large");
  expect(await codeOf(Buffer.from("d0cf11e0a1b11ae1", "hex"))).toBe("file-old-excel");
  expect(await codeOf(Buffer.from([0x81, 0xff, 0xff, 0xff]))).toBe("file-unreadable");
  expect(await codeOf(Buffer.from("PK\x03\x04 broken"))).toBe("file-unreadable");
  expect(await codeOf(await zipped({ "a.txt": "a" }))).toBe("file-unreadable");
  expect(await codeOf(Buffer.from('"never closed\n'.repeat(20_000)))).toBe("format-unknown");
  expect(await codeOf(Buffer.from("\u0000".repeat(1_000)))).toBe("file-empty");
});

test("a sheet with entities, or that unpacks to a hundred times its size, is not read", async () => {
  const whole = await xlsxFile([["交易日"]], { texts: "inline" });
  expect(await codeOf(whole)).toBe("format-unknown");
  const entity = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>';
  const book = '<workbook><sheets><sheet name="a" sheetId="1" id="r1"/></sheets></workbook>';
  const links = '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>';
  const parts = { "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": links };
  expect(await codeOf(await zipped({ ...parts, "xl/worksheets/sheet1.xml": entity }))).toBe(
    "file-unreadable",
  );
  const bomb = `<worksheet>${" ".repeat(80 * 1024 * 1024)}</worksheet>`;
  expect(await codeOf(await zipped({ ...parts, "xl/worksheets/sheet1.xml": bomb }))).toBe("file-too-large");
});

test("twenty thousand lines are read, one more is refused", async () => {
  expect(await codeOf(csvFile(rowsOf(MOST_STATEMENT_LINES), "utf-8"))).toBe("read");
  expect(await codeOf(csvFile(rowsOf(MOST_STATEMENT_LINES + 1), "utf-8"))).toBe("rows-too-many");
  expect(await codeOf(await xlsxFile(rowsOf(MOST_STATEMENT_LINES), { texts: "shared" }))).toBe("read");
}, 60_000);

test("a file that takes too long is stopped in its thread, and the next one is read", async () => {
  const reader = createStatementReader({ patienceMs: 1 });
  const bytes = () => new Uint8Array(csvFile(rowsOf(5_000), "utf-8"));
  expect(await reader.parse(bytes(), null)).toEqual({ faults: [{ code: "file-too-slow" }] });
  await reader.close();
  const patient = createStatementReader();
  expect(await patient.parse(bytes(), null)).toMatchObject({ lines: { length: 5_000 } });
  await patient.close();
});
