import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { pieceArchives } from "#app/integrations/archives/piece-archives.server.ts";
import { s3Store } from "#app/integrations/documents/s3-store.server.ts";
import { readSealed } from "#app/integrations/documents/store.ts";
import { clamavScanner } from "#app/integrations/scanning/clamav.server.ts";
import { openOwnFile } from "#app/services/documents/open-own-file.server.ts";
import { scanDocument } from "#app/services/documents/scan-document.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { openParties, system } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { openClamav, openS3 } from "#tests/support/documents/peers.ts";
import { refuses } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const { app, db, company } = openParties(folder.environment);
/** Two pieces and a half. */
const large = Buffer.concat([pdf(), Buffer.alloc(2.5 * PIECE_BYTES - pdf().length)]);
const about = { kind: "contract", replaces: undefined, request: undefined } as const;

afterEach(async () => {
  await app.sql`delete from document_file`;
});

const files = () => db.rows("documentFile");

describe("a virus scanner", () => {
  test("checks a file before anybody else may see it; an infected file loses its bytes and is marked as infected", async () => {
    const clamav = await openClamav("infected words");
    const virusScanner = clamavScanner(clamav);
    const upload = (words: string) =>
      uploadDocument({ ...app.web, virusScanner }, company, {
        ...about,
        name: "a.pdf",
        bytes: Readable.from([pdf({ more: `% ${words}` })]),
      });
    await upload("plain words");
    await upload("infected words");
    const waiting = await files();
    expect(waiting.map(({ status }) => status)).toEqual(["pending", "pending"]);
    for (const { id } of waiting) await scanDocument({ ...app.worker, virusScanner }, system, { fileId: id });
    const scanned = await db.rows("documentFile", {}, "sealedAt");
    expect(scanned.map(({ status }) => status)).toEqual(["clean", "refused"]);
    await refuses("document-not-found", openOwnFile(app.web, company, scanned[1]?.id ?? ""));
    expect((await folder.files()).filter((path) => path.startsWith(scanned[1]?.id ?? ""))).toEqual([]);
    await clamav.close();
    await app.sql`update document_file set status = 'pending' where status = 'clean'`;
    await expect(
      scanDocument({ ...app.worker, virusScanner }, system, { fileId: scanned[0]?.id ?? "" }),
    ).rejects.toThrow();
    expect((await files()).map(({ status }) => status).sort()).toEqual(["pending", "refused"]);
  });
});

describe("a bucket as document store", () => {
  test("behaves as a folder does, through signed requests over the network", async () => {
    const s3 = await openS3();
    const documents = s3Store(s3.options);
    const ctx = { ...app.web, documents };
    const upload = (bytes: Buffer) =>
      uploadDocument(ctx, company, { ...about, name: "a.pdf", bytes: Readable.from([bytes]) });
    await upload(large);
    const [file] = await files();
    expect([...s3.objects.keys()]).toHaveLength(3);
    expect(
      (await buffer(Readable.from((await openOwnFile(ctx, company, file?.id ?? "")).bytes))).equals(large),
    ).toBe(true);
    expect(await upload(Buffer.concat([large, Buffer.from("<html>")]))).toEqual({ fault: "file-mixed" });
    expect(s3.objects.size).toBe(3);
    await documents.putPiece("0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4", "0", Buffer.from("stray"));
    await documents.putPiece("not-ours", "0", Buffer.from("other"));
    const later = () => new Date(Date.now() + 2 * 3_600_000);
    expect(await sweepDocuments({ ...app.worker, documents, now: later }, system)).toEqual({
      uploads: 0,
      orphans: 1,
    });
    expect(s3.objects.size).toBe(4);
    const wrong = s3Store({ ...s3.options, secretAccessKey: "another" });
    await expect(wrong.putPiece("x", "0", Buffer.from("x"))).rejects.toThrow("403");
    expect(s3.refusals()).toBe(1);
    await s3.close();
  });
});

test("archives are stored in the same bucket under their own prefix, which the sweep of documents ignores", async () => {
  const s3 = await openS3();
  const [documents, archives] = [
    s3Store(s3.options),
    pieceArchives(s3Store({ ...s3.options, folder: "archives/" })),
  ];
  const id = "0deb7d3a-f7ad-4c13-8ddd-ab90566da8e4";
  const parts = Readable.from([large.subarray(0, 700_000), large.subarray(700_000)]);
  const { sizeBytes, sha256 } = await archives.put(id, parts);
  expect(sizeBytes).toBe(BigInt(large.length));
  const archive = { id, sizeBytes: large.length, pieceBytes: PIECE_BYTES, pieceKeys: [] };
  const kept = await readSealed(archives, archive, sha256);
  expect((await buffer(Readable.from(kept))).equals(large)).toBe(true);
  s3.objects.set("archives/not-ours/0", { bytes: Buffer.from("other"), at: new Date() });
  expect(await listed(documents.list())).toEqual([]);
  expect(await archives.list(new Date(Date.now() + 60_000))).toEqual([id]);
  await archives.remove(id);
  expect([...s3.objects.keys()]).toEqual(["archives/not-ours/0"]);
  await s3.close();
});

async function listed<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
