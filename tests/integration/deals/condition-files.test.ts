import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor } from "#app/domain/accounts/actor.ts";
import { clamavScanner } from "#app/integrations/scanning/clamav.server.ts";
import type { DocumentsContext } from "#app/services/context.ts";
import { listDeals } from "#app/services/deals/list-deals.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { returnCondition } from "#app/services/deals/return-condition.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { openSharedFile } from "#app/services/documents/open-shared-file.server.ts";
import { scanDocument } from "#app/services/documents/scan-document.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { handsOver } from "#tests/factories/hand-over.ts";
import { keepInvariants, openParties } from "#tests/factories/open-given.ts";
import { documentsFolder } from "#tests/support/documents/document-pages.ts";
import { openClamav } from "#tests/support/documents/peers.ts";
import { refuses } from "#tests/support/refusals.ts";

const folder = documentsFolder();
const { app, given, db, company, institution, underway } = openParties(folder.environment);
keepInvariants(db);
let dealId: string;
let conditionId: string;
let introductionId: string;

/** A Wednesday. */
const now = new Date("2026-11-25T02:00:00Z");
beforeEach(async () => {
  await app.setNow(now);
  const deal = await underway.deal("conditions_open");
  [dealId, conditionId] = [deal.id, deal.conditionId];
  await db.update("deal", dealId, { statusChangedAt: now });
  ({ introductionId } = await db.row("deal", dealId));
});

const upload = (ctx: DocumentsContext = app.web, as: CompanyActor = company, condition = conditionId) =>
  handsOver(ctx, as, { condition }, { name: "pledge.pdf" });
const turn = async () => (await readDeal(app.web, company, dealId)).turn;
const seen = async () => (await readDeal(app.web, institution, dealId)).conditions[0];

describe("a file uploaded for a condition", () => {
  test("provides it, opens the document to the institution, and gives the turn to it", async () => {
    expect(await turn()).toMatchObject({
      step: "provide",
      who: "company",
      dueAt: new Date("2026-12-09T10:00:00Z"),
    });
    await app.setNow(new Date("2026-11-27T02:00:00Z"));
    await upload();
    expect(await turn()).toMatchObject({
      step: "review",
      who: "institution",
      since: new Date("2026-11-27T02:00:00Z"),
      dueAt: new Date("2026-12-02T10:00:00Z"),
    });
    const condition = await seen();
    expect(condition).toMatchObject({ status: "received", fileName: "pledge.pdf" });
    const fileId = condition?.fileId ?? "";
    await openSharedFile(app.web, institution, { introductionId, fileId });
    const rival = await given.institution();
    await refuses("document-not-found", openSharedFile(app.web, rival, { introductionId, fileId }));
    expect(await db.column("notification", "kind", { subjectId: dealId })).toContain(
      "notify-institution-condition-provided",
    );
    const { rows } = await listDeals(app.web, institution, { group: undefined, cursor: undefined });
    expect(rows[0]).toMatchObject({ turn: { step: "review", who: "institution" }, workingDaysLeft: 3 });
    expect(JSON.stringify(Object.keys(rows[0] ?? {}))).not.toMatch(
      /institutionStatus|owedSince|promisedDays/,
    );
  });

  test("is asked for again from the day on which it is sent back", async () => {
    await upload();
    await app.setNow(new Date("2026-12-01T02:00:00Z"));
    const returned = { dealId, conditionId, reasonCode: "evidence_unclear", note: null } as const;
    const { providedAt, fileId } = (await seen()) ?? {};
    const shown = { readAt: providedAt?.toISOString() ?? "", paper: fileId ?? "" };
    await returnCondition(app.web, institution, { ...returned, ...shown, move: "send_back" });
    expect(await turn()).toMatchObject({ step: "provide", dueAt: new Date("2026-12-15T10:00:00Z") });
  });

  test("stops no clock before it is found clean, and none if it is refused", async () => {
    const clamav = await openClamav("infected words");
    try {
      const ctx = { ...app.web, virusScanner: clamavScanner(clamav) };
      await upload(ctx);
      expect(await turn()).toMatchObject({ step: "provide", who: "company" });
      const own = (await readDeal(app.web, company, dealId)).conditions[0];
      expect(own?.paper).toEqual({ name: "pledge.pdf", status: "pending" });
      expect((await seen())?.paper).toBeNull();
      const [fileId = ""] = await db.column("documentFile", "id", { dealConditionId: conditionId });
      await scanDocument({ ...app.worker, virusScanner: ctx.virusScanner }, { kind: "system" }, { fileId });
      expect(await turn()).toMatchObject({ step: "review", who: "institution" });
    } finally {
      await clamav.close();
    }
  });

  test("is refused without a consent, once the condition is settled, and for another company's", async () => {
    const state = () => Promise.all([db.rows("documentFile", { companyId: company.companyId }), turn()]);
    const before = await state();
    await refuses("condition-not-found", upload(app.web, await given.company()));
    await revokeConsent(app.web, company, introductionId);
    await refuses("consent-not-in-force", upload());
    expect((await readDeal(app.web, company, dealId)).isConsented).toBe(false);
    const [files, now] = await state();
    expect(files).toEqual(before[0]);
    // Nobody is asked for what can't be handed over any more.
    expect(now).toMatchObject({ step: "settle", who: "institution" });
    await satisfyCondition(app.web, institution, { dealId, conditionId, note: "The original was shown." });
    await refuses("deal-wrong-state", upload());
  });
});
