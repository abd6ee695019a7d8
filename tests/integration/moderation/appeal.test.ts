import { describe, expect, it } from "vitest";
import { appealDecision } from "#app/services/moderation/appeal-decision.server.ts";
import { decideAppeal } from "#app/services/moderation/decide-appeal.server.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { rejectProspect } from "#app/services/moderation/reject-prospect.server.ts";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { withdrawProspect } from "#app/services/prospects/withdraw-prospect.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { testDatabase } from "#tests/factories/test-database.ts";
import { doneAtOnce, refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(moderationIn, {}, { isEmptied: true });
const db = testDatabase(app);

async function rejected() {
  const taken = await given.takenProspect(aContent());
  const no = { caseId: taken.caseId, reasonCodes: ["not_a_technology_company"], note: null };
  await rejectProspect(app.web, taken.admin, no);
  return taken;
}

async function appealed() {
  const all = await rejected();
  await appealDecision(app.web, all.company, { prospectId: all.prospectId, note: "主营激光设备。" });
  return all;
}

describe("an appeal by a company", () => {
  it("is made once: the case waits for another admin, with its own clock", async () => {
    const { caseId, prospectId, company } = await appealed();
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "under_review", appealed: true });
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "appealed",
      assignedTo: null,
      decision: "rejected",
    });
    await app.expectNoWrites();
    await refuses("prospect-wrong-state", appealDecision(app.web, company, { prospectId, note: "Again." }));
  });

  it("is a task of the other moderators, not of who decided what it is against", async () => {
    const { caseId, admin } = await appealed();
    const tasksOf = async (who: typeof admin) => (await readToday(app.web, who)).tasks.map(({ id }) => id);
    expect(await tasksOf(admin)).toEqual([]);
    expect(await tasksOf(await given.admin("Moderator 2"))).toEqual([caseId]);
  });

  it("ends undecided when the company withdraws its prospect", async () => {
    const { caseId, prospectId, company } = await appealed();
    await withdrawProspect(app.web, company, { prospectId, note: null });
    expect(await given.caseRow(caseId)).toMatchObject({ status: "closed", decision: null, decidedBy: null });
    await refuses(
      "case-wrong-state",
      decideAppeal(app.web, await given.admin("Moderator 2"), { caseId, verdict: "overturn", note: "Yes." }),
    );
  });

  it("is refused beside another prospect, of which a company has one under way at a time", async () => {
    const { prospectId, company } = await rejected();
    const second = await startProspect(app.web, company);
    const appeal = () => appealDecision(app.web, company, { prospectId, note: "Look." });
    await refuses("prospect-open-already", appeal, app.traces);
    await withdrawProspect(app.web, company, { prospectId: second, note: null });
    await appeal();
    await refuses("prospect-open-already", () => startProspect(app.web, company), app.traces);
  });

  it("and the start of another at once have one outcome", async () => {
    for (let round = 0; round < 4; round += 1) {
      const { prospectId, company } = await rejected();
      const act = (turn: number): Promise<unknown> =>
        turn === 0
          ? appealDecision(app.web, company, { prospectId, note: "Look." })
          : startProspect(app.web, company);
      expect(await doneAtOnce(2, act)).toBe(1);
    }
  });

  it("is refused against a decision that upheld the first", async () => {
    const { caseId, prospectId, company } = await appealed();
    const other = await given.admin("Moderator 2");
    await decideAppeal(app.web, other, { caseId, verdict: "uphold", note: "Trade, not technology." });
    await app.expectNoWrites();
    await refuses("prospect-appeal-used", appealDecision(app.web, company, { prospectId, note: "Again." }));
  });

  it("is refused where nothing was rejected, to a viewer, and to another company", async () => {
    const open = await given.submittedProspect(aContent());
    const { company, prospectId } = await rejected();
    await app.expectNoWrites();
    const note = "Please look again.";
    await refuses(
      "prospect-wrong-state",
      appealDecision(app.web, open.company, { prospectId: open.prospectId, note }),
    );
    await refuses(
      "not-allowed-role",
      appealDecision(app.web, { ...company, memberRole: "viewer" }, { prospectId, note }),
    );
    await refuses("prospect-not-found", appealDecision(app.web, open.company, { prospectId, note }));
  });
});

describe("the decision on an appeal", () => {
  it("is not made by the admin who rejected", async () => {
    const { caseId, admin } = await appealed();
    await refuses(
      "case-same-person",
      () => decideAppeal(app.web, admin, { caseId, verdict: "overturn", note: null }),
      app.traces,
    );
  });

  it("to uphold rejects the prospect for good, with its codes", async () => {
    const { caseId, prospectId } = await appealed();
    const other = await given.admin("Moderator 2");
    await decideAppeal(app.web, other, { caseId, verdict: "uphold", note: "Trade, not technology." });
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "rejected" });
    expect(await given.caseRow(caseId)).toMatchObject({
      status: "upheld",
      decision: "rejected",
      reasonCodes: ["not_a_technology_company"],
    });
  });

  it("to overturn is refused while another prospect of the company is shown", async () => {
    const { caseId, company, prospectId } = await appealed();
    const { id: second } = await db.insert("prospect", { companyId: company.companyId, status: "paused" });
    const other = await given.admin("Moderator 2");
    const states = async () => [await given.prospectRow(prospectId), await given.caseRow(caseId)];
    const overturn = () => decideAppeal(app.web, other, { caseId, verdict: "overturn", note: null });
    await refuses("case-other-shown", overturn, states);
    await db.update("prospect", second, { status: "withdrawn" });
    await overturn();
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "published" });
  });

  it("to overturn publishes what was submitted", async () => {
    const { caseId, prospectId } = await appealed();
    const other = await given.admin("Moderator 2");
    await decideAppeal(app.web, other, { caseId, verdict: "overturn", note: null });
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "published", liveVersion: 1 });
    expect(await given.teaserRow(prospectId)).toMatchObject({ status: "published" });
    expect(await given.caseRow(caseId)).toMatchObject({ status: "overturned", decision: "published" });
  });
});
