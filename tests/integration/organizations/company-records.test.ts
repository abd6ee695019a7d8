import { describe, expect, it } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(companiesIn, {}, { isEmptied: true });
const words = translator("en", "forms");
const web = companyPages(app);

describe("the figures per year", () => {
  const grid = (change: Record<string, string> = {}) => ({
    "years[0].year": "2023",
    "years[0].revenueFen": "",
    "years[1].year": "2024",
    "years[1].revenueFen": "3,890",
    "years[1].netProfitFen": "-12.5",
    "years[2].year": "2025",
    "years[2].revenueFen": "47,600,000元",
    "years[2].staff": "86",
    "years[2].rdStaff": "34",
    "years[2].audited": "on",
    version: "1",
    ...change,
  });

  it("are stored in fen, blanks as unknown; a year without any figure is not stored", async () => {
    const company = await given.company();
    expect((await web.signIn(company).post("/company/figures", grid())).status).toBe(303);
    const rows = await given.figuresRows(company.companyId);
    expect(rows).toMatchObject([
      { year: 2024, revenueFen: 3_890_000_000n, profitFen: -12_500_000n, staff: null, isAudited: false },
      {
        year: 2025,
        revenueFen: 4_760_000_000n,
        staff: 86,
        researchStaff: 34,
        isAudited: true,
        assetsFen: null,
      },
    ]);
    expect(rows).toHaveLength(2);
    expect(await given.companyRow(company.companyId)).toMatchObject({ sizeClass: "small" });
  });

  it.each([
    ["years[2].revenueFen", "-1", "amount-negative", {}],
    ["years[2].revenueFen", "1e9", "not-an-amount", {}],
    ["years[2].revenueFen", "9".repeat(30), "amount-too-large", {}],
    ["years[2].mainRevenueFen", "4,761", "exceeds-revenue", {}],
    ["years[2].rdStaff", "87", "exceeds-staff", {}],
    ["years[2].staff", "2.5", "wholeNumber", {}],
    ["years[2].staff", "many", "wholeNumber", {}],
    ["years[1].year", "2025", "year-repeated", {}],
    ["years[1].year", "1066", "tooSmall", { limit: 2000 }],
  ] as const)(
    "are refused with 422 for %s = %s, and nothing is written",
    async (field, value, error, values) => {
      const company = await given.company();
      await app.expectNoWrites();
      const answer = await web.signIn(company).post("/company/figures", grid({ [field]: value }));
      expect(answer.status).toBe(422);
      expect(Object.values(replyIn(answer).form?.error ?? {})).toEqual([[words(error, values as never)]]);
    },
  );

  it("are refused to a page that a colleague's change has outdated, with what was typed", async () => {
    const company = await given.company();
    const who = web.signIn(company);
    expect((await who.post("/company/figures", grid())).status).toBe(303);
    const late = await unchanged(app.traces, () =>
      who.post("/company/figures", grid({ "years[2].staff": "87" })),
    );
    expect([late.status, replyIn(late).refusal?.code]).toEqual([409, "form-outdated"]);
    expect(JSON.stringify(replyIn(late).form?.initialValue)).toContain('"staff":"87"');
    expect((await who.post("/company/figures", grid({ version: "2" }))).status).toBe(303);
  });

  it("need at least one year", async () => {
    const company = await given.company();
    const answer = await web.signIn(company).post("/company/figures", {
      "years[0].year": "2025",
      version: "1",
    });
    expect([answer.status, replyIn(answer).form?.error]).toEqual([
      422,
      { years: [words("figures-missing")] },
    ]);
  });
});

describe("intellectual property and recognitions", () => {
  const right = { act: "save-right", kind: "utility_model", title: "焊接夹具", isSelfDeveloped: "on" };

  it("can be added, corrected and removed", async () => {
    const company = await given.company();
    const who = web.signIn(company);
    expect((await who.post("/company/rights", right)).status).toBe(303);
    const added = (await given.rightRows(company.companyId)).find(({ kind }) => kind === "utility_model");
    expect(added).toMatchObject({ title: "焊接夹具", registrationNumber: null, isSelfDeveloped: true });
    const rightId = added?.id ?? "";
    await who.post("/company/rights", { ...right, rightId, title: "新夹具", grantedOn: "2025-01-02" });
    expect(await given.rightRows(company.companyId)).toContainEqual(
      expect.objectContaining({ id: rightId, title: "新夹具", grantedOn: "2025-01-02" }),
    );
    await who.post("/company/rights", { act: "remove-right", rightId });
    expect(await given.rightRows(company.companyId)).toHaveLength(1);

    const recognition = { act: "save-recognition", code: "high_tech_enterprise", validUntil: "2028-01-31" };
    await who.post("/company/rights", recognition);
    expect(await given.recognitionRows(company.companyId)).toMatchObject([{ validUntil: "2028-01-31" }]);
    await who.post("/company/rights", { act: "remove-recognition", code: "high_tech_enterprise" });
    expect(await given.recognitionRows(company.companyId)).toEqual([]);
  });

  it.each([
    [{ ...right, kind: "trademark" }, "kind", "choice", {}],
    [{ ...right, kind: "" }, "kind", "choice", {}],
    [{ ...right, title: "" }, "title", "required", {}],
    [{ ...right, title: "题".repeat(201) }, "title", "tooLong", { limit: 200 }],
    [{ ...right, grantedOn: "yesterday" }, "grantedOn", "not-a-day", {}],
    [{ ...right, rightId: "1 or 1=1" }, "rightId", "choice", {}],
    [{ act: "save-recognition", code: "unicorn" }, "code", "choice", {}],
    [{ act: "save-recognition", code: "tech_sme", validUntil: "2027-13-01" }, "validUntil", "not-a-day", {}],
    [{ act: "remove-right" }, "rightId", "required", {}],
    [{ act: "burn" }, "act", "choice", {}],
  ] as const)("are refused with 422 for %j", async (fields, field, error, values) => {
    const company = await given.company();
    const answer = await unchanged(app.traces, () =>
      web.signIn(company).post("/company/rights", { ...fields }),
    );
    expect(answer.status).toBe(422);
    expect(replyIn(answer).form?.error).toEqual({ [field]: [words(error, values as never)] });
  });

  it("of another company are not found", async () => {
    const [theirs] = await given.rightRows((await given.company()).companyId);
    const who = web.signIn(await given.company());
    const rightId = theirs?.id ?? "";
    await app.expectNoWrites();
    expect((await who.post("/company/rights", { ...right, rightId })).status).toBe(404);
    expect((await who.post("/company/rights", { act: "remove-right", rightId })).status).toBe(404);
  });
});
