import { expect, test } from "vitest";
import { framedFileResponse } from "#app/http/answers/file-response.server.ts";
import { listSharedDocuments } from "#app/services/documents/list-shared-documents.server.ts";
import { opensDocuments, uploadedBy } from "#tests/factories/documents.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { documentsFolder, documentPages } from "#tests/support/documents/document-pages.ts";

const folder = documentsFolder();
const { app, given, db } = openGiven(folder.environment);
const web = documentPages(app);

test("an opened PDF is framed by our own pages alone, and each showing is an opening like a download", async () => {
  const prospect = await given.publishedProspect();
  const [mandate, other] = [await given.activeMandate(), await given.activeMandate()];
  const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
  await given.consentedIntroduction(prospect, other);
  const documentId = await uploadedBy(app, prospect.company, { name: "contract.pdf" });
  await opensDocuments(app, prospect.company, { introductionId, documentIds: [documentId] });
  const { files } = await listSharedDocuments(app.web, mandate.institution, introductionId);
  const address = `/institution/introductions/${introductionId}/documents/${files[0]?.id}`;
  const openings = async () => (await db.rows("documentOpening", { introductionId })).length;

  const { headers } = await web.signIn(mandate.institution).get(`${address}?view=frame`);
  expect(headers).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "x-frame-options": "SAMEORIGIN",
    "content-security-policy":
      "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'",
  });
  expect(headers["content-disposition"]).toMatch(/^inline; filename="contract.pdf"/);
  expect(await openings()).toBe(1);

  const saved = await web.signIn(mandate.institution).get(address);
  expect(saved.headers["content-disposition"]).toMatch(/^attachment; /);
  expect(saved.headers["content-security-policy"]).toBe("sandbox; default-src 'none'");
  expect(await openings()).toBe(2);
  expect((await web.signIn(other.institution).get(`${address}?view=frame`)).status).toBe(404);
  expect(await openings()).toBe(2);
});

test("what inspection found to be anything but a PDF is a download, whatever was asked for", async () => {
  const bytes = (async function* () {
    yield await Promise.resolve(new Uint8Array(1));
  })();
  for (const mediaType of ["image/png", "text/csv", "application/vnd.ms-excel"]) {
    const { headers } = framedFileResponse({ name: "a.pdf", mediaType, size: 1, bytes });
    expect(headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'");
    expect(headers.get("x-frame-options")).toBeNull();
  }
});
