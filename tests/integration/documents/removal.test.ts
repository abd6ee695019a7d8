import { beforeEach, expect, test } from "vitest";
import { addEvidence } from "#app/services/deals/add-evidence.server.ts";
import { declineApplication } from "#app/services/applications/decline-application.server.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { listSharedDocuments } from "#app/services/documents/list-shared-documents.server.ts";
import { openOwnFile } from "#app/services/documents/open-own-file.server.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";
import { removeDocument } from "#app/services/documents/remove-document.server.ts";
import { removeVersion } from "#app/services/documents/remove-version.server.ts";
import { sweepDocuments } from "#app/services/documents/sweep-documents.server.ts";
import { openConsent } from "#tests/factories/consenting.ts";
import { opensDocuments, uploadedBy } from "#tests/factories/documents.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { machineTime } from "#tests/support/clock.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { workOff } from "#tests/support/jobs.ts";
import { refuses } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const { app, given, db, company, institution, of } = openConsent(folder.environment);

beforeEach(async () => {
  await app.sql`delete from dispute_evidence; delete from document_opening; delete
    from introduction_document; delete from document_file; delete from document`;
  await sweepDocuments({ ...app.worker, now: () => machineTime(26) }, { kind: "system" });
});

const upload = (name: string, replaces?: string) => uploadedBy(app, company, { name, replaces });
const files = () => db.rows("documentFile", {}, "version");
const open = (documentIds: string[]) => opensDocuments(app, company, { ...of, documentIds });
const shared = async () => (await listSharedDocuments(app.web, institution, of.introductionId)).files;
const inTenMinutes = () => app.sql`update graphile_worker._private_jobs set run_at = now()`;

test("a removed document is found by nobody, its bytes are deleted, and the record of who opened it remains", async () => {
  const document = await upload("contract.pdf");
  await open([document]);
  const [{ id } = { id: "" }] = await shared();
  await openSharedFile(app.web, institution, { ...of, fileId: id });
  await open([]);

  await removeDocument(app.web, company, document);

  expect(await shared()).toEqual([]);
  const gone = [
    () => openSharedFile(app.web, institution, { ...of, fileId: id }),
    () => openOwnFile(app.web, company, id),
    () => open([document]),
    () => removeDocument(app.web, company, document),
  ];
  for (const act of gone) await refuses("document-not-found", act());
  const { documents, openings, usedBytes } = await listDocumentsAsCompany(app.web, company);
  expect([documents, usedBytes]).toEqual([[], 0]);
  expect(openings).toMatchObject([{ name: "contract.pdf", version: 1 }]);
  expect(openings[0]?.removedAt).not.toBeNull();
  expect(await files()).toMatchObject([{ status: "removed", removedBy: company.userId }]);
  const trail = await app.owner.query("select company_id from event where type = 'document-removed'");
  expect(trail.rows).toEqual([{ company_id: company.companyId }]);
  expect(await folder.files()).not.toEqual([]);
  await inTenMinutes();
  await workOff(app);
  expect(await folder.files()).toEqual([]);
});

test("the sweep deletes the bytes of a removed document where the worker's job was lost", async () => {
  await removeDocument(app.web, company, await upload("contract.pdf"));
  await app.sql`delete from graphile_worker._private_jobs`;
  const later = { ...app.worker, now: () => machineTime(2) };
  await sweepDocuments(later, { kind: "system" });
  expect(await folder.files()).toEqual([]);
});

test("a document that an institution is deciding on can't be removed until it is closed there or the decision is made", async () => {
  const document = await upload("contract.pdf");
  await open([document]);
  const before = [await files(), await shared()];
  await refuses("document-relied-on", removeDocument(app.web, company, document));
  expect([await files(), await shared()]).toEqual(before);
  const { id: applicationId } = await db.row("application", of);
  await declineApplication(app.web, institution, {
    applicationId,
    codes: ["price"],
    note: null,
    repair: null,
  });
  await removeDocument(app.web, company, document);
  expect(await shared()).toEqual([]);
});

test("a document used as evidence in a dispute can't be removed, nor can any version of it", async () => {
  const disputed = await disputesIn(app, company, institution).opened();
  const document = await upload("statement.pdf");
  await addEvidence(app.web, company, { disputeId: disputed.id, shown: { documentId: document } });
  await upload("statement again.pdf", document);
  const before = await files();
  for (const act of [
    () => removeVersion(app.web, company, before[0]?.id ?? ""),
    () => removeDocument(app.web, company, document),
  ])
    await refuses("document-is-evidence", act());
  expect(await files()).toEqual(before);
});

test("an old version can be removed by itself, the newest only with its document", async () => {
  const document = await upload("contract.pdf");
  await upload("contract signed.pdf", document);
  const [first, second] = await files();
  await refuses("document-version-newest", removeVersion(app.web, company, second?.id ?? ""));
  expect(await files()).toEqual([first, second]);
  await removeVersion(app.web, company, first?.id ?? "");
  const { documents } = await listDocumentsAsCompany(app.web, company);
  expect(documents).toMatchObject([{ newest: { name: "contract signed.pdf", version: 2 }, older: [] }]);
});

test("another company, or a viewer, can't remove a document", async () => {
  const document = await upload("contract.pdf");
  const [file] = await files();
  const stranger = await given.company();
  const viewer = { ...company, memberRole: "viewer" as const };
  for (const [act, why] of [
    [() => removeDocument(app.web, stranger, document), "document-not-found"],
    [() => removeVersion(app.web, stranger, file?.id ?? ""), "document-not-found"],
    [() => removeDocument(app.web, viewer, document), "not-allowed-role"],
    [() => removeVersion(app.web, viewer, file?.id ?? ""), "not-allowed-role"],
  ] as const)
    await refuses(why, act());
  expect(await files()).toEqual([file]);
});
