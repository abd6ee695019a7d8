import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { expect, test } from "vitest";
import { PIECE_BYTES } from "#app/domain/documents/limits.ts";
import { documentStore } from "#app/integrations/documents/document-store.server.ts";
import { type DocumentStore, pieceName, readPieces } from "#app/integrations/documents/store.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { changchun } from "#db/seeds/city/cities.ts";
import { insertCity } from "#scripts/datasets/insert-city.ts";
import { machineTime } from "#tests/support/clock.ts";
import { openS3 } from "#tests/support/documents/peers.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { documentsFolderOf } from "#tests/support/test-app.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";

/** A small city for the bucket: the demonstration company has the same files in any. */
const little = { ...changchun, companies: 40, part: 40 };
const app = openTestApp({}, { data: "city" });
const inBucket = openTestApp({}, { clock: "machine" });

interface File {
  id: string;
  name: string;
  size_bytes: string;
  sha256: string;
  status: string;
}
const everyFile = `select id, name, size_bytes, sha256, status from document_file
  union all select id, name, size_bytes, sha256, status from attachment order by id`;

async function idsIn(store: DocumentStore): Promise<string[]> {
  const ids: string[] = [];
  for await (const { fileId } of store.list()) ids.push(fileId);
  return ids.sort();
}

async function count(text: string): Promise<number> {
  const { rows } = await app.owner.query<{ count: number }>(`select count(*)::int as count from ${text}`);
  return rows[0]?.count ?? 0;
}

test("every file in the store matches its row, inspected and clean, and there are no others", async () => {
  const { rows } = await app.owner.query<File>(everyFile);
  expect(rows.length).toBeGreaterThan(30);
  expect(await idsIn(app.web.documents)).toEqual(rows.map(({ id }) => id));
  for (const { id, name, size_bytes, sha256, status } of rows) {
    const sizeBytes = Number(size_bytes);
    const bytes = await buffer(
      readPieces(app.web.documents, { id, sizeBytes, pieceBytes: PIECE_BYTES, pieceKeys: [] }),
    );
    expect({ name, status, sha256 }).toEqual({
      name,
      status: "clean",
      sha256: createHash("sha256").update(bytes).digest("hex"),
    });
  }
});

test("the sweep of a later night finds nothing to remove", async () => {
  const now = () => machineTime(48);
  expect(await sweepDocuments({ ...app.worker, now }, { kind: "system" })).toEqual({
    uploads: 0,
    orphans: 0,
  });
});

test("the demonstration company has document versions, an open and an answered request, and files with messages", async () => {
  const { rows } = await app.owner.query<Record<string, boolean>>(
    `with demo as (select id from company where uscc = '${changchun.demo.uscc}')
     select exists (select from document_file where company_id = demo.id and version = 2) as versions,
       exists (select from document_request where company_id = demo.id and status = 'requested') as asked,
       exists (select from document_request where company_id = demo.id and status = 'answered') as answered,
       exists (select from document_opening where company_id = demo.id) as opened,
       exists (select from attachment where company_id = demo.id and sent_by = 'company') as sent,
       exists (select from attachment where company_id = demo.id and sent_by = 'institution') as received
     from demo`,
  );
  expect(Object.values(rows[0] ?? {})).toEqual([true, true, true, true, true, true]);
});

test.each([
  [
    "opened without a consent that names documents, or before it did",
    `introduction_document d where not exists (select from consent c where c.introduction_id = d.introduction_id
       and 'documents' = any (c.field_groups) and c.revoked_at is null and c.granted_at <= d.opened_at)`,
  ],
  [
    "looked at before it was opened",
    `document_opening o join document_file f on f.id = o.file_id where not exists (
       select from introduction_document d where d.document_id = f.document_id
         and d.introduction_id = o.introduction_id and d.opened_at <= o.opened_at)`,
  ],
  [
    "sent by a company before its consent named documents",
    `attachment a where a.sent_by = 'company' and not exists (select from consent c
       where c.introduction_id = a.introduction_id and 'documents' = any (c.field_groups) and c.granted_at <= a.begun_at)`,
  ],
  [
    "written after what came after it",
    `message a join message b on b.introduction_id = a.introduction_id and b.id > a.id where b.written_at < a.written_at`,
  ],
  ["done in the future", "document_file where sealed_at > now()"],
] as const)("nothing has an inspection finding: %s", async (_, what) => {
  expect(await count(what)).toBe(0);
});

test("an institution can open what is shared with it: a PDF in Chinese marked as a demonstration", async () => {
  const rows: {
    introduction_id: string;
    file_id: string;
    institution_id: string;
    user_id: string;
    company: string;
  }[] = await app.sql`select d.introduction_id, f.id as file_id, d.institution_id, m.user_id,
    c.name_zh as company
    from introduction_document d
    join document_file f on f.document_id = d.document_id and f.kind = 'financial_statement'
    join company c on c.id = d.company_id
    join accounts.member m on m.organization_id = d.institution_id and m.role = 'owner' limit 1`;
  const [open] = rows;
  const { bytes, name } = await openSharedFile(
    app.web,
    {
      kind: "institution",
      userId: open?.user_id ?? "",
      institutionId: open?.institution_id ?? "",
      memberRole: "owner",
    },
    { introductionId: open?.introduction_id ?? "", fileId: open?.file_id ?? "" },
  );
  expect(name).toMatch(/^\d{4}年度审计报告\.pdf$/);
  const words = textOfPdf(await buffer(bytes));
  for (const word of [open?.company ?? "?", "营业收入", "演示数据", "invented"])
    expect(words).toContain(word);
});

test("with a bucket as store the documents are in the bucket, also after an earlier import that was interrupted", async () => {
  const s3 = await openS3();
  const store = documentStore({ kind: "s3", ...s3.options });
  // The demonstration's own firm has the same files in a city of any size.
  const { rows: same } = await app.owner.query<File>(
    `select f.id from document_file f join company c on c.id = f.company_id
     where c.uscc = '${changchun.demo.uscc}' order by f.id limit 1`,
  );
  const id = same[0]?.id ?? "";
  await store.putPiece(id, pieceName(0), Buffer.from("half"));
  await insertCity(inBucket.databaseUrl, new Date(), little, {
    ...store,
    async putPiece(fileId, key, bytes) {
      if ((await store.getPiece(fileId, key)) !== null) throw new Error(`${key} is there already`);
      await store.putPiece(fileId, key, bytes);
    },
  });
  const { rows } = await inBucket.owner.query<File>(everyFile);
  expect(await idsIn(store)).toEqual(rows.map((file) => file.id));
  const bytes = await store.getPiece(id, pieceName(0));
  expect(String(bytes?.length)).toBe(rows.find((file) => file.id === id)?.size_bytes);
  await s3.close();
}, 120_000);

test("emptying the demonstration removes its own files, and no others", async () => {
  const stranger = "00000000-0000-4000-8000-000000000000";
  const folder = documentsFolderOf(app.databaseUrl);
  await mkdir(join(folder, stranger));
  const { status, stderr } = spawnSync(process.execPath, ["scripts/empty-database.ts"], {
    env: { ...process.env, DOCUMENTS_DIR: folder, DATABASE_URL: app.databaseUrl },
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  expect(await readdir(folder)).toEqual([stranger]);
});
