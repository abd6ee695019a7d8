import { describe, expect, it } from "vitest";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { doneAtOnce, refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(companiesIn, {}, { isEmptied: true });

describe("the start of a prospect", () => {
  it("copies the figures that the company has given", async () => {
    const company = await given.company();
    const prospectId = await startProspect(app.web, company);
    const { draft, status } = await given.prospectRow(prospectId);
    expect(status).toBe("draft");
    expect(draft).toMatchObject({
      figures: { years: [{ year: 2025, revenueFen: "6000000000", staff: 86 }] },
    });
    expect(await given.eventTypes(prospectId)).toEqual(["prospect-started"]);
  });

  it("needs a registered company, and one prospect at a time", async () => {
    const newcomer = await given.newcomer();
    await refuses("company-profile-incomplete", startProspect(app.web, newcomer));
    const company = await given.company();
    await startProspect(app.web, company);
    await refuses("prospect-open-already", () => startProspect(app.web, company), app.traces);
  });

  it("is done once, however many requests arrive at once", async () => {
    const company = await given.company();
    expect(await doneAtOnce(6, () => startProspect(app.web, company))).toBe(1);
  });

  it("is possible again once the prospect before was withdrawn", async () => {
    const company = await given.company();
    await given.prospect(company, { status: "withdrawn" });
    await expect(startProspect(app.web, company)).resolves.toEqual(expect.any(String));
  });
});
