import { expect, test } from "vitest";
import { csvText } from "#app/lib/csv.ts";

const line = (...cells: (string | number | bigint | null)[]): string => csvText([cells]).slice(1, -2);

test.each([
  ["plain cells are joined by commas", ["a", 1, 2n, null], "a,1,2,"],
  [
    "commas, quotes and line breaks are quoted",
    ["a,b", 'say "no"', "two\nlines"],
    '"a,b","say ""no""","two\nlines"',
  ],
  ["what a spreadsheet would take for a formula is text", ["=1+1", "+86", "@a", "-x"], "'=1+1,'+86,'@a,'-x"],
  [
    "its full-width signs are text, too, and so is what begins with a line break",
    ["＝1+1", "＋86", "＠a", "－x", "－5", "\n=1+1"],
    `'＝1+1,'＋86,'＠a,'－x,'－5,"'\n=1+1"`,
  ],
  ["a negative figure is a figure", ["-12.50", -3], "-12.50,-3"],
  ["Chinese stays as it is", ["南湖银行"], "南湖银行"],
])("%s", (_, cells, text) => {
  expect(line(...cells)).toBe(text);
});

test("a file begins with a byte order mark and ends each row with CRLF", () => {
  expect(csvText([["a"], ["b"]])).toBe("\uFEFFa\r\nb\r\n");
});
