import { createHash } from "node:crypto";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { Readable } from "node:stream";
import { afterEach, describe, expect, test } from "vitest";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { beginUpload } from "#app/services/documents/begin-upload.server.ts";
import { openOwnFile } from "#app/services/documents/open-own-file.server.ts";
import { sealUpload } from "#app/services/documents/seal-upload.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { receivePiece } from "#app/services/documents/receive-piece.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { openParties, system } from "#tests/factories/open-given.ts";
import { machineTime } from "#tests/support/clock.ts";
import { documentsFolder, documentPages } from "#tests/support/documents/document-pages.ts";
import { killedAt } from "#tests/support/documents/killed-at.ts";
import { pdf } from "#tests/support/documents/good-files.ts";

const folder = documentsFolder();
const { app, db, company } = openParties(folder.environment);
/** Two pieces and a half. */
const large = Buffer.concat([pdf(), Buffer.alloc(2.5 * PIECE_BYTES - pdf().length)]);
const about = { kind: "contract", replaces: undefined, request: undefined } as const;
const web = documentPages(app);

afterEach(async () => {
  await app.setNow(undefined);
  await app.sql`delete from document_file`;
  await app.sql`delete from document`;
  const orphans = await sweepDocuments({ ...app.worker, now: () => machineTime(26) }, system);
  expect(orphans.uploads).toBe(0);
});
const files = () => db.rows("documentFile");
const announce = async (client: ReturnType<typeof web.signIn>, size = large.length) =>
  (
    await client.post("/company/documents/uploads", {
      kind: "contract",
      file: "a.pdf",
      sizeBytes: String(size),
    })
  ).json() as { uploadId: string; pieceBytes: number };
const wholeOf = async (fileId: string) =>
  buffer(Readable.from((await openOwnFile(app.web, company, fileId)).bytes));

describe("an upload in chunks", () => {
  test("resumes where it was after the connection was lost, and stores the file as it was sent", async () => {
    const client = web.signIn(company);
    const { uploadId, pieceBytes } = await announce(client);
    const piece = (at: number) => large.subarray(at, at + pieceBytes);
    expect((await client.put(uploadId, -1, piece(0))).json()).toEqual({ offset: 0, isSealed: false });
    expect((await client.put(uploadId, 0, piece(0))).json()).toEqual({ offset: pieceBytes, isSealed: false });
    await cutOff(uploadId, pieceBytes, piece(pieceBytes));
    expect((await client.put(uploadId, 0, Buffer.alloc(0))).json()).toEqual({
      offset: pieceBytes,
      isSealed: false,
    });
    expect((await client.put(uploadId, 0, piece(0))).json()).toEqual({ offset: pieceBytes, isSealed: false });
    expect((await client.put(uploadId, 2 * pieceBytes, piece(0))).json()).toEqual({
      offset: pieceBytes,
      isSealed: false,
    });
    await client.put(uploadId, pieceBytes, piece(pieceBytes));
    const last = await client.put(uploadId, 2 * pieceBytes, piece(2 * pieceBytes));
    expect(last.json()).toEqual({ offset: large.length, isSealed: true });
    expect((await client.put(uploadId, 0, piece(0))).json()).toEqual({
      offset: large.length,
      isSealed: true,
    });
    const [file] = await files();
    expect(file).toMatchObject({
      status: "clean",
      version: 1,
      sha256: createHash("sha256").update(large).digest("hex"),
    });
    expect((await wholeOf(uploadId)).equals(large)).toBe(true);
  });

  test("is refused beside ten others under way, or for more bytes than the limit", async () => {
    const client = web.signIn(company);
    for (let count = 0; count < 10; count += 1) await announce(client);
    const eleventh = await client.post("/company/documents/uploads", {
      kind: "contract",
      name: "a.pdf",
      sizeBytes: "9",
    });
    expect(eleventh.status).toBe(422);
    await app.sql`delete from document_file`;
    const huge = await client.post("/company/documents/uploads", {
      kind: "contract",
      name: "a.pdf",
      sizeBytes: "20971521",
    });
    expect(huge.status).toBe(422);
    expect(await files()).toEqual([]);
  });

  /** Half a piece, then nothing. */
  async function cutOff(uploadId: string, offset: number, bytes: Buffer): Promise<void> {
    const { hostname, port } = new URL(web.url);
    const socket = connect({ host: hostname, port: Number(port) });
    socket.on("error", () => undefined);
    const origin = app.web.config.web.publicOrigin;
    socket.write(
      `PUT /company/documents/uploads/${uploadId}?offset=${offset} HTTP/1.1\r\nhost: x\r\norigin: ${origin}\r\ncookie: seat=seat0\r\ncontent-type: application/octet-stream\r\ncontent-length: ${bytes.length}\r\n\r\n`,
    );
    socket.write(bytes.subarray(0, bytes.length / 2));
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
  }
});

describe("a process that is killed", () => {
  const bad = Buffer.concat([large, Buffer.from("<html>")]);
  const whole = (bytes: Buffer) => (ctx: typeof app.web) =>
    uploadDocument(ctx, company, { ...about, name: "a.pdf", bytes: Readable.from([bytes]) });
  async function inPieces(ctx: typeof app.web) {
    const begun = await beginUpload(ctx, company, { ...about, name: "a.pdf", sizeBytes: large.length });
    if ("fault" in begun) return begun;
    const { uploadId } = begun;
    for (let offset = 0; offset < large.length; offset += PIECE_BYTES) {
      await receivePiece(ctx, company, {
        uploadId,
        offset,
        bytes: large.subarray(offset, offset + PIECE_BYTES),
      });
    }
    return sealUpload(ctx, company, uploadId);
  }

  test.each([
    ["a file that comes whole", whole(large)],
    ["one that is refused", whole(bad)],
    ["one in pieces", inPieces],
  ])("leaves nothing of %s, or all of it, at whichever step it dies", async (_, upload) => {
    for (const when of ["before", "after"] as const) {
      for (let at = 1; ; at += 1) {
        const { ctx, isDead } = killedAt(app.web, at, when);
        await upload(ctx).catch((error: unknown) => expect(String(error)).toContain("killed"));
        await app.setNow(machineTime(25));
        await sweepDocuments(app.worker, system);
        await app.setNow(undefined);
        const kept = await files();
        expect(kept.filter(({ status }) => status === "uploading")).toEqual([]);
        expect([...new Set((await folder.files()).map((path) => path.split("/")[0]))]).toEqual(
          kept.map(({ id }) => id),
        );
        for (const { id } of kept) expect((await wholeOf(id)).equals(large)).toBe(true);
        expect(await db.rows("document")).toHaveLength(kept.length);
        await app.sql`delete from document_file`;
        await app.sql`delete from document`;
        await app.setNow(machineTime(25));
        await sweepDocuments(app.worker, system);
        await app.setNow(undefined);
        if (!isDead()) break;
      }
    }
  });
});
