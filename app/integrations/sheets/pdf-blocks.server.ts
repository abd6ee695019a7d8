import type { SheetFact, SheetTable } from "./sheet.ts";

type Pdf = PDFKit.PDFDocument;

/** How the glyphs of a sheet's language are chosen. */
export type Shape = Pick<PDFKit.Mixins.TextOptions, "features">;

/** From the paper's edge to the text, in points. */
export const edge = 56;
export const colors = { text: "#14212b", soft: "#4a5963", deep: "#0b6663", line: "#d5dcdb" } as const;

const labelWidth = 190;
const rowGap = 4;

/** Pairs of label and value, a hairline under each. */
export function drawFacts(pdf: Pdf, facts: readonly SheetFact[], shape: Shape): void {
  const width = pdf.page.width - 2 * edge;
  const valueWidth = width - labelWidth - 12;
  for (const { label, value } of facts) {
    pdf.font("regular").fontSize(9);
    const height = Math.max(
      pdf.heightOfString(label, { width: labelWidth, ...shape }),
      pdf.heightOfString(value, { width: valueWidth, ...shape }),
    );
    keepTogether(pdf, height + 2 * rowGap);
    const y = pdf.y + rowGap;
    pdf.fillColor(colors.soft).text(label, edge, y, { width: labelWidth, ...shape });
    pdf.fillColor(colors.text).text(value, edge + labelWidth + 12, y, { width: valueWidth, ...shape });
    rule(pdf, y + height + rowGap);
  }
}

/** Rows under their header, which is repeated on each page and never alone at its foot. */
export function drawTable(pdf: Pdf, table: SheetTable, shape: Shape): void {
  pdf.moveDown(0.4);
  keepTogether(pdf, heightOfBeginning(pdf, table, shape));
  drawCells(pdf, table, table.heads, "strong", shape);
  for (const row of table.rows) {
    const isNext = keepTogether(pdf, heightOfCells(pdf, table, row, "regular", shape));
    if (isNext) drawCells(pdf, table, table.heads, "strong", shape);
    drawCells(pdf, table, row, "regular", shape);
  }
}

/** The height of a table's header with its first row. */
export function heightOfBeginning(pdf: Pdf, table: SheetTable, shape: Shape): number {
  const [first] = table.rows;
  const heads = heightOfCells(pdf, table, table.heads, "strong", shape);
  return first === undefined ? heads : heads + heightOfCells(pdf, table, first, "regular", shape);
}

type Weight = "regular" | "strong";
const gap = 6;

/** Where a column's text stands. Words after figures keep a distance from them: the two would read as one. */
function columnOf(pdf: Pdf, { heads, wordColumns }: SheetTable, column: number) {
  const width = (pdf.page.width - 2 * edge) / heads.length;
  const isWords = wordColumns.includes(column);
  const isAfterFigures = isWords && column > 0 && !wordColumns.includes(column - 1);
  const before = isAfterFigures ? 2 * gap : isWords ? 0 : gap;
  return { isWords, x: edge + column * width + before, width: width - (isWords ? before + gap : gap) };
}

function heightOfCells(
  pdf: Pdf,
  table: SheetTable,
  cells: readonly string[],
  weight: Weight,
  shape: Shape,
): number {
  pdf.font(weight).fontSize(8);
  const heights = cells.map((cell, column) =>
    pdf.heightOfString(cell, { width: columnOf(pdf, table, column).width, ...shape }),
  );
  return Math.max(...heights) + 2 * rowGap;
}

function drawCells(
  pdf: Pdf,
  table: SheetTable,
  cells: readonly string[],
  weight: Weight,
  shape: Shape,
): void {
  const height = heightOfCells(pdf, table, cells, weight, shape);
  pdf.fillColor(weight === "strong" ? colors.soft : colors.text);
  const y = pdf.y + rowGap;
  cells.forEach((cell, column) => {
    const { isWords, x, width } = columnOf(pdf, table, column);
    pdf.text(cell, x, y, { width, align: isWords ? "left" : "right", ...shape });
  });
  rule(pdf, y + height - rowGap);
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
