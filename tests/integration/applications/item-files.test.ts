import { buffer } from "node:stream/consumers";
import { beforeEach, describe, expect, test } from "vitest";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import { clamavScanner } from "#app/integrations/scanning/clamav.server.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { beginUpload } from "#app/services/documents/begin-upload.server.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";
import { readIntroductionDocuments } from "#app/services/documents/read-introduction-documents.server.ts";
import { reviewHandOver } from "#app/services/documents/review-hand-over.server.ts";
import { scanDocument } from "#app/services/documents/scan-document.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { opensDocuments } from "#tests/factories/documents.ts";
import { keepInvariants, openParties } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { openClamav } from "#tests/support/documents/peers.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";
import { owingIn, providedAt } from "./owing.ts";

const folder = documentsFolder();
const { app, given, db, company, institution } = openParties(folder.environment);
keepInvariants(db);
let at: ReturnType<typeof owingIn>;

beforeEach(async () => {
  at = owingIn(app, company, institution);
});

const notified = (id: string) => db.column("notification", "kind", { subjectId: id });

describe("an item provided with a file", () => {
  test("counts once its file is clean, and with the last item the decision clock resumes", async () => {
    const { id, introductionId, item } = await at.owing("tax_returns", "bank_statements");
    await at.upload(item("tax_returns"));
    expect((await at.application(id)).status).toBe("incomplete");
    expect(await notified(introductionId)).toContain("notify-institution-documents-opened");
    await at.upload(item("bank_statements"));

    expect(await at.application(id)).toMatchObject({
      status: "complete",
      clockFrom: providedAt,
      dueAt: new Date("2026-12-31T10:00:00Z"),
    });
    expect(await notified(id)).toContain("notify-institution-application-complete");
    const [file] = await at.seen(id);
    expect(file).toMatchObject({ status: "provided", fileName: "tax.pdf", isFileOpen: true });
    const fileId = file?.fileId ?? "";
    const opened = await openSharedFile(app.web, institution, { introductionId, fileId });
    expect((await buffer(opened.bytes)).equals(pdf())).toBe(true);
    const rival = await given.institution();
    await refuses("document-not-found", openSharedFile(app.web, rival, { introductionId, fileId }));
  });

  test("adds documents to the consent, for the same purpose and period", async () => {
    const { introductionId, item } = await at.owing("tax_returns", "bank_statements");
    const read = () => reviewHandOver(app.web, company, { item: item("bank_statements") });
    expect(await read()).toMatchObject({ isExtended: true, consent: { sequence: 1 } });
    await at.upload(item("tax_returns"));
    expect(await read()).toMatchObject({ isExtended: false, consent: { sequence: 2 } });
    const consents = await db.rows("consent", { introductionId }, "sequence");
    expect(consents.map(({ fieldGroups }) => fieldGroups)).toEqual([
      ["identity", "figures"],
      ["identity", "figures", "documents"],
    ]);
    expect(consents[1]?.expiresAt).toEqual(consents[0]?.expiresAt);
  });

  test("can't be opened by the institution once the file was unshared or the consent revoked", async () => {
    const { id, introductionId, item } = await at.owing("tax_returns", "bank_statements");
    await at.upload(item("tax_returns"));
    const fileId = (await at.seen(id)).find(({ status }) => status === "provided")?.fileId ?? "";
    await opensDocuments(app, company, { introductionId, documentIds: [] });
    const closed = (await at.seen(id)).find(({ status }) => status === "provided");
    expect(closed).toMatchObject({ fileId: null, isFileOpen: false });
    await refuses("document-not-found", openSharedFile(app.web, institution, { introductionId, fileId }));
    await revokeConsent(app.web, company, introductionId);
    expect(await at.seen(id)).toEqual([]);
  });

  test("does not count while the file waits for the virus scanner, or where it is infected", async () => {
    const clamav = await openClamav("infected words");
    const virusScanner = clamavScanner(clamav);
    const { id, item } = await at.owing("tax_returns");
    const before = await at.state(id);
    const scan = async () => {
      const file = await db.row("documentFile", { companyId: company.companyId, status: "pending" });
      await scanDocument({ ...app.worker, virusScanner }, { kind: "system" }, { fileId: file.id });
    };
    const ctx = { ...app.web, virusScanner };
    const read = async () => (await readApplicationAsCompany(app.web, company, id)).items[0];

    await at.upload(item("tax_returns"), pdf({ more: "% infected words" }), ctx);
    expect(await at.state(id)).toEqual(before);
    expect(await read()).toMatchObject({ status: "requested", fileStatus: "pending" });
    expect((await at.seen(id))[0]).toMatchObject({ status: "requested", fileId: null });
    await scan();
    expect(await at.state(id)).toEqual(before);
    expect(await read()).toMatchObject({ status: "requested", fileStatus: "refused" });

    await at.upload(item("tax_returns"), pdf({ more: "% plain words" }), ctx);
    expect(await at.state(id)).toEqual(before);
    const later = new Date("2026-12-11T02:00:00Z");
    await app.setNow(later);
    await scan();
    expect(await at.application(id)).toMatchObject({ status: "complete", clockFrom: later });
    expect((await at.items(id))[0]).toMatchObject({ status: "provided", settledBy: company.userId });
    expect((await at.seen(id))[0]).toMatchObject({ fileName: "tax.pdf", isFileOpen: true });
    await clamav.close();
  });

  test("is unchanged where the file is refused on upload", async () => {
    const { id, item } = await at.owing("tax_returns");
    const upload = () => at.upload(item("tax_returns"), pdf().subarray(0, 150));
    expect(await unchanged(() => at.state(id), upload)).toEqual({ fault: "file-cut" });
  });

  test("leaves the file with the company alone where the item was settled meanwhile", async () => {
    const clamav = await openClamav("infected words");
    const virusScanner = clamavScanner(clamav);
    const { id, introductionId, item } = await at.owing("tax_returns");
    await at.upload(item("tax_returns"), pdf(), { ...app.web, virusScanner });
    await at.complete(id);
    const before = await at.state(id);
    const { id: fileId } = await db.row("documentFile", { companyId: company.companyId });
    await scanDocument({ ...app.worker, virusScanner }, { kind: "system" }, { fileId });
    expect(await at.state(id)).toEqual(before);
    const { documents } = await readIntroductionDocuments(app.web, company, introductionId);
    expect(documents.map(({ isOpen }) => isOpen)).toEqual([false]);
    await clamav.close();
  });

  test("is refused for an item of another company, one that is settled, or without a consent", async () => {
    const { id, introductionId, item } = await at.owing("tax_returns", "bank_statements");
    const begin = (itemId: string, as: PartyActor = company) =>
      beginUpload(app.web, as, {
        kind: "tax_record",
        name: "tax.pdf",
        sizeBytes: 9,
        replaces: undefined,
        request: undefined,
        item: itemId,
      });
    await refuses("application-item-not-found", begin(item("tax_returns"), await given.company()));
    await refuses("application-item-not-found", begin(item("tax_returns"), institution));
    await refuses("application-item-not-found", begin(id));
    await db.update("applicationItem", item("tax_returns"), { status: "waived" });
    await refuses("application-item-settled", begin(item("tax_returns")));
    await db.update("consent", { introductionId }, { expiresAt: providedAt });
    await refuses("consent-not-in-force", begin(item("bank_statements")));
    expect(await db.rows("documentFile", { companyId: company.companyId })).toEqual([]);
  });
});
