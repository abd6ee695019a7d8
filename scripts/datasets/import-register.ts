import {
  readRegisterRow,
  type RegisterRow,
  whyNotRegisterHeader,
} from "#app/domain/datasets/register-file.ts";
import type { Day } from "#app/lib/days.ts";
import { replaceRegister, type RegisterChange } from "#db/queries/organizations/registered-companies.ts";
import { BrokenFile } from "./broken-file.ts";
import { forEachRecord } from "./csv-records.ts";
import { inOneTransaction } from "./database.ts";

export interface ImportedRegister extends RegisterChange {
  rejected: { line: number; reason: string }[];
}

/** A larger share of broken rows means the wrong file, not errors in it. */
const mostBroken = 0.01;
/** If a larger share is removed at once, the file is hardly a complete register. */
const mostLeaving = 0.2;

/** Reads a complete register and replaces the one before, in one transaction; all of it or nothing. */
export async function importRegister(
  databaseUrl: string,
  file: string,
  today: Day,
  mayShrink = false,
): Promise<ImportedRegister> {
  const rows = new Map<string, RegisterRow>();
  const rejected: ImportedRegister["rejected"] = [];
  await forEachRecord(file, whyNotRegisterHeader, (cells, line) => {
    const read = readRegisterRow(cells, today);
    const fault = !read.ok
      ? read.reason
      : rows.has(read.row.code)
        ? `code "${read.row.code}" stands twice`
        : null;
    if (read.ok && fault === null) rows.set(read.row.code, read.row);
    else rejected.push({ line, reason: fault ?? "" });
  });
  const [first] = rejected;
  if (first !== undefined && rejected.length > mostBroken * (rows.size + rejected.length))
    throw new BrokenFile(`line ${first.line}: ${first.reason} (and ${rejected.length - 1} more broken rows)`);
  if (rows.size === 0) throw new BrokenFile("there is no company in the file");
  return inOneTransaction(databaseUrl, async (trx) => {
    const change = await replaceRegister(trx, [...rows.values()]);
    if (!mayShrink && change.left > mostLeaving * change.before)
      throw new BrokenFile(
        `${change.left} of ${change.before} companies would leave: --shrink says that they do`,
      );
    return { ...change, rejected };
  });
}
