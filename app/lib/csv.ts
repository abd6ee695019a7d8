type Cell = string | number | bigint | null;

/**
 * Rows as CSV (RFC 4180), also for spreadsheets: with a byte order mark, by which they detect the encoding, and an
 * apostrophe before text that they would interpret as a formula. The first row is the header.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${rows.map(csvLine).join("")}`;
}

/** One row with its line end, for tables that are streamed. */
export function csvLine(row: readonly Cell[]): string {
  return `${row.map(cellText).join(",")}\r\n`;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const isNumber = /^-?\d+(\.\d+)?$/.test(cell);
  // Full-width signs too: spreadsheets in East Asian settings read them as the plain ones.
  const text = !isNumber && /^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
