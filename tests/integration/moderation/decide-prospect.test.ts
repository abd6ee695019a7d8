import { describe, expect, it } from "vitest";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { requestProspectChanges } from "#app/services/moderation/request-prospect-changes.server.ts";
import { sendProspectToModeration } from "#db/queries/moderation/cases.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const noon = new Date("2026-11-25T04:00:00Z");
const { app, given } = openWith(moderationIn, {}, { isEmptied: true, startsAt: noon });

const inHand = given.takenProspect;

describe("an admin opens a submission", () => {
  it("and the prospect is under review", async () => {
    const { prospectId, caseId, admin } = await inHand(aContent());
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "under_review" });
    expect(await given.caseRow(caseId)).toMatchObject({ status: "in_review", assignedTo: admin.userId });
  });
});

describe("an admin's publication", () => {
  it("makes the version live for 180 days, with its teaser, and notifies the company and the matcher", async () => {
    const { prospectId, caseId, admin } = await inHand(aContent());
    await publishProspect(app.web, admin, { caseId, note: null });

    expect(await given.prospectRow(prospectId)).toMatchObject({
      status: "published",
      liveVersion: 1,
      soughtFen: 800_000_000n,
      targetFen: 500_000_000n,
      publishedAt: noon,
      expiresAt: new Date("2027-05-24T16:00:00Z"),
    });
    expect(await given.teaserRow(prospectId)).toMatchObject({
      status: "published",
      version: 1,
      sector: "photonics/laser-devices",
      headlineZh: "用于动力电池托盘的光纤激光焊接头",
    });
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "decided",
      decision: "published",
      decidedBy: admin.userId,
    });
    expect(await given.queuedJobs()).toEqual([
      { task: "match-prospect", payload: { prospectId } },
      { task: "notify-company-case-decided", payload: { caseId } },
    ]);
  });

  it("is refused for a teaser that promises a return, or names the company", async () => {
    for (const product of ["保本保息的项目。", "澄光激光科技自主研发。"]) {
      const { caseId, admin } = await inHand(aContent({ business: { product } }));
      const publish = () => publishProspect(app.web, admin, { caseId, note: null });
      await refuses("case-checks-not-met", publish, app.traces);
    }
  });

  it("is refused to the second of two admins who decide at once", async () => {
    const { caseId, admin, prospectId } = await inHand(aContent());
    const verdicts = await Promise.allSettled([
      publishProspect(app.web, admin, { caseId, note: null }),
      rejectProspect(app.web, admin, { caseId, reasonCodes: ["compliance"], note: null }),
    ]);
    expect(verdicts.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const { status } = await given.prospectRow(prospectId);
    expect((await given.teaserRow(prospectId)) !== undefined).toBe(status === "published");
  });

  it("is refused to an admin who does not hold the case", async () => {
    const { caseId } = await inHand(aContent());
    const other = await given.admin("Moderator 2");
    await app.expectNoWrites();
    await refuses("case-not-yours", publishProspect(app.web, other, { caseId, note: null }));
  });

  it("of a change request replaces the live version, and never seeks less than was accepted", async () => {
    const live = aContent();
    const changed = { ...live, ask: { ...live.ask, amountMinFen: 100_000_000n, amountMaxFen: 300_000_000n } };
    const { prospectId, caseId, admin } = await inHand(changed, { live });
    const { publishedAt } = await given.prospectRow(prospectId);
    await app.sql`update prospect set accepted_fen = 400000000 where id = ${prospectId}`;
    await publishProspect(app.web, admin, { caseId, note: null });

    expect(await given.prospectRow(prospectId)).toMatchObject({
      status: "published",
      liveVersion: 2,
      soughtFen: 400_000_000n,
      publishedAt,
    });
    expect(await given.teaserRow(prospectId)).toMatchObject({ version: 2, amountMaxFen: 0n });
  });
});

describe("an admin's request for changes", () => {
  const ask = {
    reasonCodes: ["identifies_someone"],
    fieldNotes: [{ field: "business.customers", note: "Take the maker’s name out." }],
    note: "One change is needed.",
    answerBy: "2026-12-09",
  };

  it("returns the prospect with notes on fields and stops our clock until the company responds", async () => {
    const { company, prospectId, caseId, admin } = await inHand(aContent());
    await requestProspectChanges(app.web, admin, { caseId, ...ask });

    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "changes_requested" });
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "awaiting_party",
      decision: "changes_requested",
      fieldNotes: ask.fieldNotes,
      dueAt: new Date("2026-12-09T10:00:00Z"),
      decidedAt: null,
    });

    const answer = await app.web.withActor(company, (trx) =>
      sendProspectToModeration(trx, {
        prospectId,
        companyId: company.companyId,
        version: 2,
        dueAt: new Date("2026-11-27T10:00:00Z"),
        now: noon,
        isDemonstration: false,
      }),
    );
    expect(answer).toMatchObject({ caseId, reopened: true });
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "in_review",
      assignedTo: admin.userId,
      prospectVersion: 2,
    });
  });

  it("leaves a live version live", async () => {
    const live = aContent();
    const { prospectId, caseId, admin } = await inHand(aContent({ business: { market: "新市场。" } }), {
      live,
    });
    await requestProspectChanges(app.web, admin, { caseId, ...ask });
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "published", liveVersion: 1 });
  });

  it("needs a reason", async () => {
    const { caseId, admin } = await inHand(aContent());
    await refuses(
      "reason-missing",
      () => requestProspectChanges(app.web, admin, { caseId, ...ask, reasonCodes: [] }),
      app.traces,
    );
  });
});

describe("an admin's rejection", () => {
  it("ends the case with its codes and notifies the company", async () => {
    const { prospectId, caseId, admin } = await inHand(aContent());
    await rejectProspect(app.web, admin, { caseId, reasonCodes: ["not_a_technology_company"], note: null });
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "rejected" });
    expect(await given.caseRow(caseId)).toMatchObject({ status: "decided", decision: "rejected" });
    expect(await given.queuedJobs()).toEqual([{ task: "notify-company-case-decided", payload: { caseId } }]);
  });

  it("needs a note beside “other”", async () => {
    const { caseId, admin } = await inHand(aContent());
    await refuses(
      "reason-text-missing",
      () => rejectProspect(app.web, admin, { caseId, reasonCodes: ["other"], note: null }),
      app.traces,
    );
  });
});
