import { beforeEach, expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { fileOfDocument, opensDocuments, uploadedBy } from "#tests/factories/documents.ts";
import { daysOn } from "#tests/factories/days.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { bodyWith, shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { owingIn } from "#tests/integration/applications/owing.ts";

/** A colleague puts another file in place of the one that a page named, before the page's act is pressed. */
const { app, company, institution } = openParties(documentsFolder().environment);
const web = testWeb(app, builtPages, "en");
const refused = translator("en", "refusals");
let introductionId = "";
let item = "";
let documentId = "";
const own = () => web.browser(web.sessions.company(company));
const replaced = () => uploadedBy(app, company, { name: "second.pdf", replaces: documentId });
const seen = async () => {
  const bank = web.browser(web.sessions.institution(institution));
  const { text } = await bank.get(`/institution/introductions/${introductionId}/documents`);
  return ["first.pdf", "second.pdf"].filter((name) => text.includes(name));
};

beforeEach(async () => {
  const owing = await owingIn(app, company, institution).owing("tax_returns");
  introductionId = owing.introductionId;
  item = owing.item("tax_returns");
  documentId = await uploadedBy(app, company, { name: "first.pdf" });
});

test("a hand-over opens no file that its review didn't name", async () => {
  const path = `/company/introductions/${introductionId}/hand-over?item=${item}`;
  const review = await own().get(path);
  const chosenFile = await fileOfDocument(app, documentId);
  const press = (html: string, file: string) =>
    own().post(path, bodyWith(shownValues(html, "hand-over"), { act: "hand-over", chosenFile: file }));
  await replaced();
  const stale = await unchanged(app.traces, () => press(review.text, chosenFile));
  expect(stale.status).toBe(409);
  expect(visibleText(stale.text)).toContain(refused("review-outdated"));
  expect(await seen()).toEqual([]);
  expect((await press(stale.text, await fileOfDocument(app, documentId))).status).toBe(303);
  expect(await seen()).toEqual(["second.pdf"]);
});

test("documents are opened as the page of the choice named their files", async () => {
  await opensDocuments(app, company, { introductionId, documentIds: [] });
  await app.sql`update consent set field_groups = array_append(field_groups, 'documents')
    where introduction_id = ${introductionId} and revoked_at is null and not 'documents' = any (field_groups)`;
  const path = `/company/introductions/${introductionId}/documents`;
  const open = (html: string) =>
    own().post(path, bodyWith(shownValues(html, "open"), { act: "open", documents: documentId }));
  const page = await own().get(path);
  await replaced();
  const stale = await unchanged(app.traces, () => open(page.text));
  expect(stale.status).toBe(409);
  expect(visibleText(stale.text)).toContain(refused("form-outdated"));
  expect(await seen()).toEqual([]);
  expect((await open(stale.text)).status).toBe(303);
  expect(await seen()).toEqual(["second.pdf"]);
});

test("a renewed consent opens again only the files that its review listed", async () => {
  await opensDocuments(app, company, { introductionId, documentIds: [documentId] });
  await app.sql`update consent set granted_at = granted_at - interval '100 days', expires_at = ${daysOn(-1)}
    where introduction_id = ${introductionId} and revoked_at is null`;
  const path = `/company/introductions/${introductionId}/extend?days=90`;
  const press = (html: string) => own().post(path, bodyWith(shownValues(html, "extend"), { act: "extend" }));
  const review = await own().get(path);
  expect(review.text).toContain("first.pdf");
  await replaced();
  const stale = await unchanged(app.traces, () => press(review.text));
  expect(stale.status).toBe(409);
  expect(stale.text).toContain("second.pdf");
  expect(await seen()).toEqual([]);
  expect((await press(stale.text)).status).toBe(303);
  expect(await seen()).toEqual(["second.pdf"]);
});
