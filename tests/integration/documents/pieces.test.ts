import { expect, test } from "vitest";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { documentsFolder, documentPages } from "#tests/support/documents/document-pages.ts";

const folder = documentsFolder();
const { app, given, db, company } = openParties(folder.environment);
const large = Buffer.alloc(2.5 * PIECE_BYTES);
const web = documentPages(app);

const files = () => db.rows("documentFile");
const announced = async (client: ReturnType<typeof web.signIn>) =>
  (
    await client.post("/company/documents/uploads", {
      kind: "contract",
      file: "a.pdf",
      sizeBytes: String(large.length),
    })
  ).json() as { uploadId: string; pieceBytes: number };

test("an upload refuses a chunk of the wrong length, one above the size limit, and one from another company", async () => {
  const client = web.signIn(company);
  const { uploadId, pieceBytes } = await announced(client);
  expect((await client.put(uploadId, 0, large.subarray(0, 100))).status).toBe(422);
  expect((await client.put(uploadId, 0, large.subarray(0, pieceBytes + 1))).status).toBe(413);
  const stranger = web.signIn(await given.company());
  expect((await stranger.put(uploadId, 0, large.subarray(0, pieceBytes))).status).toBe(404);
  expect((await files()).map(({ receivedBytes }) => receivedBytes)).toEqual([0n]);
  expect(await folder.files()).toEqual([]);
});
