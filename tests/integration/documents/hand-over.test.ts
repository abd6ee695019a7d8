import { beforeEach, describe, expect, test } from "vitest";
import { clamavScanner } from "#app/integrations/scanning/clamav.server.ts";
import type { Owed } from "#app/domain/documents/hand-over.ts";
import type { RequestedItem } from "#app/domain/codes/items.ts";
import { readApplicationAsCompany } from "#app/services/applications/read-application-as-company.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { beginUpload } from "#app/services/documents/begin-upload.server.ts";
import { handOverDocument } from "#app/services/documents/hand-over-document.server.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { reviewHandOver } from "#app/services/documents/review-hand-over.server.ts";
import { scanDocument } from "#app/services/documents/scan-document.server.ts";
import { extendConsent } from "#app/services/introductions/extend-consent.server.ts";
import { narrowConsent } from "#app/services/introductions/narrow-consent.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { owingIn } from "#tests/integration/applications/owing.ts";
import { fileOfDocument, uploadedBy } from "#tests/factories/documents.ts";
import { handsOver } from "#tests/factories/hand-over.ts";
import { keepInvariants, openParties } from "#tests/factories/open-given.ts";
import { documentPages, documentsFolder } from "#tests/support/documents/document-pages.ts";
import { pdf } from "#tests/support/documents/good-files.ts";
import { openClamav } from "#tests/support/documents/peers.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const { app, given, db, company, institution, underway } = openParties(folder.environment);
keepInvariants(db);
const web = documentPages(app);
let at: ReturnType<typeof owingIn>;
let introductionId: string;
let applicationId: string;
let item: (code: RequestedItem) => string;

beforeEach(async () => {
  at = owingIn(app, company, institution);
  ({ id: applicationId, introductionId, item } = await at.owing("tax_returns", "bank_statements"));
});

const owed = () => ({ item: item("tax_returns") });
const review = () => reviewHandOver(app.web, company, owed());
const opened = () => db.rows("introductionDocument", { introductionId });
const statusOf = async (code: RequestedItem) => (await db.row("applicationItem", item(code))).status;
const steps = async () => (await db.rows("consent", { introductionId }, "sequence")).map(({ step }) => step);
const notified = () => db.column("notification", "kind", { subjectId: introductionId });
const closedKind = "notify-company-file-stayed-closed";
/** The page's own fields. */
const shown = async () => {
  const { asked, consent, kind } = await review();
  return { ...owed(), asked: String(asked), sequence: String(consent?.sequence), kind };
};
const page = () => `/company/introductions/${introductionId}/hand-over?item=${item("tax_returns")}`;

describe("the review of a hand-over", () => {
  test("says what is handed over to whom, until when, and that the consent is extended once", async () => {
    const { text, status } = await web.signIn(company).get(page());
    expect(status).toBe(200);
    for (const read of ['"tax_returns"', '"Test Bank"', '"isExtended":true', '"whyNot":null'])
      expect(text).toContain(read);
    expect((await review()).consent).toMatchObject({ sequence: 1, fieldGroups: ["identity", "figures"] });
    await handsOver(app.web, company, { item: item("bank_statements") });
    expect((await web.signIn(company).get(page())).text).toContain('"isExtended":false');
  });

  test("uploads and hands over by one button, and goes back to what asked for it", async () => {
    const answer = await web.signIn(company).handsOver(page(), "tax.pdf", pdf(), await shown());
    expect([answer.status, answer.headers.location]).toEqual([
      303,
      `/company/applications/${applicationId}#items`,
    ]);
    expect(await statusOf("tax_returns")).toBe("provided");
    expect(await opened()).toHaveLength(1);
    expect(await steps()).toEqual(["granted", "extended"]);
  });

  test("hands over one of the company's documents as well, and opens no other", async () => {
    const documentId = await uploadedBy(app, company, { name: "return.pdf" });
    await uploadedBy(app, company, { name: "secret.pdf" });
    const chosenFile = await fileOfDocument(app, documentId);
    const answer = await web
      .signIn(company)
      .post(page(), { act: "hand-over", ...(await shown()), chosenFile });
    expect(answer.status).toBe(303);
    expect(await opened()).toMatchObject([{ documentId, closedAt: null }]);
    expect(await statusOf("tax_returns")).toBe("provided");
  });

  test.each([
    ["another consent", { sequence: "2" }, 409],
    ["another asking", { asked: "5" }, 409],
    ["no consent named", { sequence: "" }, 422],
    ["two things answered", { request: crypto.randomUUID() }, 422],
  ])("refuses %s, and changes nothing", async (_what, change, status) => {
    const fields = { ...(await shown()), ...change };
    const session = web.signIn(company);
    const answer = await unchanged(app.traces, () => session.handsOver(page(), "tax.pdf", pdf(), fields));
    expect(answer.status).toBe(status);
    const documentId = await uploadedBy(app, company, { name: `${status}.pdf` });
    const chosenFile = await fileOfDocument(app, documentId);
    const again = await unchanged(app.traces, () =>
      session.post(page(), { act: "hand-over", ...fields, chosenFile }),
    );
    expect(again.status).toBe(status);
    // The choice is returned; a file can't be.
    expect(again.text).toContain(`"chosenFile":"${chosenFile}"`);
  });

  test("takes a file or a document, not both, and no document of others", async () => {
    const session = web.signIn(company);
    const documentId = await uploadedBy(app, company, { name: "own.pdf" });
    const both = { ...(await shown()), chosenFile: await fileOfDocument(app, documentId) };
    const twice = await unchanged(app.traces, () => session.handsOver(page(), "tax.pdf", pdf(), both));
    expect(twice.status).toBe(422);
    expect(twice.text).toContain("not both");
    const foreign = await uploadedBy(app, await given.company(), { name: "foreign.pdf" });
    const theirs = { act: "hand-over", ...(await shown()), chosenFile: await fileOfDocument(app, foreign) };
    expect((await unchanged(app.traces, () => session.post(page(), theirs))).status).toBe(404);
    const none = await session.post(page(), { act: "hand-over", ...(await shown()) });
    expect(none.status).toBe(422);
    const stranger = web.signIn(await given.company());
    expect((await stranger.get(page())).status).toBe(404);
    expect((await unchanged(app.traces, () => stranger.post(page(), theirs))).status).toBe(404);
  });

  test("no upload in pieces passes it by", async () => {
    const session = web.signIn(company);
    const begin = (change: Record<string, string>) =>
      session.post("/company/documents/uploads", { file: "tax.pdf", sizeBytes: "9", ...change });
    const { sequence: _, ...without } = await shown();
    expect((await unchanged(app.traces, () => begin(without))).status).toBe(422);
    const stale = { ...(await shown()), sequence: "7" };
    expect((await unchanged(app.traces, () => begin(stale))).status).toBe(409);
    expect((await begin(await shown())).status).toBe(200);
  });

  test("extends a consent only for who may give one, and after they confirmed who they are", async () => {
    const documentId = await uploadedBy(app, company, { name: "role.pdf" });
    const member = { ...company, memberRole: "member" } as const;
    const stale = { ...company, confirmation: { hasFactor: false, isFresh: false } };
    const pins = { owed: owed(), sequence: 1, asked: (await review()).asked };
    const file = { ...owed(), ...pins, kind: "tax_record", name: "a.pdf", sizeBytes: 9 } as const;
    expect(await reviewHandOver(app.web, member, owed())).toMatchObject({ whyNot: "not-allowed-role" });
    expect(await reviewHandOver(app.web, stale, owed())).toMatchObject({ whyNot: null, mustProve: true });
    for (const [actor, code] of [
      [member, "not-allowed-role"],
      [stale, "confirmation-needed"],
    ] as const) {
      await refuses(code, () => handOverDocument(app.web, actor, { ...pins, documentId }), app.traces);
      await refuses(code, () => beginUpload(app.web, actor, file), app.traces);
    }
    await extendConsent(app.web, company, { introductionId, added: ["documents"], days: null });
    // Once it does, it takes who brings evidence.
    const finance = { ...company, memberRole: "finance" } as const;
    await handOverDocument(app.web, finance, { ...pins, sequence: 2, documentId });
    expect(await statusOf("tax_returns")).toBe("provided");
  });
});

describe("a file that is being checked", () => {
  const scanned = async (meanwhile: () => Promise<unknown>, answers: Owed = owed()) => {
    const clamav = await openClamav("infected words");
    try {
      const virusScanner = clamavScanner(clamav);
      await handsOver({ ...app.web, virusScanner }, company, answers);
      await meanwhile();
      const file = await db.row("documentFile", { companyId: company.companyId, status: "pending" });
      await scanDocument({ ...app.worker, virusScanner }, { kind: "system" }, { fileId: file.id });
      return file.id;
    } finally {
      await clamav.close();
    }
  };

  test.each([
    ["revoked", () => revokeConsent(app.web, company, introductionId), ["granted"]],
    [
      "narrowed",
      () => narrowConsent(app.web, company, { introductionId, without: ["figures"], lastDay: null }),
      ["granted", "narrowed"],
    ],
    [
      "narrowed and extended again",
      async () => {
        await narrowConsent(app.web, company, { introductionId, without: ["figures"], lastDay: null });
        await extendConsent(app.web, company, { introductionId, added: ["documents"], days: null });
      },
      ["granted", "narrowed", "extended"],
    ],
  ])(
    "stays closed where the consent was %s meanwhile, and its company is notified",
    async (_, act, after) => {
      await scanned(act);
      expect(await opened()).toEqual([]);
      expect(await statusOf("tax_returns")).not.toBe("provided");
      expect(await steps()).toEqual(after);
      expect(await notified()).toContain(closedKind);
    },
  );

  const suspensions = {
    institution: () => db.update("institution", institution.institutionId, { status: "suspended" }),
    ask: async () => {
      const { prospectId } = await db.row("introduction", introductionId);
      await db.update("prospect", prospectId, { status: "suspended" });
    },
  };

  test.each([
    ["an item", "institution"],
    ["an item", "ask"],
    ["a request", "institution"],
    ["a request", "ask"],
  ] as const)("for %s stays closed where the %s was suspended meanwhile", async (of, whose) => {
    await extendConsent(app.web, company, { introductionId, added: ["documents"], days: null });
    const asked = { introductionId, kind: "tax_record", words: "Stamped.", dueOn: "2026-12-17" } as const;
    await requestDocument(app.web, institution, asked);
    const request = await db.row("documentRequest", { introductionId });
    await scanned(suspensions[whose], of === "an item" ? owed() : { request: request.id });
    expect(await opened()).toEqual([]);
    expect(await statusOf("tax_returns")).toBe("requested");
    expect((await db.row("documentRequest", request.id)).status).toBe("requested");
    expect(await notified()).toContain(closedKind);
    const { id: fileId } = await db.row("documentFile", { companyId: company.companyId });
    await refuses("document-not-found", openSharedFile(app.web, institution, { introductionId, fileId }));
  });

  test("stays closed once the consent has expired", async () => {
    await scanned(() => db.update("consent", { introductionId }, { expiresAt: app.web.now() }));
    expect(await opened()).toEqual([]);
    expect(await statusOf("tax_returns")).toBe("requested");
  });

  test("says on the pages that it stayed closed, and can be handed over again", async () => {
    await scanned(() =>
      narrowConsent(app.web, company, { introductionId, without: ["figures"], lastDay: null }),
    );
    const { items } = await readApplicationAsCompany(app.web, company, applicationId);
    expect(items.find(({ id }) => id === item("tax_returns"))).toMatchObject({
      status: "requested",
      fileStatus: "clean",
      documentId: null,
    });
    expect((await review()).last).toEqual({ name: "tax.pdf", status: "clean", isOpened: false });
    await handsOver(app.web, company, owed());
    expect(await statusOf("tax_returns")).toBe("provided");
  });

  test("is opened where the consent was extended meanwhile: what was read still holds", async () => {
    await scanned(() => extendConsent(app.web, company, { introductionId, added: ["documents"], days: 180 }));
    expect(await opened()).toHaveLength(1);
    expect(await statusOf("tax_returns")).toBe("provided");
    expect(await steps()).toEqual(["granted", "extended"]);
    expect(await notified()).not.toContain(closedKind);
  });

  test("is opened before a revocation at the same moment, or not at all", async () => {
    for (let round = 0; round < 6; round += 1) {
      ({ id: applicationId, introductionId, item } = await at.owing("tax_returns"));
      const clamav = await openClamav("infected words");
      const virusScanner = clamavScanner(clamav);
      await handsOver({ ...app.web, virusScanner }, company, owed());
      const { id: fileId } = await db.row("documentFile", { applicationItemId: item("tax_returns") });
      await Promise.all([
        scanDocument({ ...app.worker, virusScanner }, { kind: "system" }, { fileId }),
        revokeConsent(app.web, company, introductionId),
      ]);
      const isProvided = (await statusOf("tax_returns")) === "provided";
      expect(await opened()).toHaveLength(isProvided ? 1 : 0);
      expect(await steps()).toEqual(isProvided ? ["granted", "extended"] : ["granted"]);
      const active = await db.rows("consent", { introductionId, revokedAt: null });
      expect(active).toEqual([]);
      await clamav.close();
    }
  });
});

test("two files for one condition: one provides it, and the company is notified of the other", async () => {
  const { id, conditionId, introductionId: on } = await dealWithCondition();
  const condition = { condition: conditionId };
  const clamav = await openClamav("infected words");
  const virusScanner = clamavScanner(clamav);
  for (const name of ["first.pdf", "second.pdf"])
    await handsOver({ ...app.web, virusScanner }, company, condition, { name });
  const files = await db.rows("documentFile", { dealConditionId: conditionId });
  await Promise.all(
    files.map((file) =>
      scanDocument({ ...app.worker, virusScanner }, { kind: "system" }, { fileId: file.id }),
    ),
  );
  await clamav.close();
  expect((await readDeal(app.web, company, id)).conditions[0]?.status).toBe("received");
  expect(await db.rows("introductionDocument", { introductionId: on })).toHaveLength(1);
  expect(await db.column("notification", "kind", { subjectId: on })).toContain(closedKind);
});

async function dealWithCondition() {
  const deal = await underway.deal("conditions_open");
  const { introductionId: on } = await db.row("deal", deal.id);
  return { ...deal, introductionId: on };
}
