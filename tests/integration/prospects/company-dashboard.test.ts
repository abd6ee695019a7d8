import { describe, expect, it } from "vitest";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";

const { app, given, db } = openWith(companiesIn, {}, { isEmptied: true });
const records = givenIn(app);
const web = companyPages(app);

describe("the dashboard of a company", () => {
  it("is empty until it has registered, and shows its steps while it writes", async () => {
    expect(await readCompanyDashboard(app.web, await given.newcomer())).toBeNull();
    const company = await given.company();
    expect(await readCompanyDashboard(app.web, company)).toMatchObject({ current: null });
    await given.prospect(company);
    const dashboard = await readCompanyDashboard(app.web, company);
    expect(dashboard?.current?.progress.map(({ state }) => state)).toEqual(Array(6).fill("done"));
    expect(dashboard?.current?.met).toEqual([]);
  });

  it("shows each institution once, with its furthest stage and whose turn it is", async () => {
    const { prospect, offerId } = await records.offered();
    await records.consentedIntroduction(prospect, await records.activeMandate());
    const dashboard = await readCompanyDashboard(app.web, prospect.company);
    expect(dashboard?.current?.met).toMatchObject([
      {
        offerId,
        currentState: { of: "offer", status: "issued", turn: "company", act: "decide" },
      },
      {
        offerId: null,
        currentState: { of: "introduction", status: "consented", turn: "institution", by: null },
      },
    ]);
    const { status, text } = await web.signIn(prospect.company).get("/company/institutions.csv");
    expect(status).toBe(200);
    expect(text.trim().split("\n")).toHaveLength(3);
  });

  it("adds up the reasons of passes, without naming the institutions", async () => {
    const prospect = await records.publishedProspect();
    for (const [reasonCode, repairable] of [
      ["leverage", true],
      ["leverage", false],
      ["quota_exhausted", false],
    ] as const) {
      const { id: mandateId, institution } = await records.activeMandate();
      const of = { mandateId, prospectId: prospect.id, institutionId: institution.institutionId };
      await db.insert("pass", { ...of, reasonCode, repairable, note: null, passedBy: null });
    }
    const dashboard = await readCompanyDashboard(app.web, prospect.company);
    expect(dashboard?.current?.passes).toEqual([
      { reasonCode: "leverage", passes: 2, repairable: true },
      { reasonCode: "quota_exhausted", passes: 1, repairable: false },
    ]);
  });

  it("shows nothing of another company", async () => {
    const { prospect } = await records.offered();
    const stranger = await given.company();
    await given.prospect(stranger);
    const dashboard = await readCompanyDashboard(app.web, stranger);
    expect(dashboard?.current).toMatchObject({
      met: [],
      passes: [],
      matches: { eligible: 0, nearMisses: 0 },
    });
    expect(dashboard?.current?.prospect.id).not.toBe(prospect.id);
  });
});
