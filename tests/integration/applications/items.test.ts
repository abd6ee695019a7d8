import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { clamavScanner } from "#app/integrations/scanning/clamav.server.ts";
import { completeApplication } from "#app/services/applications/complete-application.server.ts";
import { provideWithoutFile } from "#app/services/applications/provide-without-file.server.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import { beginUpload } from "#app/services/documents/begin-upload.server.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { openDocuments } from "#app/services/documents/open-documents.server.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";
import { readIntroductionDocuments } from "#app/services/documents/read-introduction-documents.server.ts";
import { scanDocument } from "#app/services/documents/scan-document.server.ts";
import { uploadDocument } from "#app/services/documents/upload-document.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { listViolations } from "#db/queries/invariants.ts";
import { applicationsIn } from "#tests/factories/applications.ts";
import { arranging } from "#tests/factories/arranging.ts";
import { givenIn } from "#tests/factories/given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { openClamav } from "#tests/support/documents/peers.ts";
import { openHouse } from "#tests/support/house.ts";
import { refusalOf } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const house = openHouse(folder.environment);
const given = givenIn(house);
const db = arranging(house);
const asked = new Date("2026-12-02T02:00:00Z");
const provided = new Date("2026-12-10T02:00:00Z");
let company: CompanyActor;
let institution: InstitutionActor;

beforeEach(async () => {
  await house.setNow(new Date("2026-11-25T02:00:00Z"));
  [company, institution] = [await given.company(), await given.institution()];
});
afterAll(() => folder.remove());

/** An application whose decision stands still with 15 working days left, since the company owes these. */
async function owing(...codes: RequestedItem[]) {
  const { id, introductionId } = await applicationsIn(house, company, institution).submitted();
  await completeApplication(house.app, institution, id);
  await house.setNow(asked);
  await requestItems(house.app, institution, {
    ...{ applicationId: id, items: codes, words: "Stamped", dueOn: addDays(dayOf(asked), 7) },
  });
  await house.setNow(provided);
  const { items } = await readApplicationAsCompany(house.app, company, id);
  const item = (code: RequestedItem) => items.find((one) => one.code === code)?.id ?? "";
  return { id, introductionId, item };
}

const application = (id: string) =>
  db().selectFrom("application").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const itemsOf = (id: string) =>
  db().selectFrom("applicationItem").selectAll().where("applicationId", "=", id).orderBy("id").execute();
const stateOf = async (id: string) => ({ application: await application(id), items: await itemsOf(id) });
const seen = async (id: string) => (await readApplicationAsInstitution(house.app, institution, id)).items;
const upload = (item: string, { bytes = pdf(), ctx = house.app, as = company } = {}) =>
  uploadDocument(ctx, as, {
    ...{ kind: "tax_record", name: "tax.pdf", replaces: undefined, request: undefined, item },
    bytes: Readable.from([bytes]),
  });
const without = (applicationId: string, itemId: string, reason = "Not yet due.", as = company) =>
  provideWithoutFile(house.app, as, { applicationId, itemId, reason });
const told = async (id: string) =>
  (await db().selectFrom("notification").select("kind").where("subjectId", "=", id).execute()).map(
    ({ kind }) => kind,
  );

describe("with a file", () => {
  test("an item is provided once its file is clean, and with the last one the decision goes on", async () => {
    const { id, introductionId, item } = await owing("tax_returns", "bank_statements");
    await upload(item("tax_returns"));
    expect((await application(id)).status).toBe("incomplete");
    expect(await told(introductionId)).toContain("tell-institution-documents-opened");
    await upload(item("bank_statements"));

    expect(await application(id)).toMatchObject({
      ...{ status: "complete", clockFrom: provided, dueAt: new Date("2026-12-31T10:00:00Z") },
    });
    expect(await told(id)).toContain("tell-institution-application-complete");
    const [file] = await seen(id);
    expect(file).toMatchObject({ status: "provided", fileName: "tax.pdf", isFileOpen: true });
    const fileId = file?.fileId ?? "";
    const opened = await openSharedFile(house.app, institution, { introductionId, fileId });
    expect((await buffer(opened.bytes)).equals(pdf())).toBe(true);
    const rival = await given.institution();
    expect(await refusalOf(openSharedFile(house.app, rival, { introductionId, fileId }))).toBe(
      "document-not-found",
    );
    expect(await listViolations(db())).toEqual([]);
  });

  test("the consent names documents from then on, for the same purpose and time", async () => {
    const { id, introductionId, item } = await owing("tax_returns");
    expect((await readApplicationAsCompany(house.app, company, id)).isConsentWidened).toBe(true);
    await upload(item("tax_returns"));
    expect((await readApplicationAsCompany(house.app, company, id)).isConsentWidened).toBe(false);
    const consents = await db()
      .selectFrom("consent")
      .select(["fieldGroups", "expiresAt", "purpose", "revokedAt"])
      .where("introductionId", "=", introductionId)
      .orderBy("sequence")
      .execute();
    expect(consents.map(({ fieldGroups }) => fieldGroups)).toEqual([
      ["identity", "figures"],
      ["identity", "figures", "documents"],
    ]);
    expect(consents[1]?.expiresAt).toEqual(consents[0]?.expiresAt);
  });

  test("a file that was closed, or whose consent was taken back, is not the institution's to open", async () => {
    const { id, introductionId, item } = await owing("tax_returns", "bank_statements");
    await upload(item("tax_returns"));
    const fileId = (await seen(id)).find(({ status }) => status === "provided")?.fileId ?? "";
    await openDocuments(house.app, company, { introductionId, documentIds: [] });
    const closed = (await seen(id)).find(({ status }) => status === "provided");
    expect(closed).toMatchObject({ fileId: null, isFileOpen: false });
    expect(await refusalOf(openSharedFile(house.app, institution, { introductionId, fileId }))).toBe(
      "document-not-found",
    );
    await revokeConsent(house.app, company, introductionId);
    expect(await seen(id)).toEqual([]);
  });

  test("one that waits for the virus scanner provides nothing, and neither does an infected one", async () => {
    const clamav = await openClamav("infected words");
    const virusScanner = clamavScanner(clamav);
    const { id, item } = await owing("tax_returns");
    const before = await stateOf(id);
    const scan = async () => {
      const file = await db()
        .selectFrom("documentFile")
        .select("id")
        .where("companyId", "=", company.companyId)
        .where("status", "=", "pending")
        .executeTakeFirstOrThrow();
      await scanDocument({ ...house.worker, virusScanner }, { kind: "system" }, { fileId: file.id });
    };
    const ctx = { ...house.app, virusScanner };
    const read = async () => (await readApplicationAsCompany(house.app, company, id)).items[0];

    await upload(item("tax_returns"), { ctx, bytes: pdf({ more: "% infected words" }) });
    expect(await stateOf(id)).toEqual(before);
    expect(await read()).toMatchObject({ status: "requested", fileStatus: "pending" });
    expect((await seen(id))[0]).toMatchObject({ status: "requested", fileId: null });
    await scan();
    expect(await stateOf(id)).toEqual(before);
    expect(await read()).toMatchObject({ status: "requested", fileStatus: "refused" });

    await upload(item("tax_returns"), { ctx, bytes: pdf({ more: "% plain words" }) });
    expect(await stateOf(id)).toEqual(before);
    const later = new Date("2026-12-11T02:00:00Z");
    await house.setNow(later);
    await scan();
    expect(await application(id)).toMatchObject({ status: "complete", clockFrom: later });
    expect((await itemsOf(id))[0]).toMatchObject({ status: "provided", settledBy: company.userId });
    expect((await seen(id))[0]).toMatchObject({ fileName: "tax.pdf", isFileOpen: true });
    await clamav.close();
  });

  test("a file that is refused as it comes changes nothing", async () => {
    const { id, item } = await owing("tax_returns");
    const before = await stateOf(id);
    expect(await upload(item("tax_returns"), { bytes: pdf().subarray(0, 150) })).toEqual({
      fault: "file-cut",
    });
    expect(await stateOf(id)).toEqual(before);
  });

  test("a clean file of an item that is no longer owed is the company's own and opened to nobody", async () => {
    const clamav = await openClamav("infected words");
    const virusScanner = clamavScanner(clamav);
    const { id, introductionId, item } = await owing("tax_returns");
    await upload(item("tax_returns"), { ctx: { ...house.app, virusScanner } });
    await completeApplication(house.app, institution, id);
    const before = await stateOf(id);
    const { id: fileId } = await db()
      .selectFrom("documentFile")
      .select("id")
      .where("companyId", "=", company.companyId)
      .executeTakeFirstOrThrow();
    await scanDocument({ ...house.worker, virusScanner }, { kind: "system" }, { fileId });
    expect(await stateOf(id)).toEqual(before);
    const { documents } = await readIntroductionDocuments(house.app, company, introductionId);
    expect(documents.map(({ isOpen }) => isOpen)).toEqual([false]);
    await clamav.close();
  });

  test("is not begun for an item of another company, one that is settled, or without a consent", async () => {
    const { id, introductionId, item } = await owing("tax_returns", "bank_statements");
    const begin = (itemId: string, as: CompanyActor | InstitutionActor = company) =>
      beginUpload(house.app, as, {
        ...{ kind: "tax_record", name: "tax.pdf", sizeBytes: 9, replaces: undefined, request: undefined },
        item: itemId,
      });
    expect(await refusalOf(begin(item("tax_returns"), await given.company()))).toBe(
      "application-item-not-found",
    );
    expect(await refusalOf(begin(item("tax_returns"), institution))).toBe("application-item-not-found");
    expect(await refusalOf(begin(id))).toBe("application-item-not-found");
    await without(id, item("tax_returns"));
    expect(await refusalOf(begin(item("tax_returns")))).toBe("application-item-settled");
    await db()
      .updateTable("consent")
      .set({ expiresAt: provided })
      .where("introductionId", "=", introductionId)
      .execute();
    expect(await refusalOf(begin(item("bank_statements")))).toBe("consent-not-in-force");
    const files = await db()
      .selectFrom("documentFile")
      .select("id")
      .where("companyId", "=", company.companyId);
    expect(await files.execute()).toEqual([]);
  });
});

describe("without a file", () => {
  test("the reason provides an item, the institution reads it, and the decision goes on with the last", async () => {
    const { id, item } = await owing("tax_returns");
    await without(id, item("tax_returns"), "Filed in spring; call 13800138000");
    expect(await application(id)).toMatchObject({ status: "complete", clockFrom: provided });
    expect((await seen(id))[0]).toMatchObject({
      ...{ status: "provided", noFileReason: "Filed in spring; call ***", noteMasked: ["phone"] },
      ...{ documentId: null, fileId: null },
    });
    const { events } = await readApplicationAsInstitution(house.app, institution, id);
    expect(JSON.stringify(events.map(({ detail, note }) => [detail, note]))).not.toContain("spring");
  });

  test("a refusal changes nothing", async () => {
    const { id, item } = await owing("tax_returns");
    const before = await stateOf(id);
    const viewer: CompanyActor = { ...company, memberRole: "viewer" };
    const stranger = await given.company();
    expect(await refusalOf(without(id, item("tax_returns"), "No", viewer))).toBe("not-allowed-role");
    expect(await refusalOf(without(id, item("tax_returns"), "No", stranger))).toBe("application-not-found");
    expect(await refusalOf(without(id, id))).toBe("application-item-not-found");
    await expect(without(id, item("tax_returns"), "")).rejects.toThrow();
    await expect(without(id, item("tax_returns"), "x".repeat(601))).rejects.toThrow();
    expect(await stateOf(id)).toEqual(before);
  });
});

test("the company's documents list what is owed until it is provided", async () => {
  const { id, introductionId, item } = await owing("tax_returns");
  const owed = async () => (await listDocumentsAsCompany(house.app, company)).owed;
  expect(await owed()).toMatchObject([{ applicationId: id, code: "tax_returns", words: "Stamped" }]);
  expect((await readIntroductionDocuments(house.app, company, introductionId)).owed).toHaveLength(1);
  expect((await listDocumentsAsCompany(house.app, await given.company())).owed).toEqual([]);
  await upload(item("tax_returns"));
  expect(await owed()).toEqual([]);
});

describe("the database", () => {
  test("takes no item as provided that has neither a file nor a reason, or has both", async () => {
    const { id, item } = await owing("tax_returns");
    const document = await db()
      .insertInto("document")
      .values({ companyId: company.companyId, kind: "other" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const set = (change: object) =>
      db().updateTable("applicationItem").set(change).where("id", "=", item("tax_returns")).execute();
    await expect(set({ status: "provided" })).rejects.toThrow("provided_with_file_or_reason");
    await expect(set({ status: "provided", documentId: document.id, noFileReason: "Both" })).rejects.toThrow(
      "provided_with_file_or_reason",
    );
    await expect(set({ noFileReason: "Not provided" })).rejects.toThrow("provided_with_file_or_reason");
    expect((await application(id)).status).toBe("incomplete");
  });

  test("lets an institution provide nothing, and a company provide nothing of another's", async () => {
    const { item } = await owing("tax_returns");
    const stranger = await given.company();
    const foreign = await db()
      .insertInto("document")
      .values({ companyId: stranger.companyId, kind: "other" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const set = (as: CompanyActor | InstitutionActor, change: object) =>
      house.app.withActor(as, (trx) =>
        trx.updateTable("applicationItem").set(change).where("id", "=", item("tax_returns")).execute(),
      );
    await expect(set(institution, { status: "provided", noFileReason: "Ours" })).rejects.toThrow("policy");
    await expect(set(company, { status: "provided", documentId: foreign.id })).rejects.toThrow("policy");
    await expect(set(company, { status: "waived" })).rejects.toThrow("policy");
  });
});
