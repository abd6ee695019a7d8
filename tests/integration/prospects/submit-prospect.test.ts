import { describe, expect, it } from "vitest";
import { chooseDisclosure } from "#app/services/prospects/choose-disclosure.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { dropChange } from "#app/services/prospects/drop-change.server.ts";
import { saveProspectStep } from "#app/services/prospects/save-prospect-step.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { requestProspectChanges } from "#app/services/moderation/request-prospect-changes.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { aDraft, companiesIn } from "#tests/factories/companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { doneAtOnce, refuses } from "#tests/support/refusals.ts";

/** Before a plain week. */
const wednesday = new Date("2026-11-25T06:00:00Z");
const { app, given } = openWith(companiesIn, {}, { isEmptied: true, startsAt: wednesday });
const operator = moderationIn(app);

describe("the submission of a prospect", () => {
  it("freezes a version with the company's current data, opens a case due in two working days, and notifies the admins", async () => {
    const { company, prospectId } = await given.drafted();
    await submitProspect(app.web, company, { prospectId, revision: 1 });
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "submitted", latestVersion: 1 });
    const [version] = await given.versionRows(prospectId);
    expect(version?.content).toMatchObject({
      company: { legalName: "长春澄光激光科技有限公司" },
      business: { headline: "用于动力电池托盘的光纤激光焊接头" },
      ip: { rights: { invention_patent: 1, utility_model: 0 }, recognitions: ["high_tech_enterprise"] },
      ask: { amountMaxFen: "800000000" },
    });
    const [review] = await given.caseRows(prospectId);
    expect(review).toMatchObject({ status: "opened", prospectVersion: 1, companyId: company.companyId });
    expect(review?.dueAt).toEqual(new Date("2026-11-27T10:00:00Z"));
    expect(await given.eventTypes(prospectId)).toEqual(["prospect-submitted", "case-opened"]);
    expect(await operator.queuedJobs()).toMatchObject([{ task: "notify-admins-case-opened" }]);
  });

  it("counts holidays: a submission before National Day is due after it", async () => {
    await app.setNow(new Date("2026-09-30T06:00:00Z"));
    const { company, prospectId } = await given.drafted();
    await submitProspect(app.web, company, { prospectId, revision: 1 });
    const [review] = await given.caseRows(prospectId);
    expect(review?.dueAt).toEqual(new Date("2026-10-09T10:00:00Z"));
  });

  it("is refused where it is incomplete, and writes nothing", async () => {
    const company = await given.company();
    const { ask, ...rest } = aDraft();
    const prospectId = await given.prospect(company, { draft: { ...rest, ask: { stage: ask?.stage } } });
    await app.expectNoWrites();
    const submission = submitProspect(app.web, company, { prospectId, revision: 1 });
    await expect(submission).rejects.toMatchObject({ code: "prospect-incomplete", detail: { count: 6 } });
  });

  it("is refused for a draft that was changed after it was read", async () => {
    const { company, prospectId } = await given.drafted();
    await app.expectNoWrites();
    await expect(submitProspect(app.web, company, { prospectId, revision: 2 })).rejects.toMatchObject({
      code: "prospect-stale-draft",
      detail: { revision: 1 },
    });
  });

  it.each(["submitted", "under_review", "rejected", "withdrawn", "funded", "suspended"] as const)(
    "is refused for a prospect that is %s",
    async (status) => {
      const { company, prospectId } = await given.drafted({ status });
      await app.expectNoWrites();
      await expect(submitProspect(app.web, company, { prospectId, revision: 1 })).rejects.toMatchObject({
        code: status === "funded" || status === "suspended" ? `prospect-${status}` : "prospect-wrong-state",
      });
    },
  );

  it("is refused to a viewer, and does not find another company's prospect", async () => {
    const { company, prospectId } = await given.drafted();
    const stranger = await given.company();
    const viewer = { ...company, memberRole: "viewer" } as const;
    await app.expectNoWrites();
    await refuses("not-allowed-role", submitProspect(app.web, viewer, { prospectId, revision: 1 }));
    await refuses("prospect-not-found", submitProspect(app.web, stranger, { prospectId, revision: 1 }));
  });

  it("twice at once makes one version and one case", async () => {
    const { company, prospectId } = await given.drafted();
    const submit = () => submitProspect(app.web, company, { prospectId, revision: 1 });
    expect(await doneAtOnce(6, submit)).toBe(1);
    expect(await given.versionRows(prospectId)).toHaveLength(1);
    expect(await given.caseRows(prospectId)).toHaveLength(1);
  });
});

describe("the response to a request for changes", () => {
  it("adds the next version to the same case, with a new clock", async () => {
    const { company, prospectId } = await given.drafted();
    await submitProspect(app.web, company, { prospectId, revision: 1 });
    const admin = await operator.admin();
    const [review] = await given.caseRows(prospectId);
    await takeCase(app.web, admin, review?.id ?? "");
    await requestProspectChanges(app.web, admin, {
      caseId: review?.id ?? "",
      reasonCodes: ["incomplete"],
      fieldNotes: [{ field: "business.market", note: "Which market?" }],
      note: null,
      answerBy: "2026-12-10",
    });
    await app.setNow(new Date("2026-12-01T06:00:00Z"));
    const { business } = aContent({ business: { market: "动力电池托盘焊接，约占国内五分之一。" } });
    const { revision } = await saveProspectStep(app.web, company, {
      prospectId,
      step: "business",
      revision: 1,
      fields: business,
      isComplete: true,
    });
    await submitProspect(app.web, company, { prospectId, revision });
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "submitted", latestVersion: 2 });
    const cases = await given.caseRows(prospectId);
    expect(cases).toHaveLength(1);
    expect(cases[0]).toMatchObject({ status: "in_review", decision: null, prospectVersion: 2 });
    expect(cases[0]?.dueAt).toEqual(new Date("2026-12-03T10:00:00Z"));
    expect((await given.eventTypes(prospectId)).slice(-2)).toEqual(["prospect-submitted", "case-answered"]);
  });
});

/** As an admin decides it who has taken the case. */
async function publish(prospectId: string) {
  const admin = await operator.admin();
  const caseId = (await given.caseRows(prospectId)).at(-1)?.id ?? "";
  await takeCase(app.web, admin, caseId);
  await publishProspect(app.web, admin, { caseId, note: null });
}

async function published() {
  const { company, prospectId } = await given.drafted();
  // Nobody else is registered here.
  await chooseDisclosure(app.web, company, { prospectId, wish: { keep: null, isRecognisable: true } });
  await submitProspect(app.web, company, { prospectId, revision: 1 });
  await publish(prospectId);
  return { company, prospectId };
}

/** A moderator sends the change back. */
async function returnChange(prospectId: string) {
  const admin = await operator.admin();
  const caseId = (await given.caseRows(prospectId)).at(-1)?.id ?? "";
  await takeCase(app.web, admin, caseId);
  await requestProspectChanges(app.web, admin, {
    caseId,
    reasonCodes: ["incomplete"],
    fieldNotes: [{ field: "ask.amountMaxFen", note: "Why more?" }],
    note: null,
    answerBy: "2026-12-10",
  });
}

describe("a change of a published prospect", () => {
  const change = async (
    { company, prospectId }: Awaited<ReturnType<typeof published>>,
    ask: Parameters<typeof aContent>[0],
  ) => {
    const { revision } = await saveProspectStep(app.web, company, {
      prospectId,
      step: "ask",
      revision: 1,
      fields: aContent(ask).ask,
      isComplete: true,
    });
    return revision;
  };

  it("leaves the old version live until a moderator has published the new one", async () => {
    const { company, prospectId } = await published();
    const revision = await change({ company, prospectId }, { ask: { amountMaxFen: 900_000_000n } });
    await submitProspect(app.web, company, { prospectId, revision });
    expect(await given.prospectRow(prospectId)).toMatchObject({
      status: "published",
      liveVersion: 1,
      latestVersion: 2,
      soughtFen: 800_000_000n,
    });
    expect((await operator.teaserRow(prospectId))?.version).toBe(1);
    await refuses(
      "prospect-under-review",
      saveProspectStep(app.web, company, {
        prospectId,
        step: "ask",
        revision,
        fields: {},
        isComplete: false,
      }),
    );
    await publish(prospectId);
    expect(await given.prospectRow(prospectId)).toMatchObject({ liveVersion: 2, soughtFen: 900_000_000n });
    expect(await operator.teaserRow(prospectId)).toMatchObject({ version: 2, amountMaxFen: 900_000_000n });
  });

  it("goes live at once where nothing in it is material", async () => {
    const { company, prospectId } = await published();
    const revision = await change({ company, prospectId }, { ask: { firstAnswerDays: 4 } });
    await submitProspect(app.web, company, { prospectId, revision });
    expect(await given.prospectRow(prospectId)).toMatchObject({ liveVersion: 2, latestVersion: 2 });
    expect(await operator.teaserRow(prospectId)).toMatchObject({ version: 2, firstAnswerDays: 4 });
    expect(await given.caseRows(prospectId)).toHaveLength(1);
    expect((await given.eventTypes(prospectId)).at(-1)).toBe("prospect-changed");
  });

  it("isn't put live from a page that showed another choice on its teaser", async () => {
    const { company, prospectId } = await published();
    const revision = await change({ company, prospectId }, { ask: { firstAnswerDays: 4 } });
    const read = { keep: null, isRecognisable: true };
    const submit = () => submitProspect(app.web, company, { prospectId, revision, read });
    await chooseDisclosure(app.web, company, { prospectId, wish: { ...read, keep: "staff" } });
    await refuses("review-outdated", submit, app.traces);
    await chooseDisclosure(app.web, company, { prospectId, wish: read });
    await submit();
    expect(await given.prospectRow(prospectId)).toMatchObject({ liveVersion: 2 });
  });

  it("can be taken back, also once it was returned; the draft stays as it is written", async () => {
    const { company, prospectId } = await published();
    const drop = (version: number) => dropChange(app.web, company, { prospectId, version });
    await refuses("prospect-wrong-state", () => drop(1), app.traces);
    const revision = await change({ company, prospectId }, { ask: { amountMaxFen: 900_000_000n } });
    for (const version of [2, 3]) {
      await submitProspect(app.web, company, { prospectId, revision });
      await refuses("review-outdated", () => drop(version - 1), app.traces);
      if (version === 3) await returnChange(prospectId);
      await drop(version);
      const draft = (await given.prospectRow(prospectId))?.draft;
      expect(draft).toMatchObject({ ask: { amountMaxFen: "900000000" } });
      expect(await given.prospectRow(prospectId)).toMatchObject({ status: "published", liveVersion: 1 });
      expect((await given.caseRows(prospectId)).at(-1)).toMatchObject({ status: "closed", decidedBy: null });
      expect((await given.eventTypes(prospectId)).at(-1)).toBe("prospect-change-dropped");
      await refuses("prospect-wrong-state", () => drop(version), app.traces);
    }
    await submitProspect(app.web, company, { prospectId, revision });
    await publish(prospectId);
    expect(await given.prospectRow(prospectId)).toMatchObject({ liveVersion: 4, soughtFen: 900_000_000n });
  });

  it("that was returned is closed by one that goes live at once", async () => {
    const { company, prospectId } = await published();
    const revision = await change({ company, prospectId }, { ask: { amountMaxFen: 900_000_000n } });
    await submitProspect(app.web, company, { prospectId, revision });
    await returnChange(prospectId);
    const { revision: next } = await saveProspectStep(app.web, company, {
      prospectId,
      step: "ask",
      revision,
      fields: aContent({ ask: { firstAnswerDays: 4 } }).ask,
      isComplete: true,
    });
    await submitProspect(app.web, company, { prospectId, revision: next });
    expect(await given.prospectRow(prospectId)).toMatchObject({ liveVersion: 3 });
    expect((await given.caseRows(prospectId)).map(({ status }) => status)).toEqual(["decided", "closed"]);
  });

  it("is refused where nothing was changed", async () => {
    const { company, prospectId } = await published();
    await app.expectNoWrites();
    await refuses("prospect-unchanged", submitProspect(app.web, company, { prospectId, revision: 1 }));
  });
});
