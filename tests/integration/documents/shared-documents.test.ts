import { beforeAll, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { lastDayOf } from "#app/domain/introductions/consent-change.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { listSharedDocuments } from "#app/services/documents/list-shared-documents.server.ts";
import { openDocuments } from "#app/services/documents/open-documents.server.ts";
import { readIntroductionDocuments } from "#app/services/documents/read-introduction-documents.server.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { withdrawRequest } from "#app/services/documents/withdraw-request.server.ts";
import { opensDocuments, shownDocuments, uploadedBy } from "#tests/factories/documents.ts";
import { handsOver } from "#tests/factories/hand-over.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { documentsFolder, documentPages } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const { app, given, db } = openGiven(folder.environment);
const web = documentPages(app);
let company: CompanyActor;
let institution: InstitutionActor;
let rival: InstitutionActor;
let introductionId: string;
let rivalIntroductionId: string;

beforeAll(async () => {
  const prospect = await given.publishedProspect();
  const [mandate, other] = [await given.activeMandate(), await given.activeMandate()];
  ({ company } = prospect);
  ({ institution } = mandate);
  rival = other.institution;
  introductionId = (await given.consentedIntroduction(prospect, mandate)).id;
  rivalIntroductionId = (await given.consentedIntroduction(prospect, other)).id;
});
const upload = (name: string, more: { replaces?: string } = {}) =>
  uploadedBy(app, company, { name, ...more });
const ask = (kind: "licence" | "other", words: string, by = institution) =>
  requestDocument(app.web, by, { introductionId, kind, words, dueOn: "2026-12-04" });
const open = (documentIds: string[], at = introductionId) =>
  opensDocuments(app, company, { introductionId: at, documentIds });
const newestFile = async (documentId: string) =>
  (await db.rows("documentFile", { documentId }, "version")).at(-1)?.id ?? "";
const consents = () => db.rows("consent", { introductionId }, "grantedAt");
const statusOf = async (actor: PartyActor, fileId: string, at = introductionId) =>
  (await web.signIn(actor).get(`/institution/introductions/${at}/documents/${fileId}`)).status;

test("a shared document is seen by the institution it is shared with, by name, and by nobody else", async () => {
  const [contract, other] = [await upload("contract.pdf"), await upload("other.pdf")];
  const file = await newestFile(contract);
  expect(await statusOf(institution, file)).toBe(404);

  await open([contract]);

  expect(await statusOf(institution, file)).toBe(200);
  expect(await statusOf(institution, await newestFile(other))).toBe(404);
  expect(await statusOf(rival, file)).toBe(404);
  expect(await statusOf(rival, file, rivalIntroductionId)).toBe(404);
  expect(await statusOf(company, file)).toBe(403);
  const stranger = await given.company();
  expect((await web.signIn(stranger).get(`/company/documents/${file}`)).status).toBe(404);
  const { files } = await listSharedDocuments(app.web, institution, introductionId);
  expect(files).toMatchObject([{ name: "contract.pdf" }]);
  expect((await listSharedDocuments(app.web, rival, rivalIntroductionId)).files).toEqual([]);
});

test("sharing a document replaces a consent without documents by one with them, for the same purpose and period", async () => {
  const [first, second, ...more] = await consents();
  expect(more).toEqual([]);
  expect(first?.revokedAt).not.toBeNull();
  expect(second).toMatchObject({
    fieldGroups: ["identity", "figures", "documents"],
    purpose: first?.purpose,
    expiresAt: first?.expiresAt,
    revokedAt: null,
  });
});

test("the company sees each time that someone opened a document, and who", async () => {
  const { openings, documents } = await listDocumentsAsCompany(app.web, company);
  expect(openings).toMatchObject([{ name: "contract.pdf", nameEn: "Test Bank" }]);
  expect(documents.find(({ newest }) => newest.name === "contract.pdf")?.openTo).toHaveLength(1);
  expect(documents.find(({ newest }) => newest.name === "other.pdf")?.openTo).toEqual([]);
});

test("a new version replaces the old one for the institution, and the old one stays in the company's list", async () => {
  const { documents } = await listDocumentsAsCompany(app.web, company);
  const contract = documents.find(({ newest }) => newest.name === "contract.pdf")?.id ?? "";
  await upload("contract signed.pdf", { replaces: contract });
  expect((await listSharedDocuments(app.web, institution, introductionId)).files).toMatchObject([
    { name: "contract signed.pdf", version: 2 },
  ]);
  const after = (await listDocumentsAsCompany(app.web, company)).documents.find(({ id }) => id === contract);
  expect(after?.older).toMatchObject([{ name: "contract.pdf", version: 1 }]);
});

test("a requested document is shared with the institution that asked when the company uploads it", async () => {
  await ask("licence", "Business licence of 2026");
  const [request] = (await listDocumentsAsCompany(app.web, company)).requests;
  expect(request).toMatchObject({ words: "Business licence of 2026", status: "requested" });
  const asked = { userId: company.userId, subjectId: introductionId };
  expect(await db.column("notification", "kind", asked)).toContain("notify-company-document-requested");

  const answer = () => handsOver(app.web, company, { request: request?.id ?? "" }, { name: "licence.pdf" });
  const handed = await answer();
  const licence = "documentId" in handed ? handed.documentId : "";

  expect(await statusOf(institution, await newestFile(licence))).toBe(200);
  const { requests } = await listSharedDocuments(app.web, institution, introductionId);
  expect(requests.map(({ status }) => status)).toEqual(["answered"]);
  await refuses("document-request-closed", answer());
  const answered = { introductionId, requestId: request?.id ?? "" };
  await refuses("document-request-closed", withdrawRequest(app.web, institution, answered));
});

test("a document request is visible to its two sides only, and may be withdrawn", async () => {
  await ask("other", "The lease");
  const { requests } = await listSharedDocuments(app.web, institution, introductionId);
  const requestId = requests.find(({ status }) => status === "requested")?.id ?? "";
  expect((await listSharedDocuments(app.web, rival, rivalIntroductionId)).requests).toEqual([]);
  const foreign = { introductionId: rivalIntroductionId, requestId };
  await refuses("document-request-not-found", withdrawRequest(app.web, rival, foreign));
  await refuses("introduction-not-found", ask("other", "x", rival));
  await withdrawRequest(app.web, institution, { introductionId, requestId });
  expect((await listDocumentsAsCompany(app.web, company)).requests).toEqual([]);
});

test("unshared documents, and all documents of a revoked consent, are not found by the next request", async () => {
  const { files } = await listSharedDocuments(app.web, institution, introductionId);
  const [kept, closed] = files;
  await open([kept?.documentId ?? ""]);
  expect(await statusOf(institution, closed?.id ?? "")).toBe(404);
  expect(await statusOf(institution, kept?.id ?? "")).toBe(200);

  await revokeConsent(app.web, company, introductionId);

  expect(await statusOf(institution, kept?.id ?? "")).toBe(404);
  expect((await listSharedDocuments(app.web, institution, introductionId)).files).toEqual([]);
  await refuses("own-consent-over", open([kept?.documentId ?? ""]));
  const { openings } = await listDocumentsAsCompany(app.web, company);
  expect(openings).toHaveLength(3);
});

test("a page from before a document was closed does not open it again, nor close what was opened since", async () => {
  const { prospect, mandate } = await given.pair();
  const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
  const owner = prospect.company;
  const [one = "", two = ""] = await Promise.all(
    ["one.pdf", "two.pdf"].map((name) => uploadedBy(app, owner, { name })),
  );
  const set = (documentIds: string[]) => opensDocuments(app, owner, { introductionId, documentIds });
  await set([one]);
  const { shown } = await readIntroductionDocuments(app.web, owner, introductionId);
  const save = (documentIds: string[]) =>
    openDocuments(app.web, owner, { introductionId, documentIds, shown });
  for (const meanwhile of [[], [one, two], [two]]) {
    await set(meanwhile);
    await refuses("form-outdated", () => save([one]), app.traces);
  }
  await set([one]);
  await save([one, two]);
  expect(await db.rows("introductionDocument", { introductionId, closedAt: null })).toHaveLength(2);
});

test("another company's document can't be shared, and a viewer can't upload", async () => {
  const { prospect, mandate } = await given.pair();
  const { id } = await given.consentedIntroduction(prospect, mandate);
  const foreign = await newestDocument();
  const chosen = { introductionId: id, documentIds: [foreign] };
  await refuses("review-outdated", () => opensDocuments(app, prospect.company, chosen), app.traces);
  await opensDocuments(app, prospect.company, {
    introductionId: id,
    documentIds: [await uploadedBy(app, prospect.company, { name: "own.pdf" })],
  });
  await opensDocuments(app, prospect.company, { introductionId: id, documentIds: [] });
  const shown = await shownDocuments(app, prospect.company, id);
  const foreignOnes = () => openDocuments(app.web, prospect.company, { ...chosen, shown });
  await refuses("document-not-found", foreignOnes, app.traces);
  expect(await db.rows("introductionDocument", { introductionId: id, closedAt: null })).toEqual([]);
  const viewer = web.signIn({ ...company, memberRole: "viewer" });
  expect((await viewer.upload("x.pdf", pdf())).status).toBe(403);
});

test("to open the first document leads to the review of an extension, which is pinned, and opens nothing by itself", async () => {
  const documentId = await upload("first.pdf");
  const session = web.signIn(company);
  const from = `/company/introductions/${rivalIntroductionId}/documents`;
  const sent = { act: "open", documents: documentId };
  const shownOpen = await shownDocuments(app, company, rivalIntroductionId);
  const asked = await unchanged(app.traces, () => session.post(from, { ...sent, shown: shownOpen }));
  expect(asked.status).toBe(303);
  const review = asked.headers.location ?? "";
  expect(review).toBe(
    `/company/introductions/${rivalIntroductionId}/extend?added=documents&documents=${documentId.replaceAll("-", "")}`,
  );
  const page = await session.get(review);
  expect(page.text).toContain("first.pdf");
  const file = await newestFile(documentId);
  const active = await db.row("consent", { introductionId: rivalIntroductionId, revokedAt: null });
  const until = lastDayOf(active.expiresAt);
  const pinned = { sequence: "1", version: "1", request: "none", until };
  const shown = { added: "documents", documents: documentId, files: file, ...pinned };
  const reading = () => statusOf(rival, file, rivalIntroductionId);
  const posts = (change: Record<string, string>) =>
    session.post(review, { ...shown, act: "extend", ...change });
  const stale = await unchanged(app.traces, () => posts({ sequence: "2" }));
  expect([stale.status, await reading()]).toEqual([409, 404]);
  const foreign = await uploadedBy(app, await given.company(), { name: "foreign.pdf" });
  const gone = await unchanged(app.traces, () => posts({ documents: foreign }));
  expect([gone.status, await reading()]).toEqual([409, 404]);
  const withoutGroup = await unchanged(app.traces, () => posts({ added: "contacts" }));
  expect([withoutGroup.status, await reading()]).toEqual([409, 404]);

  // What the review named would not be what opens.
  await upload("minutes-of-the-board.pdf", { replaces: documentId });
  const replaced = await unchanged(app.traces, () => posts({}));
  expect([replaced.status, await reading()]).toEqual([409, 404]);
  expect(replaced.text).toContain("minutes-of-the-board.pdf");

  const done = await posts({ files: await newestFile(documentId) });
  expect([done.status, done.headers.location, await reading()]).toEqual([303, from, 200]);
  const [, extended] = await db.rows("consent", { introductionId: rivalIntroductionId }, "sequence");
  expect(extended).toMatchObject({ step: "extended", fieldGroups: ["identity", "figures", "documents"] });
  const kinds = await db.column("notification", "kind", { userId: rival.userId });
  expect(kinds).toContain("notify-institution-consent-extended");
  expect(kinds).toContain("notify-institution-documents-opened");
  const second = await upload("second.pdf");
  const opensOnly = async (documents: Record<string, string>) => {
    const read = await readIntroductionDocuments(app.web, company, rivalIntroductionId);
    return session.post(from, { act: "open", shown: read.shown, ...documents });
  };
  const more = await opensOnly({ documents: second });
  expect([more.headers.location, await reading()]).toEqual([from, 404]);
  await opensOnly({});
});

const newestDocument = async () => (await listDocumentsAsCompany(app.web, company)).documents[0]?.id ?? "";
