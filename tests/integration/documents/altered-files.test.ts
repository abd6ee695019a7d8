import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { beforeEach, describe, expect, test } from "vitest";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { openOwnFile } from "#app/services/documents/open-own-file.server.ts";
import { scanDocument } from "#app/services/documents/scan-document.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { attachDocuments } from "#app/services/exports/attach-documents.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { machineTime } from "#tests/support/clock.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { refuses } from "#tests/support/refusals.ts";

/** Someone with write access to the disk or bucket changes a file after its inspection. */
const folder = documentsFolder();
const { app, company } = openParties(folder.environment);
const large = Buffer.concat([pdf(), Buffer.alloc(2 * PIECE_BYTES)]);
const incidents: unknown[] = [];
const log = { error: (about: unknown) => void incidents.push(about) };

beforeEach(async () => {
  incidents.length = 0;
  await app.sql`delete from document_file`;
  for (const name of await folder.files())
    await rm(join(folder.environment.DOCUMENTS_DIR, name), { recursive: true, force: true });
});

async function uploaded(bytes: Buffer) {
  await uploadDocument(app.web, company, {
    kind: "contract",
    name: "a.pdf",
    replaces: undefined,
    request: undefined,
    bytes: Readable.from([bytes]),
  });
  const rows: { id: string; piece_keys: string[] }[] = await app.sql`select id, piece_keys
    from document_file`;
  const { id = "", piece_keys: keys = [] } = rows[0] ?? {};
  const last = join(folder.environment.DOCUMENTS_DIR, id, keys.at(-1) ?? "");
  return { id, last };
}

const changes = {
  "differs by one byte": (last: string, bytes: Buffer) =>
    writeFile(last, Buffer.concat([bytes.subarray(0, -1), Buffer.from("!")])),
  "is longer": (last: string, bytes: Buffer) => writeFile(last, Buffer.concat([bytes, Buffer.from(" ")])),
  "is not there": (last: string) => rm(last),
};

describe.each(Object.entries(changes))("a stored chunk that %s after the upload was sealed", (_, change) => {
  test.each([
    ["of one piece", pdf()],
    ["of three pieces", large],
  ])("is refused with a message before a byte of the file %s is served, and logged", async (_of, bytes) => {
    const { id, last } = await uploaded(bytes);
    await change(last, bytes.subarray(Math.floor((bytes.length - 1) / PIECE_BYTES) * PIECE_BYTES));
    await refuses("document-altered", openOwnFile({ ...app.web, log }, company, id));
    expect(incidents).toMatchObject([{ fileId: id }]);
  });
});

test("an altered file is left out of an archive, with a note in its place", async () => {
  const { id, last } = await uploaded(pdf());
  await writeFile(last, "<script>");
  const [file] = await attachDocuments({ ...app.web, log }, company, "en");
  expect(file?.path).toContain(id.slice(0, 8));
  expect(await text(Readable.from(file?.bytes() ?? []))).toContain("no longer the one that was checked");
  expect(incidents).toHaveLength(1);
});

test("an altered file never becomes clean by a virus scan", async () => {
  const { id, last } = await uploaded(pdf());
  await app.sql`update document_file set status = 'pending'`;
  await writeFile(last, "<script>");
  const virusScanner = {
    scan: async (pieces: AsyncIterable<Uint8Array>) => {
      await buffer(Readable.from(pieces));
      return "clean" as const;
    },
  };
  await scanDocument({ ...app.worker, log, virusScanner }, { kind: "system" }, { fileId: id });
  expect(await app.sql`select status from document_file`).toEqual([{ status: "refused" }]);
  expect(incidents).toHaveLength(1);
});

test("the database rejects changes to a sealed file", async () => {
  await uploaded(pdf());
  for (const change of ["sha256 = 'x'", "piece_keys = '{x}'", "size_bytes = 1, received_bytes = 1"]) {
    await expect(app.owner.query(`update document_file set ${change}`)).rejects.toThrow("sealed");
  }
});

test("the sweep removes a leftover chunk without a row and leaves the chunks of files", async () => {
  const { id, last } = await uploaded(pdf());
  await writeFile(join(folder.environment.DOCUMENTS_DIR, id, "000000000000-left"), "x");
  const now = () => machineTime(2);
  const swept = await sweepDocuments({ ...app.worker, now }, { kind: "system" });
  expect(swept).toEqual({ uploads: 0, orphans: 1 });
  const left = await readdir(join(folder.environment.DOCUMENTS_DIR, id));
  expect(left).toEqual([last.slice(last.lastIndexOf("/") + 1)]);
});
