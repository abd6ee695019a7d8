import { readdir, rm } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { listExports } from "#app/services/exports/list-exports.server.ts";
import { openExport } from "#app/services/exports/open-export.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import type { TestApp } from "#tests/support/open-test-app.ts";
import { workOff } from "#tests/support/jobs.ts";
import { unzipped } from "#tests/support/zip.ts";

/** Archives as their owners ask for and read them. */
export function archivesIn(app: TestApp) {
  const latest = async (owner: PartyActor) => (await listExports(app.web, owner)).exports[0];
  const idOfLatest = async (owner: PartyActor) => (await latest(owner))?.id ?? "";

  async function archiveFor(owner: PartyActor, locale: Locale = "en") {
    await requestExport(app.web, owner, { locale });
    await workOff(app);
    const { bytes } = await openExport(app.web, owner, { exportId: await idOfLatest(owner) });
    const files = unzipped(await buffer(bytes));
    return {
      files,
      text: (path: string) => files.get(path)?.toString() ?? "",
      data: (name: string) =>
        JSON.parse(files.get(`data/${name}.json`)?.toString() ?? "null") as Record<string, unknown>[],
    };
  }

  /** The name of an archive's file. */
  async function nameOf(exportId: string): Promise<string> {
    const rows: { key: string }[] = await app.sql`select archive_key as key from export
      where id = ${exportId}`;
    return `${rows[0]?.key}.zip`;
  }

  return {
    archiveFor,
    idOfLatest,
    nameOf,
    /** The files in the store. */
    storedNames: (): Promise<string[]> => readdir(app.web.config.exportsFolder).catch(() => []),
    forget: () => rm(app.web.config.exportsFolder, { recursive: true, force: true }),
  };
}
