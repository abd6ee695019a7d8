import { statfs, writeFile, rm } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { documentsFolder, documentPages } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";

/** A real file system of four MB, if this account may mount one (root); else the test is skipped. */
const folder = documentsFolder();
const place = folder.environment.DOCUMENTS_DIR;
const isMounted = mounted();
// Runs after the resources opened below are closed.
if (isMounted) afterAll(() => execFileSync("umount", [place]));
const { app, company } = openParties(folder.environment);
const web = documentPages(app);

function mounted(): boolean {
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", place], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

test.skipIf(!isMounted)(
  "a full disk is answered with 503 and a message, and the upload resumes later",
  async () => {
    const whole = Buffer.concat([pdf(), Buffer.alloc(2 * PIECE_BYTES - pdf().length)]);
    const piece = (at: number) => whole.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES);
    const client = web.signIn(company, "zh-CN");
    const begun = await client.post("/company/documents/uploads", {
      kind: "contract",
      file: "a.pdf",
      sizeBytes: String(whole.length),
    });
    const { uploadId } = begun.json() as { uploadId: string };
    await client.put(uploadId, 0, piece(0));
    const { bavail, bsize } = await statfs(place);
    await writeFile(join(place, "ballast"), Buffer.alloc(bavail * bsize - 300_000));
    const files = await folder.files();

    const full = await client.put(uploadId, PIECE_BYTES, piece(1));
    expect(full.status).toBe(503);
    expect(full.text).toContain("没有存放文件的空间");
    const atOnce = await web.signIn(company, "en").upload("b.pdf", whole);
    expect(atOnce.status).toBe(503);
    expect(atOnce.text).toContain("no room for files");
    expect(await folder.files()).toEqual(files);
    const rows = await app.sql`select name, received_bytes from document_file`;
    expect(rows).toEqual([{ name: "a.pdf", received_bytes: String(PIECE_BYTES) }]);

    await rm(join(place, "ballast"));
    const last = await client.put(uploadId, PIECE_BYTES, piece(1));
    expect(last.json()).toEqual({ offset: whole.length, isSealed: true });
  },
);
