import { beforeEach, describe, expect, it } from "vitest";
import { USAGE_LIMITS } from "#app/domain/usage/limits.ts";
import { PROSPECT_STATUSES } from "#app/domain/prospects/lifecycle.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { countReading } from "#app/services/usage/count-reading.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { givenIn } from "#tests/factories/given.ts";
import { openWith } from "#tests/factories/open-given.ts";
import type { Browser } from "#tests/support/http/browser.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";
import { stepAnswers } from "#tests/factories/step-answers.ts";

const { app, given, db } = openWith(companiesIn, {}, { isEmptied: true });
const market = givenIn(app);
const web = companyPages(app);

interface Fit {
  count: string;
  changes: { edit: string; gain: string }[];
}
const dataOf = (answer: { json: () => unknown }, of: "loaderData" | "actionData"): { fit?: Fit | null } =>
  Object.values((answer.json() as Record<typeof of, Record<string, { fit?: Fit | null } | null>>)[of]).find(
    (data) => data !== null && "fit" in data,
  ) ?? {};
const fitOn = async (who: Browser, path: string): Promise<Fit> => {
  const { text } = await who.get(path);
  const [, json = "{}"] = /"fit":(\{.*?"link":(?:null|\{[^}]*\})\})/.exec(text) ?? [];
  return JSON.parse(json) as Fit;
};

/** Three mandates that fit a loan of 12 to 36 months against a patent, and three that miss it by one criterion. */
beforeEach(async () => {
  for (let n = 0; n < 3; n += 1) await market.activeMandate();
  for (const termMonthsMin of [48, 60])
    await market.activeMandate(undefined, { termMonthsMin, termMonthsMax: 120 });
  await market.activeMandate(undefined, { minRevenueFen: 900_000_000_000n });
});
const fits = "3 mandates fit what you have written";

describe("beside an ask that is written, its company reads", () => {
  it("how many mandates fit, and what each change of the ask would add: on the steps and the one page", async () => {
    const { who, at } = await web.writing();
    for (const step of ["ask", "brief", "teaser", ""]) {
      const fit = await fitOn(who, step === "" ? at : `${at}/${step}`);
      expect(fit.count).toBe(fits);
      // No change of the ask reaches a revenue.
      expect(fit.changes).toEqual([{ edit: "Accept 60 months or more.", gain: "+2" }]);
    }
  });

  it("the count anew with each save, from what is typed", async () => {
    const { who, at } = await web.writing();
    const answer = await who.post(`${at}/ask?save=typing`, { ...stepAnswers.ask, termMonthsMax: "60" });
    expect(dataOf(answer, "actionData").fit).toMatchObject({ count: "5 mandates fit what you have written" });
    const blank = await who.post(`${at}/ask?save=typing`, { revision: "2", stage: "growth" });
    expect(dataOf(blank, "actionData").fit?.count).toMatch(/^Choose an instrument/);
  });

  it("no count beyond the limit on previews; what was typed is saved all the same", async () => {
    const { who, at, prospectId } = await web.writing();
    const [prospect] = await db.rows("prospect", { id: prospectId });
    const [member] = await app.sql<{ userId: string }>`select user_id as "userId" from accounts.member
      where organization_id = ${prospect?.companyId}`;
    const actor = {
      kind: "company",
      companyId: prospect?.companyId ?? "",
      userId: member?.userId ?? "",
      memberRole: "owner",
    } as const;
    for (let n = 0; n < USAGE_LIMITS.preview.person.hour; n += 1)
      await countReading(app.web, actor, "preview");
    const answer = await who.post(`${at}/ask?save=typing`, { ...stepAnswers.ask, termMonthsMax: "60" });
    expect(answer.status).toBe(200);
    expect(dataOf(answer, "actionData").fit?.count).toMatch(/^Saved, and not counted/);
    expect((await given.prospectRow(prospectId)).draft).toMatchObject({ ask: { termMonthsMax: 60 } });
  });
});

describe("on the prospect's page", () => {
  it("the version that is with a moderator is counted, not what the company has changed since", async () => {
    const { company, prospectId } = await given.drafted();
    const who = web.signIn(company);
    await submitProspect(app.web, company, { prospectId, revision: 1 });
    const read = () => fitOn(who, `/company/prospects/${prospectId}`);
    expect((await read()).count).toBe("3 mandates fit version 1");
    await market.activeMandate(undefined, { sectorsIncluded: ["photonics"] });
    expect((await read()).count).toBe("4 mandates fit version 1");
    await db.update("company", company.companyId, { sector: "new-materials/composites" });
    expect((await read()).count).toBe("4 mandates fit version 1");
  });

  it.each(PROSPECT_STATUSES)("no state says that none fits, unless it is counted: %s", async (status) => {
    const { company, prospectId } = await given.drafted({ status });
    await given.version(prospectId, company);
    await given.setProspect(prospectId, { latestVersion: 1 });
    const { count } = await fitOn(web.signIn(company), `/company/prospects/${prospectId}`);
    const isCounted = ["draft", "changes_requested", "submitted", "under_review"].includes(status);
    if (isCounted) expect(count).toMatch(/^3 mandates fit/);
    else expect(count).not.toMatch(/\d/);
    expect(count).not.toBe("");
  });
});
