import { describe, expect, it } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { aContent } from "#tests/factories/content.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { stepAnswers } from "#tests/factories/step-answers.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";

const { app, given } = openWith(companiesIn, {}, { isEmptied: true });
const words = translator("en", "forms");
const web = companyPages(app);

describe("the steps of a prospect without JavaScript", () => {
  it("are saved one after the other, then submitted", async () => {
    const company = await given.company();
    const who = web.signIn(company);
    const started = await who.post("/company/prospects", {});
    const at = (started.headers.location ?? "").replace(/\/brief$/, "");
    let revision = 1;
    const leads = [
      ["business", "people"],
      ["people", "figures"],
      ["ip", "ask"],
      ["ask", "teaser"],
    ] as const;
    for (const [step, next] of leads) {
      const answer = await who.post(`${at}/${step}`, { ...stepAnswers[step], revision: String(revision) });
      expect([answer.status, answer.headers.location]).toEqual([303, `${at}/${next}`]);
      revision += 1;
    }
    expect((await who.get(`${at}/teaser`)).status).toBe(200);
    const shown = { revision: String(revision), readKeep: "none", readRecognisable: "no" };
    const sent = await who.post(`${at}/teaser`, { act: "submit", ...shown, isTrue: "on" });
    expect([sent.status, sent.headers.location]).toEqual([303, at]);
    expect(await given.prospectRow(at.split("/").at(-1) ?? "")).toMatchObject({ status: "submitted" });
    expect((await who.get(at)).status).toBe(200);
    expect((await who.get("/company")).status).toBe(200);
    // It is not published yet, and its list says what its draft seeks.
    const list = (await who.get("/company/prospects")).json() as { loaderData: Record<string, unknown> };
    expect(list.loaderData["/company/prospects"]).toMatchObject({ prospects: [{ soughtFen: "800000000" }] });
    expect((await who.get("/company/institutions.csv")).headers["content-type"]).toContain("text/csv");
  });

  it("may be saved half done, as far as their values are well formed", async () => {
    const { who, prospectId, at } = await web.writing();
    const left = await who.post(`${at}/ask?save=draft`, { revision: "1", amountMinFen: "5", stage: "seed" });
    expect([left.status, left.headers.location]).toEqual([303, "/company"]);
    expect((await given.prospectRow(prospectId)).draft).toMatchObject({
      ask: { amountMinFen: "5000000", stage: "seed" },
    });
    await app.expectNoWrites();
    const refused = await who.post(`${at}/ask?save=draft`, { revision: "2", amountMinFen: "five" });
    expect([refused.status, replyIn(refused).form?.error]).toEqual([
      422,
      { amountMinFen: [words("not-an-amount")] },
    ]);
  });

  it("are saved while being typed as far as values are well formed, and the other fields are named", async () => {
    const { who, prospectId, at } = await web.writing();
    const form = { revision: "1", amountMinFen: "6", amountMaxFen: "lots", instruments: "equity" };
    const answer = await who.post(`${at}/ask?save=typing`, form);
    expect(answer.status).toBe(200);
    expect(Object.values((answer.json() as { actionData: object }).actionData)[0]).toMatchObject({
      saved: { revision: 2 },
      refused: ["amountMaxFen"],
    });
    expect((await given.prospectRow(prospectId)).draft).toMatchObject({
      ask: { amountMinFen: "6000000", instruments: ["equity"] },
    });
  });
});

describe("a prospect edited in two tabs", () => {
  it.each(["", "?save=typing", "?save=draft"])(
    "informs the second to save (%s), keeps its values, and writes nothing",
    async (save) => {
      const { who, at } = await web.writing();
      await who.post(`${at}/business?save=typing`, { ...stepAnswers.business, headline: "First tab" });
      await app.expectNoWrites();
      const answer = await who.post(`${at}/business${save}`, {
        ...stepAnswers.business,
        headline: "Second tab",
      });
      expect([answer.status, replyIn(answer).refusal?.code]).toEqual([409, "prospect-stale-draft"]);
      expect(replyIn(answer).form?.initialValue).toMatchObject({ headline: "Second tab" });
      const { loaderData } = answer.json() as {
        loaderData: Record<string, { draft: unknown; prospect: unknown }>;
      };
      expect(Object.values(loaderData).find((data) => data !== null && "draft" in data)).toMatchObject({
        draft: { business: { headline: "First tab" } },
        prospect: { draftRevision: 2 },
      });
    },
  );
});

describe("an error in texts that reveal more than the teaser", () => {
  it.each([
    [false, "findings", "agreedFindings"],
    [true, "agreedFindings", "findings"],
  ])("leads to the teaser step; agreed to be recognisable: %s", async (isRecognisable, list, other) => {
    const company = await given.company();
    const draft = aContent({ people: { team: "公司成立于2016年，现有员工86人。" } });
    const prospectId = await given.prospect(company, { draft });
    await app.sql`update prospect set is_recognisable = ${isRecognisable} where id = ${prospectId}`;
    const { text } = await web.signIn(company).get(`/company/prospects/${prospectId}/teaser`);
    const listed = [
      { field: "people.team", found: "成立于2016年", fact: "founding_year" },
      { field: "people.team", found: "员工86人", fact: "staff" },
    ];
    expect(text).toContain(`"${list}":${JSON.stringify(listed)}`);
    expect(text).toContain(`"${other}":[]`);
  });
});

describe("the address of a prospect", () => {
  it.each(["business", "teaser", "company", ""])(
    "of another company is not found, read or written: %s",
    async (step) => {
      const { at } = await web.writing();
      const stranger = web.signIn(await given.company());
      await app.expectNoWrites();
      const path = step === "" ? at : `${at}/${step}`;
      expect((await stranger.get(path)).status).toBe(404);
      const submission = { act: "submit", readKeep: "none", readRecognisable: "no", isTrue: "on" };
      const form = step === "" ? { act: "pause" } : { ...stepAnswers.business, ...submission };
      // The company's own step is only read: nobody posts to it.
      expect((await stranger.post(path, form)).status).toBe(step === "company" ? 405 : 404);
    },
  );

  it.each(["not-an-id/business", "1/business", "../business"])("that is %s is not found", async (path) => {
    const { who } = await web.writing();
    expect((await who.get(`/company/prospects/${path}`)).status).toBe(404);
  });

  it("with an unknown step is not found", async () => {
    const { who, at } = await web.writing();
    expect((await who.get(`${at}/palace`)).status).toBe(404);
    expect((await who.post(`${at}/palace`, stepAnswers.business)).status).toBe(404);
    expect((await who.post(`${at}/company`, stepAnswers.business)).status).toBe(405);
  });

  it("that is with a moderator can be read and not written", async () => {
    const { who, at } = await web.writing("submitted");
    await app.expectNoWrites();
    expect((await who.get(`${at}/business`)).status).toBe(200);
    const answer = await who.post(`${at}/business`, stepAnswers.business);
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([409, "prospect-wrong-state"]);
  });
});
