import { ZipFile } from "yazl";
import { buffer } from "node:stream/consumers";

/** How a file's text is stored. */
export const ENCODINGS = ["utf-8", "utf-8-bom", "gb18030", "utf-16le"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Cells as a text file; a cell with a delimiter, quote or line break is quoted. */
export function csvFile(rows: readonly (readonly string[])[], encoding: Encoding, delimiter = ","): Buffer {
  const needsQuotes = new RegExp(`["\r\n${delimiter}]`, "u");
  const cell = (text: string) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const text = rows.map((cells) => `${cells.map(cell).join(delimiter)}\r\n`).join("");
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8-bom") return Buffer.from(`\uFEFF${text}`);
  if (encoding === "utf-16le") return Buffer.from(`\uFEFF${text}`, "utf16le");
  return inGb18030(text);
}

let twoBytes: Map<string, [number, number]> | undefined;

/** The characters of GB18030 with one and two bytes: all that the tests write. */
function inGb18030(text: string): Buffer {
  if (twoBytes === undefined) {
    const decoder = new TextDecoder("gb18030");
    twoBytes = new Map();
    for (let first = 0x81; first < 0xff; first += 1)
      for (let second = 0x40; second < 0xff; second += 1)
        if (second !== 0x7f) twoBytes.set(decoder.decode(Uint8Array.of(first, second)), [first, second]);
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.charCodeAt(0);
    const pair = twoBytes.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair) bytes.push(...pair);
    else throw new Error(`no two bytes of GB18030 for ${character}`);
  }
  return Buffer.from(bytes);
}

/** How a sheet stores its texts, and whether its amounts are numbers. */
export interface SheetLook {
  texts: "shared" | "inline";
  numbers?: boolean;
}

const NUMBER = /^-?\d{1,12}(?:\.\d{1,2})?$/u;

/** Cells as the first sheet of an .xlsx file. */
export async function xlsxFile(rows: readonly (readonly string[])[], look: SheetLook): Promise<Buffer> {
  const shared = new Map<string, number>();
  const cell = (text: string, at: number, row: number): string => {
    if (text === "") return "";
    const place = `r="${columnName(at)}${String(row)}"`;
    if (look.numbers === true && NUMBER.test(text) && text.includes("."))
      return `<c ${place}><v>${text}</v></c>`;
    if (look.texts === "inline") return `<c ${place} t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    const index = shared.get(text) ?? shared.size;
    shared.set(text, index);
    return `<c ${place} t="s"><v>${String(index)}</v></c>`;
  };
  const data = rows.map(
    (cells, at) =>
      `<row r="${String(at + 1)}">${cells.map((text, column) => cell(text, column, at + 1)).join("")}</row>`,
  );
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="明细" sheetId="7" r:id="rId2"/><sheet name="二" sheetId="8" r:id="rId3"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Type="${relations}/worksheet" Target="worksheets/sheet9.xml"/><Relationship Id="rId2" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet9.xml": `<worksheet xmlns="${main}"><sheetData/></worksheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${data.join("")}</sheetData></worksheet>`,
    "xl/sharedStrings.xml": `<sst xmlns="${main}">${[...shared.keys()].map((text) => `<si><r><t xml:space="preserve">${escaped(text)}</t></r><rPh sb="0" eb="1"><t>du</t></rPh></si>`).join("")}</sst>`,
  };
  return zipped(parts);
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** Texts by path as a ZIP. */
export async function zipped(parts: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path);
  zip.end();
  return buffer(zip.outputStream);
}

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
