import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { describeSection } from "#app/domain/exports/schema-description.ts";
import { sectionColumns, sectionsOf, type ExportSectionName } from "#app/domain/exports/sections.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { jsonOf, tableOf } from "#app/integrations/archives/cells.ts";
import type { ArchiveFile } from "#app/integrations/archives/compose-archive.server.ts";
import { csvLine } from "#app/lib/csv.ts";
import { listExportRows, type ExportRow } from "#db/queries/exports/export-rows.ts";
import type { ExportsContext } from "../context.ts";
import { attachEvidence } from "./attach-evidence.server.ts";
import { attachDocuments } from "./attach-documents.server.ts";
import { attachSentFiles } from "./attach-sent-files.server.ts";
import { attachSheets } from "./attach-sheets.server.ts";

const pageSize = 500;

/**
 * The files of an archive, read while it is written: for each table a JSON file with its schema and a CSV file in the
 * reader's language, then the term sheets, the documents of a company, and files sent with messages. `onWritten` gets
 * the number of completed tables.
 */
export async function filesOfExport(
  ctx: ExportsContext,
  actor: PartyActor,
  {
    locale,
    organization,
    onWritten,
  }: { locale: Locale; organization: string; onWritten: (written: number) => Promise<void> },
): Promise<ArchiveFile[]> {
  const { withPerson, now } = ctx;
  const t = translator(locale, "exports");
  const side = actor.kind;

  async function* pages(name: ExportSectionName): AsyncGenerator<ExportRow[]> {
    let after: string[] | null = null;
    do {
      const page: Awaited<ReturnType<typeof listExportRows>> = await withPerson(actor, (trx) =>
        listExportRows(trx, name, { side, after, limit: pageSize }),
      );
      yield page.rows;
      after = page.next;
    } while (after !== null);
  }

  async function* asJson(name: ExportSectionName): AsyncGenerator<string> {
    const columns = sectionColumns(name);
    let before = "[";
    for await (const rows of pages(name)) {
      for (const row of rows) {
        yield `${before}\n${JSON.stringify(jsonOf(columns, row))}`;
        before = ",";
      }
    }
    yield before === "[" ? "[]\n" : "\n]\n";
  }

  async function* asCsv(name: ExportSectionName, written: number): AsyncGenerator<string> {
    const { head, cells } = tableOf(locale, sectionColumns(name));
    yield `\uFEFF${csvLine(head)}`;
    for await (const rows of pages(name)) for (const row of rows) yield csvLine(cells(row));
    await onWritten(written);
  }

  async function* one(text: string): AsyncGenerator<string> {
    yield await Promise.resolve(text);
  }

  const schemaOf = (name: ExportSectionName): string =>
    JSON.stringify(
      describeSection(name, {
        title: t(`sections.${name}`),
        words: (column) => t(`columns.${column}` as Parameters<typeof t>[0]),
        unit: (kind) => t(`units.${kind}`),
      }),
      null,
      2,
    );
  const readme = t(`readme.${side}`, { organization, at: now().toISOString() });
  return [
    { path: "README.txt", bytes: () => one(`\uFEFF${readme}\n`) },
    ...sectionsOf(side).flatMap((name, at) => [
      { path: `schema/${name}.schema.json`, bytes: () => one(schemaOf(name)) },
      { path: `data/${name}.json`, bytes: () => asJson(name) },
      {
        path: `tables/${String(at + 1).padStart(2, "0")}-${t(`sections.${name}`)}.csv`,
        bytes: () => asCsv(name, at + 1),
      },
    ]),
    ...(await attachSheets(ctx, actor, {
      locale,
      checkedAt: `${ctx.config.web.publicOrigin}/term-sheets/check`,
    })),
    ...(await attachDocuments(ctx, actor, locale)),
    ...(await attachSentFiles(ctx, actor, locale)),
    ...(await attachEvidence(ctx, actor, locale)),
  ];
}
