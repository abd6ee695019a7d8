import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { REQUESTED_ITEMS, type RequestedItem } from "#app/domain/codes/items.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { readApplicationAsInstitution } from "#app/services/applications/read-application-as-institution.server.ts";
import { requestItems } from "#app/services/applications/request-items.server.ts";
import { listDocumentsAsCompany } from "#app/services/documents/list-documents-as-company.server.ts";
import { readIntroductionDocuments } from "#app/services/documents/read-introduction-documents.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { refuses } from "#tests/support/refusals.ts";
import { owingIn, providedAt } from "./owing.ts";

const dueOn = () => addDays(dayOf(app.web.now()), 7);
const folder = documentsFolder();
const { app, given, db, company, institution } = openParties(folder.environment);
let at: ReturnType<typeof owingIn>;

beforeEach(async () => {
  at = owingIn(app, company, institution);
});

describe("an item without a file", () => {
  test("is owed as before: the institution reads why, and decides whether that will do", async () => {
    const { id, item } = await at.owing("tax_returns");
    const stopped = await at.application(id);
    await at.without(id, item("tax_returns"), "Filed in spring; call 13800138000");
    expect(await at.application(id)).toEqual(stopped);
    const notified = await db.rows("notification", { subjectId: id, userId: institution.userId });
    expect(notified.map(({ kind }) => kind)).toContain("notify-institution-application-explained");
    expect((await at.seen(id))[0]).toMatchObject({
      status: "requested",
      noFileReason: "Filed in spring; call ***",
      noteMasked: ["phone"],
      documentId: null,
      fileId: null,
    });
    const { events } = await readApplicationAsInstitution(app.web, institution, id);
    expect(JSON.stringify(events.map(({ detail, note }) => [detail, note]))).not.toContain("spring");
  });

  test("is provided by its file after all, which stands in place of the words", async () => {
    const { id, item } = await at.owing("tax_returns");
    await at.without(id, item("tax_returns"), "Filed in spring; call 13800138000");
    await at.upload(item("tax_returns"));
    expect(await at.application(id)).toMatchObject({ status: "complete", clockFrom: providedAt });
    expect((await at.items(id))[0]).toMatchObject({ status: "provided", noFileReason: null, noteMasked: [] });
  });

  test("is unchanged by a refused request", async () => {
    const { id, item } = await at.owing("tax_returns");
    const viewer: CompanyActor = { ...company, memberRole: "viewer" };
    const stranger = await given.company();
    await app.expectNoWrites();
    await refuses("not-allowed-role", at.without(id, item("tax_returns"), "No", viewer));
    await refuses("application-not-found", at.without(id, item("tax_returns"), "No", stranger));
    await refuses("application-item-not-found", at.without(id, id));
    await expect(at.without(id, item("tax_returns"), "")).rejects.toThrow();
    await expect(at.without(id, item("tax_returns"), "x".repeat(601))).rejects.toThrow();
  });
});

test("at most twenty items may be open; more are refused without any change, until some are settled", async () => {
  const { id, item } = await at.owing(...REQUESTED_ITEMS);
  const ask = (...items: RequestedItem[]) =>
    requestItems(app.web, institution, { applicationId: id, items, words: "Once more", dueOn: dueOn() });
  await ask(...REQUESTED_ITEMS.slice(0, 6));
  expect(await at.items(id)).toHaveLength(19);
  await refuses("application-items-too-many", () => ask("tax_returns", "site_visit"), app.traces);
  await at.without(id, item("bank_statements"));
  await refuses("application-items-too-many", ask("tax_returns", "site_visit"));
  await at.upload(item("bank_statements"));
  await ask("tax_returns", "site_visit");
  await refuses("application-items-too-many", ask("other"));
});

test("the company's documents page lists open items until they are provided", async () => {
  const { id, introductionId, item } = await at.owing("tax_returns");
  const owed = async () => (await listDocumentsAsCompany(app.web, company)).owed;
  expect(await owed()).toMatchObject([{ applicationId: id, code: "tax_returns", words: "Stamped" }]);
  expect((await readIntroductionDocuments(app.web, company, introductionId)).owed).toHaveLength(1);
  expect((await listDocumentsAsCompany(app.web, await given.company())).owed).toEqual([]);
  await at.upload(item("tax_returns"));
  expect(await owed()).toEqual([]);
});

describe("the database", () => {
  test("rejects a provided item with neither a file nor a reason, or with both", async () => {
    const { id, item } = await at.owing("tax_returns");
    const document = await db.insert("document", { companyId: company.companyId, kind: "other" });
    const set = (change: object) => db.update("applicationItem", item("tax_returns"), change);
    await expect(set({ status: "provided" })).rejects.toThrow("provided_with_file_or_reason");
    await expect(set({ status: "provided", documentId: document.id, noFileReason: "Both" })).rejects.toThrow(
      "provided_with_file_or_reason",
    );
    await expect(set({ documentId: document.id })).rejects.toThrow("provided_with_file_or_reason");
    expect((await at.application(id)).status).toBe("incomplete");
  });

  test("lets an institution provide no item, and a company none of another company's application", async () => {
    const { item } = await at.owing("tax_returns");
    const stranger = await given.company();
    const foreign = await db.insert("document", { companyId: stranger.companyId, kind: "other" });
    const set = (as: PartyActor, change: object) =>
      app.web.withActor(as, (trx) =>
        trx.updateTable("applicationItem").set(change).where("id", "=", item("tax_returns")).execute(),
      );
    await expect(set(institution, { status: "provided", noFileReason: "Ours" })).rejects.toThrow("policy");
    await expect(set(company, { status: "provided", documentId: foreign.id })).rejects.toThrow("policy");
    await expect(set(company, { status: "waived" })).rejects.toThrow("policy");
    await expect(set(company, { status: "provided", noFileReason: "In words" })).rejects.toThrow("policy");
  });
});
