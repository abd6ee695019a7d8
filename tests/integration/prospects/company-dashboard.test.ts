import { describe, expect, it } from "vitest";
import { addDays, type Day, dayOf, instantOf } from "#app/lib/days.ts";
import { requestDocument } from "#app/services/documents/request-document.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { readCompanyDashboard } from "#app/services/prospects/read-company-dashboard.server.ts";
import { refreshPublicFigures } from "#app/services/public/refresh-public-figures.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";

const { app, given, db } = openWith(companiesIn, {}, { isEmptied: true });
const records = givenIn(app);
const web = companyPages(app);
type ActiveMandate = Awaited<ReturnType<typeof records.activeMandate>>;

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

  it("names the document that an institution asks for first, while its consent lasts", async () => {
    const prospect = await records.publishedProspect();
    const { company } = prospect;
    const mandate = await records.activeMandate();
    const { id: introductionId } = await records.consentedIntroduction(prospect, mandate);
    const ask = (kind: "bank_statement" | "licence", dueOn: Day) =>
      requestDocument(app.web, mandate.institution, {
        introductionId,
        kind,
        words: "Of the last half-year.",
        dueOn,
      });
    const today = dayOf(app.web.now());
    const [soon, later] = [addDays(today, 6), addDays(today, 9)];
    await ask("licence", later);
    await ask("bank_statement", soon);
    const dashboard = () => readCompanyDashboard(app.web, company);
    const shown = async () => (await dashboard())?.current?.met[0];
    expect((await dashboard())?.firstSteps).toBeNull();
    expect(await shown()).toMatchObject({
      paperId: expect.any(String) as string,
      paperKind: "bank_statement",
      papersOpen: 2,
      paperDueAt: instantOf(soon, 18),
    });
    await revokeConsent(app.web, company, introductionId);
    expect(await shown()).toMatchObject({ paperId: null, paperDueAt: null });
    // The first steps were taken, though nothing is left of the consent.
    expect((await dashboard())?.firstSteps).toBeNull();
  });

  it("adds up the reasons of passes once five institutions have given them, once a day", async () => {
    const prospect = await records.publishedProspect();
    const passesBy = async (reasonCode: string, repairable = false, mandate?: ActiveMandate) => {
      const { id: mandateId, institution } = mandate ?? (await records.activeMandate());
      const { institutionId } = institution;
      const of = { mandateId, prospectId: prospect.id, institutionId };
      await db.insert("pass", { ...of, reasonCode, repairable, note: null, passedBy: null });
      return of;
    };
    const shown = async () => (await readCompanyDashboard(app.web, prospect.company))?.current?.passes;
    const nextDay = async () => {
      await app.setNow(new Date(app.web.now().getTime() + 86_400_000));
      await refreshPublicFigures(app.worker, { kind: "system" });
    };
    const first = await records.activeMandate();
    await passesBy("leverage", false, first);
    for (let more = 0; more < 4; more += 1) {
      await passesBy("leverage", false, await records.activeMandate(first.institution));
    }
    await nextDay();
    // One institution with five mandates is one.
    expect(await shown()).toBeNull();
    for (const code of ["leverage", "sector", "sector"]) await passesBy(code, code === "leverage");
    await nextDay();
    expect(await shown()).toBeNull();
    const fifth = await passesBy("quota_exhausted");
    // Not before the day is over, however often the worker looks.
    await refreshPublicFigures(app.worker, { kind: "system" });
    expect(await shown()).toBeNull();
    await nextDay();
    const five = {
      institutions: 5,
      reasons: [
        { reasonCode: "leverage", institutions: 2, repairable: true },
        { reasonCode: "sector", institutions: 2, repairable: false },
        { reasonCode: "quota_exhausted", institutions: 1, repairable: false },
      ],
    };
    expect(await shown()).toEqual(five);
    // The next act of one institution changes nothing, nor does its end.
    await passesBy("revenue");
    await nextDay();
    expect(await shown()).toEqual(five);
    await app.sql`delete from pass where mandate_id = ${fifth.mandateId}`;
    await nextDay();
    expect(await shown()).toEqual(five);
    for (let more = 0; more < 3; more += 1) await passesBy("revenue");
    await nextDay();
    expect(await shown()).toMatchObject({ institutions: 8 });
    await app.sql`delete from pass where reason_code <> 'sector'`;
    await nextDay();
    expect(await shown()).toBeNull();
  });

  it("shows nothing of another company", async () => {
    const { prospect } = await records.offered();
    const stranger = await given.company();
    await given.prospect(stranger);
    const dashboard = await readCompanyDashboard(app.web, stranger);
    expect(dashboard?.current).toMatchObject({
      met: [],
      passes: null,
      matches: { eligible: 0, nearMisses: 0 },
    });
    expect(dashboard?.current?.prospect.id).not.toBe(prospect.id);
  });
});
