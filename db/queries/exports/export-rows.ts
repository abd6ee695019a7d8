import { sql } from "kysely";
import { maskContactDetails } from "#app/domain/introductions/contact-details.ts";
import { sectionColumns, type ExportSectionName } from "#app/domain/exports/sections.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ExportSource } from "./export-source.ts";
import { exportSources } from "./export-sources.ts";

export type ExportRow = Readonly<Record<string, unknown>>;

/** The rows of a section after `after`, and the key for the next page; null at the end. */
export async function listExportRows(
  trx: ActorTransaction,
  name: ExportSectionName,
  { side, after, limit }: { side: "company" | "institution"; after: readonly string[] | null; limit: number },
): Promise<{ rows: ExportRow[]; next: string[] | null }> {
  const source = exportSources[name];
  const { from, own, key, columns = {}, where = "true" } = source;
  const hidden = side === "institution" ? hiddenWords(source) : {};
  const selected = sectionColumns(name).map(
    ([column]) => `${columns[column] ?? `t.${snake(column)}`} as ${snake(column)}`,
  );
  const keys = key.map(([column], at) => `${column}::text as key_${at}`);
  const later =
    after === null
      ? sql`true`
      : sql`(${sql.raw(key.map(([column]) => column).join(", "))}) > (${sql.join(
          key.map(([, type], at) => sql`${after[at] ?? ""}::text::${sql.raw(type)}`),
        )})`;
  const { rows } = await sql<ExportRow>`
    select ${sql.raw([...selected, ...keys, ...Object.values(hidden)].join(", "))} from ${sql.raw(from)}
    where ${sql.raw(own[side] ?? "null")} = (select current_organization_id()) and ${sql.raw(where)} and ${later}
    order by ${sql.raw(key.map(([column]) => column).join(", "))} limit ${limit}`.execute(trx);
  const last = rows.length < limit ? undefined : rows.at(-1);
  return {
    rows: rows.map((row) => asReadNow(row, Object.keys(hidden))),
    next: last === undefined ? null : key.map((_, at) => String(last[`key${at}`])),
  };
}

/** What is redacted in each text column: nothing, contact details, or also what identifies the company. */
function hiddenWords({
  words = {},
  introduction = "t.introduction_id",
}: ExportSource): Record<string, string> {
  return Object.fromEntries(
    Object.entries(words).map(([column, isOthers]) => [
      column,
      `case when not coalesce(${isOthers}, true) or is_consented_for(${introduction}, 'contacts') then 'nothing'
        when is_consented(${introduction}) then 'contacts' else 'identity' end as hidden_${snake(column)}`,
    ]),
  );
}

function asReadNow(row: ExportRow, columns: readonly string[]): ExportRow {
  const read = columns.flatMap((column) => {
    const [words, hidden] = [row[column], row[`hidden${column.charAt(0).toUpperCase()}${column.slice(1)}`]];
    if (typeof words !== "string" || hidden === "nothing") return [];
    return [[column, maskContactDetails(words, { companies: hidden === "identity" }).text] as const];
  });
  return { ...row, ...Object.fromEntries(read) };
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (email) => `_${email.toLowerCase()}`);
}
