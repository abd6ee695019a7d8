import { expect, test } from "vitest";
import type { Sheet } from "#app/integrations/sheets/sheet.ts";
import { writePdf } from "#app/integrations/sheets/write-pdf.server.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { textOfPdf, placedTextsOfPdf } from "#tests/support/sheets/pdf-text.ts";

const sheetOf = (parts: Sheet["parts"], locale: Locale = "en"): Sheet => ({
  locale,
  title: "The company’s application",
  lead: "A-0001",
  madeAt: new Date("2031-03-05T18:00:00+08:00"),
  parts,
  foot: "A-0001",
  pageOf: "{page} of {pages}",
});

test("a word after a figure keeps its distance: version 1 of 7 September is not the 17th", async () => {
  const table = {
    wordColumns: [0, 1, 3],
    heads: ["File", "Kind", "Version", "Open since"],
    rows: [["books.pdf", "Statements", "1", "7 Sep 2026"]],
  };
  const words = placedTextsOfPdf(await writePdf(sheetOf([{ title: "Files", table }])));
  const [version, since] = ["1", "7 Sep 2026"].map((said) => words.find(({ text }) => text.trim() === said));
  expect(version?.y).toBe(since?.y);
  // A figure of 8 points is less than 5 wide.
  expect((since?.x ?? 0) - (version?.x ?? 0)).toBeGreaterThan(5 + 10);
});

test("a table's heading and head stand with its first row, wherever the page ends", async () => {
  const table = { wordColumns: [0, 1], heads: ["Criterion", "Limit"], rows: [["First", "one\ntwo\nthree"]] };
  for (let lines = 24; lines < 39; lines += 1) {
    const before = {
      title: "Before",
      paragraphs: Array.from({ length: lines }, (_, line) => `line ${line}`),
    };
    const part = { title: "Fit", paragraphs: ["8 of 8 met"], table };
    const words = placedTextsOfPdf(await writePdf(sheetOf([before, part])));
    const pages = ["Fit", "Criterion", "First", "three"].map(
      (said) => words.find(({ text }) => text.trim() === said)?.page,
    );
    expect([lines, new Set(pages).size]).toEqual([lines, 1]);
  }
});

test.each<Locale>(["en", "zh-CN"])("apostrophes can be copied and searched, in %s", async (locale) => {
  expect(textOfPdf(await writePdf(sheetOf([], locale)))).toContain("The company’s application");
});
