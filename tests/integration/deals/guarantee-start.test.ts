import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { proposeWaiver } from "#app/services/deals/propose-waiver.server.ts";
import { takeBackCondition } from "#app/services/deals/take-back-condition.server.ts";
import { conditionsIn } from "#tests/factories/conditions.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { paidAt } from "#tests/factories/underway.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
let company: CompanyActor;
let institution: InstitutionActor;
let colleague: InstitutionActor;
let made: { id: string; conditionId: string };

beforeEach(async () => {
  await app.empty();
  company = await given.company();
  institution = await given.institution();
  colleague = { ...institution, userId: randomUUID() };
  made = await conditionsIn(app, company, institution).lastOfGuarantee();
});

const as = (actor: InstitutionActor) => web.browser(web.sessions.institution(actor));
const deal = () => `/institution/deals/${made.id}`;
const status = async () => (await db.row("deal", made.id)).status;
const proposesWaiver = () =>
  proposeWaiver(app.web, colleague, {
    dealId: made.id,
    conditionId: made.conditionId,
    reason: "Registered elsewhere.",
    readAt: shown.providedAt,
    paper: "",
  });
const shown = { providedAt: paidAt.toISOString(), paper: "" };

describe("the last condition of a guarantee", () => {
  test("is not settled on the deal's page, which leads to the review: neither as met nor by a waiver", async () => {
    const who = as(institution);
    const page = await who.get(deal());
    expect(page.text).toContain("The last open condition: once it is settled the guarantee is in force.");
    expect(page.text).toContain(`href="${deal()}/effect"`);
    const satisfy = { act: "satisfy", conditionId: made.conditionId, ...shown };
    const met = await unchanged(app.traces, () => who.post(deal(), satisfy));
    expect(met.status).toBe(409);
    expect(met.text).toContain("Nothing has been settled: read the review at the condition first.");
    const { waiverId } = await proposesWaiver();
    const waive = { act: "confirm-waiver", waiverId, ...shown };
    const waived = await unchanged(app.traces, () => who.post(deal(), waive));
    expect(waived.status).toBe(409);
    expect(await status()).toBe("conditions_open");
  });

  test("is settled by its waiver on a review that names the reason, and the guarantee is in force", async () => {
    await proposesWaiver();
    const to = `${deal()}/effect?by=waiver`;
    const proposer = await as(colleague).get(to);
    expect(proposer.text).toContain("You proposed this waiver yourself.");
    const who = as(institution);
    expect((await who.get(deal())).text).toContain(to);
    const review = await who.get(to);
    expect(review.text).toContain("waiver: Registered elsewhere.");
    const sent = { ...Object.fromEntries(shownValues(review.text, "waive-into-effect")), typedAmount: "5M" };
    const done = await who.post(to, { ...sent, act: "waive-into-effect" });
    expect(done.status).toBe(303);
    expect(await status()).toBe("in_force");
    expect((await db.row("dealCondition", made.conditionId)).status).toBe("waived");
  });

  test("is settled by a signatory alone: who may not sign reads who does", async () => {
    const who = as({ ...institution, userId: randomUUID(), memberRole: "member" });
    const page = await who.get(deal());
    expect(page.text).not.toContain(`href="${deal()}/effect"`);
    const sent = { act: "bring-into-effect", conditionId: made.conditionId, ...shown, typedAmount: "5M" };
    const refused = await unchanged(app.traces, () => who.post(`${deal()}/effect`, sent));
    expect(refused.status).toBe(403);
  });

  test("is reviewed anew once another condition is open, or its paper was taken back", async () => {
    const sent = { act: "bring-into-effect", conditionId: made.conditionId, ...shown, typedAmount: "5M" };
    const { companyId, institutionId } = await db.row("deal", made.id);
    const second = await db.insert("dealCondition", {
      companyId,
      institutionId,
      dealId: made.id,
      position: 1,
      description: "Charge registered",
    });
    const who = as(institution);
    expect((await who.get(`${deal()}/effect`)).text).toContain("Conditions are outstanding.");
    const early = await unchanged(app.traces, () => who.post(`${deal()}/effect`, sent));
    expect(early.status).toBe(409);
    await db.update("dealCondition", second.id, {
      status: "satisfied",
      note: "Shown in the register.",
      decidedBy: institution.userId,
      decidedAt: paidAt,
    });
    await takeBackCondition(app.web, company, {
      dealId: made.id,
      conditionId: made.conditionId,
      readAt: shown.providedAt,
    });
    const unproven = await unchanged(app.traces, () => who.post(`${deal()}/effect`, sent));
    expect(unproven.status).toBe(422);
    expect(await status()).toBe("conditions_open");
  });
});
