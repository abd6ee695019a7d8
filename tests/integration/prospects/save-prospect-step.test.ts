import { describe, expect, it } from "vitest";
import { startProspect } from "#app/services/prospects/start-prospect.server.ts";
import { saveProspectStep } from "#app/services/prospects/save-prospect-step.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { doneAtOnce, refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(companiesIn, {}, { isEmptied: true });

const step = (prospectId: string, revision: number, headline: string) => ({
  prospectId,
  step: "business" as const,
  revision,
  fields: { headline },
  isComplete: false,
});

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

describe("the saving of a draft's step", () => {
  it("replaces its fields, and increments the revision", async () => {
    const { company, prospectId } = await given.drafted();
    expect(await saveProspectStep(app.web, company, step(prospectId, 1, "甲"))).toMatchObject({
      revision: 2,
    });
    const { draft, draftRevision } = await given.prospectRow(prospectId);
    expect(draft).toMatchObject({ business: { headline: "甲" }, people: { founders: 3 } });
    expect((draft as { business: object }).business).not.toHaveProperty("market");
    expect(draftRevision).toBe(2);
  });

  it("never overwrites what another tab has saved: it reports the stored values, and writes nothing", async () => {
    const { company, prospectId } = await given.drafted();
    await saveProspectStep(app.web, company, step(prospectId, 1, "甲"));
    const before = await app.traces();
    await expect(saveProspectStep(app.web, company, step(prospectId, 1, "乙"))).rejects.toMatchObject({
      code: "prospect-stale-draft",
      detail: { revision: 2 },
    });
    expect(await app.traces()).toBe(before);
    await saveProspectStep(app.web, company, step(prospectId, 2, "乙"));
    expect((await given.prospectRow(prospectId)).draft).toMatchObject({ business: { headline: "乙" } });
  });

  it("succeeds in one of many tabs", async () => {
    const { company, prospectId } = await given.drafted();
    const save = (tab: number) => saveProspectStep(app.web, company, step(prospectId, 1, `${tab}`));
    expect(await doneAtOnce(8, save)).toBe(1);
    expect((await given.prospectRow(prospectId)).draftRevision).toBe(2);
  });

  it.each(["submitted", "under_review", "rejected", "withdrawn", "funded"] as const)(
    "is refused while the prospect is %s",
    async (status) => {
      const { company, prospectId } = await given.drafted({ status });
      await app.expectNoWrites();
      await expect(saveProspectStep(app.web, company, step(prospectId, 1, "甲"))).rejects.toMatchObject({
        code: status === "funded" ? "prospect-funded" : "prospect-wrong-state",
      });
    },
  );

  it("is refused to another company", async () => {
    const prospectId = await given.prospect(await given.company());
    const stranger = await given.company();
    await app.expectNoWrites();
    await refuses("prospect-not-found", saveProspectStep(app.web, stranger, step(prospectId, 1, "甲")));
  });

  it("copies confirmed figures to the company, with the resulting size class", async () => {
    const { company, prospectId } = await given.drafted();
    const years = [{ year: 2025, revenueFen: 2_999_000_000n, staff: 301 }];
    const figures = { prospectId, step: "figures" as const, fields: { years } };
    await saveProspectStep(app.web, company, { ...figures, revision: 1, isComplete: false });
    expect(await given.figuresRows(company.companyId)).toMatchObject([{ revenueFen: 6_000_000_000n }]);
    await saveProspectStep(app.web, company, { ...figures, revision: 2, isComplete: true });
    expect(await given.figuresRows(company.companyId)).toMatchObject([
      { year: 2025, revenueFen: 2_999_000_000n, staff: 301, profitFen: null },
    ]);
    expect(await given.companyRow(company.companyId)).toMatchObject({ sizeClass: "medium" });
  });
});
