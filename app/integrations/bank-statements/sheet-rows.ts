import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import {
  MOST_STATEMENT_COLUMNS,
  MOST_STATEMENT_ROWS,
  MOST_STATEMENT_UNPACKED,
} from "#app/domain/billing/bank/limits.ts";
import type { StatementRow } from "#app/domain/billing/bank/line.ts";
import { MOST_PARTS } from "#app/domain/documents/limits.ts";
import { type Element, type Reader, readXml } from "../scanning/office/read-xml.ts";
import { UnreadableStatement } from "./unreadable.ts";

/**
 * The rows of the first sheet of an .xlsx file: texts as they are, numbers as spreadsheets show them. Formulas give the
 * value that was stored with them. What the package unpacks to is bounded before and while it is read.
 */
export async function sheetRows(bytes: Buffer): Promise<StatementRow[]> {
  let zip: ZipFile;
  try {
    zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
  } catch {
    throw new UnreadableStatement("file-unreadable");
  }
  try {
    const parts = await partsOf(zip);
    const first = await firstSheet(zip, parts);
    const texts = sharedTexts();
    const shared = parts.get("xl/sharedstrings.xml");
    if (shared !== undefined) await readXml(await zip.openReadStreamPromise(shared), texts.reader);
    const sheet = sheetReader(texts.texts);
    await readXml(await zip.openReadStreamPromise(first), sheet.reader);
    return sheet.rows;
  } catch (error) {
    throw error instanceof UnreadableStatement ? error : new UnreadableStatement("file-unreadable");
  } finally {
    zip.close();
  }
}

/** Parts by their names in lower case. The library aborts one that unpacks to more than it declares. */
async function partsOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_PARTS) throw new UnreadableStatement("file-too-large");
  const parts = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > MOST_STATEMENT_UNPACKED) throw new UnreadableStatement("file-too-large");
    parts.set(entry.fileName.toLowerCase(), entry);
  }
  return parts;
}

/** The sheet that stands first in the workbook, by its relationship. */
async function firstSheet(zip: ZipFile, parts: ReadonlyMap<string, Entry>): Promise<Entry> {
  const id = await firstAttribute(zip, parts.get("xl/workbook.xml"), (element) =>
    element.name === "sheet" ? attributeOf(element, "id") : null,
  );
  const target = await firstAttribute(zip, parts.get("xl/_rels/workbook.xml.rels"), (element) =>
    attributeOf(element, "Id") === id ? attributeOf(element, "Target") : null,
  );
  const path = target?.startsWith("/") === true ? target.slice(1) : `xl/${target ?? ""}`;
  const sheet = parts.get(path.toLowerCase());
  if (sheet === undefined) throw new UnreadableStatement("file-unreadable");
  return sheet;
}

async function firstAttribute(
  zip: ZipFile,
  part: Entry | undefined,
  find: (element: Element) => string | null,
): Promise<string | null> {
  if (part === undefined) throw new UnreadableStatement("file-unreadable");
  let found: string | null = null;
  const open = (element: Element): void => void (found ??= find(element));
  await readXml(await zip.openReadStreamPromise(part), {
    open,
    close: () => undefined,
    text: () => undefined,
  });
  return found;
}

function attributeOf({ attributes }: Element, name: string): string | null {
  return attributes.find(([key]) => key === name)?.[1] ?? null;
}

/** The texts that cells refer to by number, without the readings above Chinese characters. */
function sharedTexts(): { reader: Reader; texts: string[] } {
  const texts: string[] = [];
  let [isText, isReading] = [false, false];
  return {
    texts,
    reader: {
      open({ name }) {
        if (name === "si") texts.push("");
        if (name === "rPh") isReading = true;
        isText = name === "t" && !isReading;
      },
      close(name) {
        if (name === "rPh") isReading = false;
        isText = false;
      },
      text(text) {
        if (isText && texts.length > 0) texts[texts.length - 1] += text;
      },
    },
  };
}

function sheetReader(shared: readonly string[]): { reader: Reader; rows: StatementRow[] } {
  const rows: StatementRow[] = [];
  let cells: string[] = [];
  let [row, column, kind, value, isValue] = [0, 0, "", "", false];
  return {
    rows,
    reader: {
      open(element) {
        if (element.name === "row") {
          row = Number(attributeOf(element, "r") ?? row + 1);
          cells = [];
          column = 0;
          if (rows.length > MOST_STATEMENT_ROWS) throw new UnreadableStatement("rows-too-many");
        } else if (element.name === "c") {
          column = columnOf(attributeOf(element, "r")) ?? column + 1;
          kind = attributeOf(element, "t") ?? "n";
          value = "";
        }
        isValue = element.name === "v" || element.name === "t";
      },
      close(name) {
        isValue = false;
        if (name === "c" && column <= MOST_STATEMENT_COLUMNS)
          cells[column - 1] = cellText(kind, value, shared);
        if (name === "row")
          rows.push({ row, cells: Array.from(cells, (cell: string | undefined) => cell ?? "") });
      },
      text(text) {
        if (isValue) value += text;
      },
    },
  };
}

function cellText(kind: string, value: string, shared: readonly string[]): string {
  if (kind === "s") return shared[Number(value)] ?? "";
  return kind === "n" && value !== "" ? shownNumber(value) : value;
}

/** Fifteen digits, as a spreadsheet shows: a stored 1234.5600000000001 is 1234.56. */
function shownNumber(value: string): string {
  const number = Number(value);
  return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : value;
}

/** The number of a cell's column, 1 for "A7". */
function columnOf(reference: string | null): number | null {
  const column = /^[A-Z]{1,3}/u.exec(reference ?? "")?.[0];
  if (column === undefined) return null;
  return [...column].reduce((number, capital) => number * 26 + capital.charCodeAt(0) - 64, 0);
}
