import { fonts } from "@embedpdf/fonts-sc";
import { create } from "fontkit";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import PDFDocument from "pdfkit";
import type { Sheet, SheetPart } from "./sheet.ts";
import { colors, drawFacts, drawTable, edge, heightOfBeginning, type Shape } from "./pdf-blocks.server.ts";

/** Declared here, since the package's own types refer to a type that it doesn't ship. */
const weights = fonts as readonly { file: string; weight: number }[];

/** pdfkit also takes a parsed font; its types don't state so. */
type Face = PDFKit.Mixins.PDFFontSource;
type Faces = { regular: Face; strong: Face };
let faces: Promise<Faces> | undefined;

/**
 * Noto Sans with every Han glyph of the national standard; a sheet embeds only the glyphs that it prints. Parsed once
 * for all sheets: it is 16 MB.
 */
function readFaces(): Promise<Faces> {
  const folder = join(
    dirname(dirname(createRequire(import.meta.url).resolve("@embedpdf/fonts-sc"))),
    "fonts",
  );
  const read = async (weight: number) => {
    const file = weights.find((font) => font.weight === weight)?.file ?? "";
    return create(await readFile(join(folder, file))) as unknown as Face;
  };
  return (faces ??= Promise.all([read(400), read(500)]).then(([regular, strong]) => ({ regular, strong })));
}

/** A sheet as A4 pages. The file contains no time and nothing random: the same sheet gives the same bytes. */
export async function writePdf(sheet: Sheet): Promise<Buffer> {
  const { regular, strong } = await readFaces();
  const pdf = new PDFDocument({
    size: "A4",
    margins: { top: 64, bottom: 72, left: edge, right: edge },
    bufferPages: true,
    lang: sheet.locale,
    displayTitle: true,
    pdfVersion: "1.7",
    info: {
      Title: `${sheet.title} ${sheet.lead}`,
      Producer: "Longspring",
      Creator: "Longspring",
      CreationDate: sheet.madeAt,
    },
  });
  const written = new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => resolve(Buffer.concat(chunks)));
    pdf.on("error", reject);
  });
  pdf.registerFont("regular", regular).registerFont("strong", strong);
  const shape = shapeOf(sheet);
  drawHead(pdf, sheet, shape);
  for (const part of sheet.parts) drawPart(pdf, part, shape);
  drawFeet(pdf, sheet, shape);
  pdf.end();
  return written;
}

/** The font's quotation marks and apostrophes are as wide as a Han sign, unless narrow ones are asked for. */
function shapeOf({ locale }: Sheet): Shape {
  return locale === "en" ? { features: ["pwid"] } : {};
}

function drawHead(pdf: PDFKit.PDFDocument, { title, lead }: Sheet, shape: Shape): void {
  pdf.font("strong").fontSize(9).fillColor(colors.deep).text("Longspring 春融");
  pdf.moveDown(1.2).fontSize(20).fillColor(colors.text).text(title, shape);
  pdf.font("regular").fontSize(10).fillColor(colors.soft).text(lead, shape);
}

/** Of a heading with the distances around it, and of that above a table, in points. */
const headingHeight = 64;

function drawPart(pdf: PDFKit.PDFDocument, part: SheetPart, shape: Shape): void {
  // A heading that would be alone at the foot of a page moves to the next, with what begins below it.
  const least = Math.max(80, heightWithTable(pdf, part, shape));
  if (pdf.y > pdf.page.height - pdf.page.margins.bottom - least) pdf.addPage();
  pdf.moveDown(1.4);
  pdf.font("strong").fontSize(11).fillColor(colors.text).text(part.title, edge, pdf.y, shape);
  pdf.moveDown(0.4);
  if (part.facts) drawFacts(pdf, part.facts, shape);
  for (const paragraph of part.paragraphs ?? []) {
    pdf.font("regular").fontSize(9).fillColor(colors.soft);
    pdf.text(paragraph, edge, pdf.y, { lineGap: 3, ...shape });
  }
  if (part.link !== undefined) {
    pdf.fillColor(colors.deep).text(part.link, edge, pdf.y, { link: part.link, underline: true });
  }
  if (part.table) drawTable(pdf, part.table, shape);
}

/** Of a part's heading, its paragraphs and the first row of its table; none without a table. */
function heightWithTable(pdf: PDFKit.PDFDocument, part: SheetPart, shape: Shape): number {
  if (part.table === undefined) return 0;
  const width = pdf.page.width - 2 * edge;
  pdf.font("regular").fontSize(9);
  const paragraphs = (part.paragraphs ?? []).map((paragraph) =>
    pdf.heightOfString(paragraph, { width, lineGap: 3, ...shape }),
  );
  const above = paragraphs.reduce((sum, height) => sum + height, 0);
  return headingHeight + above + heightOfBeginning(pdf, part.table, shape);
}

function drawFeet(pdf: PDFKit.PDFDocument, sheet: Sheet, shape: Shape): void {
  const { start, count } = pdf.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    pdf.switchToPage(page);
    const y = pdf.page.height - 46;
    // Text below the margin would start another page.
    pdf.page.margins.bottom = 0;
    pdf.font("regular").fontSize(8).fillColor(colors.soft);
    pdf.text(sheet.foot, edge, y, { lineBreak: false, ...shape });
    const right = { align: "right" as const, width: pdf.page.width - 2 * edge, lineBreak: false };
    const number = sheet.pageOf.replace("{page}", String(page + 1)).replace("{pages}", String(count));
    pdf.text(number, edge, y, { ...right, ...shape });
  }
}
