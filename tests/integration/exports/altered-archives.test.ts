import { randomBytes, randomUUID } from "node:crypto";
import { appendFile, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  ARCHIVE_PIECE_BYTES,
  type ArchiveStore,
  diskArchives,
} from "#app/integrations/archives/archive-store.server.ts";
import { pieceArchives } from "#app/integrations/archives/piece-archives.server.ts";
import { s3Store } from "#app/integrations/documents/s3-store.server.ts";
import { readSealed } from "#app/integrations/documents/store.ts";
import { openExport } from "#app/services/exports/open-export.server.ts";
import { requestExport } from "#app/services/exports/request-export.server.ts";
import { sweepExports } from "#app/services/exports/sweep-exports.server.ts";
import { writeExport } from "#app/services/exports/write-export.server.ts";
import { machineTime } from "#tests/support/clock.ts";
import { archivesIn } from "#tests/factories/archives.ts";
import { openParties, system } from "#tests/factories/open-given.ts";
import { openS3 } from "#tests/support/documents/peers.ts";
import { refuses } from "#tests/support/refusals.ts";
import { unzipped } from "#tests/support/zip.ts";

/** Someone with write access to the disk or bucket changes an archive after it was written. */
const { app, company } = openParties({}, { isEmptied: true });
const { archiveFor, idOfLatest, nameOf, storedNames: kept, forget } = archivesIn(app);
const incidents: unknown[] = [];
const log = { error: (about: unknown) => void incidents.push(about) };
const large = randomBytes(2.5 * 1024 * 1024);
let s3: Awaited<ReturnType<typeof openS3>>;

beforeAll(async () => {
  s3 = await openS3();
});
afterAll(() => s3.close());
beforeEach(async () => {
  incidents.length = 0;
  s3.objects.clear();
  await forget();
});

const folder = (): string => app.web.config.exportsFolder;
const disk = (): ArchiveStore => diskArchives(folder());
const bucket = (): ArchiveStore => pieceArchives(s3Store({ ...s3.options, folder: "archives/" }));
const asked = async () => {
  await requestExport(app.web, company, { locale: "en" });
  return idOfLatest(company);
};
const eventsOf = async () =>
  (await app.sql`select type from event where type like 'export-%' order by id`).map(({ type }) =>
    String(type),
  );

const changes = {
  "differs by one byte": async (path: string) => {
    const bytes = await readFile(path);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    await writeFile(path, bytes);
  },
  "is longer": (path: string) => appendFile(path, " "),
  "is shorter": async (path: string) => writeFile(path, (await readFile(path)).subarray(0, -1)),
  "is not there": (path: string) => rm(path),
};

describe("an altered archive is refused before a byte of it is served, and logged", () => {
  test.each(Object.entries(changes))("in a folder, where it %s", async (_, change) => {
    await archiveFor(company);
    const exportId = await idOfLatest(company);
    await change(join(folder(), await nameOf(exportId)));
    await refuses("export-altered", openExport({ ...app.web, log }, company, { exportId }));
    expect(incidents).toMatchObject([{ exportId }]);
    expect(await eventsOf()).toEqual(["export-requested", "export-fetched"]);
  });

  test("in a bucket", async () => {
    const exportId = await asked();
    const archives = bucket();
    await writeExport({ ...app.worker, archives }, system, { exportId });
    const ctx = { ...app.web, archives, log };
    expect(unzipped(await buffer((await openExport(ctx, company, { exportId })).bytes)).size).toBeGreaterThan(
      9,
    );
    for (const object of s3.objects.values()) object.bytes.writeUInt8(object.bytes.readUInt8(40) ^ 1, 40);
    await refuses("export-altered", openExport(ctx, company, { exportId }));
    s3.objects.clear();
    await refuses("export-altered", openExport(ctx, company, { exportId }));
    expect(incidents).toMatchObject([{ exportId }, { exportId }]);
  });

  test.each([
    ["a folder", disk, (key: string) => writeFile(join(folder(), `${key}.zip`), Buffer.alloc(large.length))],
    ["a bucket", bucket, () => Promise.resolve(s3.objects.forEach(({ bytes }) => bytes.fill(0)))],
  ])("where it changes while it is served from %s: no altered byte is", async (_, storeOf, alter) => {
    const [store, key] = [storeOf(), randomUUID()];
    const { sizeBytes, sha256 } = await store.put(key, Readable.from([large]));
    const archive = { id: key, sizeBytes: Number(sizeBytes), pieceBytes: ARCHIVE_PIECE_BYTES, pieceKeys: [] };
    const read = () => readSealed(store, archive, sha256);
    expect((await buffer(Readable.from(await read()))).equals(large)).toBe(true);
    const served: Uint8Array[] = [];
    const serve = async () => {
      for await (const piece of await read()) {
        served.push(piece);
        await alter(key);
      }
    };
    await expect(serve()).rejects.toThrow("changed while it was read");
    expect(Buffer.concat(served).equals(large.subarray(0, ARCHIVE_PIECE_BYTES))).toBe(true);
  });
});

function gate() {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), opened };
}

describe("two jobs that write one archive at once", () => {
  test.each(["first", "last"])("don't mix their bytes: the one that began first ends %s", async (order) => {
    const exportId = await asked();
    const archives = disk();
    const [begun, goOn] = [gate(), gate()];
    const slow: ArchiveStore = {
      ...archives,
      async put(key, bytes) {
        begun.open();
        await goOn.opened;
        return archives.put(key, bytes);
      },
    };
    const write = (store: ArchiveStore) =>
      writeExport({ ...app.worker, archives: store }, system, { exportId });
    const first = write(slow);
    await begun.opened;
    const second: ArchiveStore = {
      ...archives,
      async put(key, bytes) {
        goOn.open();
        await first;
        return archives.put(key, bytes);
      },
    };
    await write(order === "last" ? archives : second);
    goOn.open();
    await first;
    expect(await kept()).toEqual([await nameOf(exportId)]);
    const { bytes } = await openExport(app.web, company, { exportId });
    expect(unzipped(await buffer(bytes)).size).toBeGreaterThan(9);
  });

  test.each([
    ["a folder", disk],
    ["a bucket", bucket],
  ])("leave one whole archive in %s, in any order", async (_, storeOf) => {
    const exportId = await asked();
    const archives = storeOf();
    const write = () => writeExport({ ...app.worker, archives }, system, { exportId });
    await Promise.all([write(), write(), write(), write()]);
    const { bytes } = await openExport({ ...app.web, archives }, company, { exportId });
    expect(unzipped(await buffer(bytes)).size).toBeGreaterThan(9);
    const later = machineTime(72_000);
    expect((await archives.list(later)).map((key) => `${key}.zip`)).toEqual([await nameOf(exportId)]);
  });
});

test("an archive without a digest can be downloaded and swept as before", async () => {
  const exportId = randomUUID();
  await disk().put(exportId, Readable.from([large]));
  await app.sql`insert into export (id, organization_id, side, requested_by, locale, status, files,
    size_bytes, requested_at, expires_at)
    values (${exportId}, ${company.companyId}, 'company', ${company.userId}, 'en', 'ready', 1,
    ${large.length}, now(), ${new Date(Date.now() + 3_600_000)})`;
  const { bytes } = await openExport(app.web, company, { exportId });
  expect((await buffer(bytes)).equals(large)).toBe(true);
  await sweepExports(app.worker, system);
  expect(await kept()).toEqual([`${exportId}.zip`]);
  await app.setNow(new Date(Date.now() + 7_200_000));
  await sweepExports(app.worker, system);
  expect(await kept()).toEqual([]);
  await app.setNow(undefined);
});

test("the database rejects changes to a finished archive, and a finished archive without a digest", async () => {
  await archiveFor(company);
  for (const change of ["sha256 = 'x'", "archive_key = gen_random_uuid()", "size_bytes = 1"])
    await expect(app.owner.query(`update export set ${change}`)).rejects.toThrow("sealed");
  const exportId = await asked();
  await expect(
    app.owner.query("update export set status = 'ready', archive_key = gen_random_uuid() where id = $1", [
      exportId,
    ]),
  ).rejects.toThrow("ready_archive_is_sealed");
});
