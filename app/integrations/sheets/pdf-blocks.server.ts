import type { SheetFact, SheetTable } from "./sheet.ts";

type Pdf = PDFKit.PDFDocument;

/** From the paper's edge to the text, in points. */
export const edge = 56;
export const colors = { text: "#14212b", soft: "#4a5963", deep: "#0b6663", line: "#d5dcdb" } as const;

const labelWidth = 190;
const rowGap = 4;

/** Pairs of label and value, a hairline under each. */
export function drawFacts(pdf: Pdf, facts: readonly SheetFact[]): void {
  const width = pdf.page.width - 2 * edge;
  const valueWidth = width - labelWidth - 12;
  for (const { label, value } of facts) {
    pdf.font("regular").fontSize(9);
    const height = Math.max(
      pdf.heightOfString(label, { width: labelWidth }),
      pdf.heightOfString(value, { width: valueWidth }),
    );
    keepTogether(pdf, height + 2 * rowGap);
    const y = pdf.y + rowGap;
    pdf.fillColor(colors.soft).text(label, edge, y, { width: labelWidth });
    pdf.fillColor(colors.text).text(value, edge + labelWidth + 12, y, { width: valueWidth });
    rule(pdf, y + height + rowGap);
  }
}

/** Rows under their header, which is repeated on each page. */
export function drawTable(pdf: Pdf, { heads, rows, wordColumns }: SheetTable): void {
  pdf.moveDown(0.4);
  drawHeads(pdf, { heads, wordColumns });
  for (const row of rows) {
    if (keepTogether(pdf, 18)) drawHeads(pdf, { heads, wordColumns });
    drawCells(pdf, row, wordColumns, "regular");
  }
}

function drawHeads(pdf: Pdf, { heads, wordColumns }: Pick<SheetTable, "heads" | "wordColumns">): void {
  drawCells(pdf, heads, wordColumns, "strong");
}

function drawCells(
  pdf: Pdf,
  cells: readonly string[],
  wordColumns: readonly number[],
  face: "regular" | "strong",
): void {
  pdf
    .font(face)
    .fontSize(8)
    .fillColor(face === "strong" ? colors.soft : colors.text);
  const width = (pdf.page.width - 2 * edge) / cells.length;
  const gap = 6;
  const height = Math.max(...cells.map((cell) => pdf.heightOfString(cell, { width: width - gap })));
  const y = pdf.y + rowGap;
  cells.forEach((cell, column) => {
    const isWords = wordColumns.includes(column);
    const x = edge + column * width + (isWords ? 0 : gap);
    pdf.text(cell, x, y, { width: width - gap, align: isWords ? "left" : "right" });
  });
  rule(pdf, y + height + rowGap);
}

function rule(pdf: Pdf, y: number): void {
  pdf
    .moveTo(edge, y)
    .lineTo(pdf.page.width - edge, y)
    .lineWidth(0.5)
    .strokeColor(colors.line)
    .stroke();
  pdf.x = edge;
  pdf.y = y;
}

/** Starts a page if the next block would not fit; returns whether it did. */
function keepTogether(pdf: Pdf, height: number): boolean {
  if (pdf.y + height <= pdf.page.height - pdf.page.margins.bottom) return false;
  pdf.addPage();
  return true;
}
