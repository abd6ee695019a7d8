import { beforeAll, expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { badFiles, badNames } from "#tests/support/documents/bad-files.ts";
import { documentsFolder, documentPages } from "#tests/support/documents/document-pages.ts";
import { docx, jpeg, pdf, png, xlsx } from "#tests/support/documents/good-files.ts";
import { replyIn } from "#tests/support/http/browser.ts";

/** Every file is sent whole, as by a form without JavaScript, for a company without documents. */
const folder = documentsFolder();
const { app, given } = openGiven(folder.environment);
const web = documentPages(app);
let companies: Record<"en" | "zh-CN", ReturnType<typeof web.signIn>>;

beforeAll(async () => {
  // The thread is started with the first file of a process.
  await app.web.inspector.inspect(() => Promise.resolve(new Uint8Array(pdf())), "pdf");
  const company = await given.company();
  companies = { en: web.signIn(company, "en"), "zh-CN": web.signIn(company, "zh-CN") };
});
const rows = async (): Promise<unknown[]> => {
  const found: Record<string, unknown>[] = await app.sql`select id, status, name from document_file
    union all select id, kind, '' from document`;
  return found;
};

test("the table has more than sixty bad files", () => {
  expect(badFiles.length + badNames.length).toBeGreaterThan(80);
});

test.each(badNames)("%s is refused before anything is sent", async (_, name, fault) => {
  const fields = { kind: "contract", file: name, sizeBytes: "100" };
  const answer = await companies["zh-CN"].post("/company/documents/uploads", fields);
  expect(answer.status).toBe(422);
  const words = Object.values((answer.json() as { form: { error: object } }).form.error).flat();
  expect(words[0]).toMatch(/[\u4e00-\u9fff]/);
  if (!/[\u0000-\u001f]/.test(name))
    expect(words).toEqual([translator("zh-CN", "documents")(`faults.${fault}`)]);
  expect(await rows()).toEqual([]);
});

test.each(badFiles)(
  "%s is refused at its field, in the reader's language, and leaves nothing behind",
  async (title, name, bytes, fault) => {
    const locale = title.length % 2 === 0 ? "en" : "zh-CN";
    const answer = await companies[locale].upload(name, bytes);
    expect(answer.status).toBe(422);
    expect(replyIn(answer).form?.error).toEqual({
      file: [translator(locale, "documents")(`faults.${fault}`)],
    });
    expect(replyIn(answer).form?.initialValue).toMatchObject({ kind: "contract" });
    expect(await rows()).toEqual([]);
    expect(await folder.files()).toEqual([]);
  },
  10_000,
);

test.each([
  ["a PDF", "财务报表 2025.pdf", pdf()],
  ["a PNG", "seal.PNG", png()],
  ["a JPEG", "scan.jpeg", jpeg()],
  ["a document", "章程.docx", docx()],
  ["a sheet", "ledger (final) & more.xlsx", xlsx()],
])("%s is accepted, and is downloaded unchanged as a file that no browser runs", async (_, name, bytes) => {
  expect((await companies.en.upload(name, bytes)).status).toBe(303);
  const kept: { id: string; sha256: string; status: string }[] = await app.sql`select id, sha256, status
    from document_file where name = ${name}`;
  expect(kept[0]?.status).toBe("clean");
  const answer = await companies.en.get(`/company/documents/${kept[0]?.id}`);
  expect(answer.status).toBe(200);
  expect(answer.headers["content-length"]).toBe(String(bytes.length));
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(answer.headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
  expect(answer.headers["content-disposition"]).toMatch(
    /^attachment; filename="[\w.-]+"; filename\*=UTF-8''/,
  );
  expect(decodeURIComponent(answer.headers["content-disposition"]?.split("''")[1] ?? "")).toBe(name);
});
