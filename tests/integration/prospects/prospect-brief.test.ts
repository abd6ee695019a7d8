import { describe, expect, it } from "vitest";
import { requestProspectChanges } from "#app/services/moderation/request-prospect-changes.server.ts";
import { takeCase } from "#app/services/moderation/take-case.server.ts";
import { submitProspect } from "#app/services/prospects/submit-prospect.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { dayOn } from "#tests/factories/days.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn, type Browser } from "#tests/support/http/browser.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";

const { app, given } = openWith(companiesIn, {}, { isEmptied: true });
const web = companyPages(app);
const operator = moderationIn(app);
const words = translator("en", "forms");
const fit = translator("en", "ask-fit");

const answers = {
  revision: "1",
  instruments: "ip_pledge_loan",
  amountMinFen: "500",
  amountMaxFen: "800",
  termMonthsMin: "12",
  termMonthsMax: "36",
  securities: "class_one_ip",
  purpose: "new_line",
  useOfFunds: "A welding line.",
  stage: "growth",
  headline: "Fibre-laser welding heads",
  product: "Welding heads of 6 kW.",
  founders: "2",
  revenueFen: "4,760",
  staff: "83",
  recognitions: "tech_sme",
};

/** A company before the draft that its start opened. */
async function writing() {
  const company = await given.company();
  const who = web.signIn(company);
  const at = (await who.post("/company/prospects", {})).headers.location ?? "";
  const prospectId = at.split("/").at(-2) ?? "";
  return { company, who, at, prospectId };
}

const saves = (who: Browser, at: string, change: Record<string, string> = {}) =>
  who.post(at, { ...answers, ...change });

describe("an ask written on one page", () => {
  it("is whole, and is submitted from the preview behind it", async () => {
    const { who, at, prospectId, company } = await writing();
    const saved = await saves(who, at);
    expect([saved.status, saved.headers.location]).toEqual([303, at.replace("brief", "teaser")]);
    const sent = await who.post(at.replace("brief", "teaser"), {
      act: "submit",
      revision: "2",
      readKeep: "none",
      readRecognisable: "no",
      isTrue: "on",
    });
    expect(sent.status).toBe(303);
    const read = (await who.get(at)).text;
    expect(read).toContain("All that funders are matched by and a moderator needs.");
    expect(read).not.toContain("saved as you type");
    const [version] = await given.versionRows(prospectId);
    expect(version?.content).toMatchObject({
      business: { headline: "Fibre-laser welding heads", market: "", customers: "" },
      people: { founders: 2, keyRoles: [], team: "" },
      // Rights that were listed count; of other kinds nothing is said.
      ip: { rights: { invention_patent: 1 }, recognitions: ["tech_sme"] },
    });
    expect((version?.content as { ip: { rights: object } }).ip.rights).toEqual({ invention_patent: 1 });
    expect(await given.recognitionRows(company.companyId)).toMatchObject([{ code: "tech_sme" }]);
    const figures = await given.figuresRows(company.companyId);
    expect(figures.at(-1)).toMatchObject({ revenueFen: 4_760_000_000n, staff: 83, profitFen: 540_000_000n });
  });

  it("leaves a recognition's certificate as it is in the company's list", async () => {
    const { who, at, company } = await writing();
    const before = await given.recognitionRows(company.companyId);
    await saves(who, at, { recognitions: "high_tech_enterprise" });
    expect(await given.recognitionRows(company.companyId)).toEqual(before);
  });

  it("is saved as it is typed, with how many mandates fit", async () => {
    const { who, at, prospectId } = await writing();
    const answer = await who.post(`${at}?save=typing`, { ...answers, staff: "many", recognitions: "" });
    expect(answer.status).toBe(200);
    expect(Object.values((answer.json() as { actionData: object }).actionData)[0]).toMatchObject({
      saved: { revision: 2 },
      refused: ["staff"],
      fit: { title: "Who it fits", count: "0 mandates fit what you have written", changes: [] },
    });
    expect((await given.prospectRow(prospectId)).draft).toMatchObject({
      ask: { amountMinFen: "500000000", instruments: ["ip_pledge_loan"] },
      business: { headline: "Fibre-laser welding heads" },
    });
    expect((await who.get(at)).text).toContain("Fibre-laser welding heads");
  });

  it("counts no mandates for a minimum above its maximum", async () => {
    const { who, at } = await writing();
    const reversed: Record<string, string>[] = [{ amountMinFen: "900" }, { termMonthsMin: "48" }];
    let revision = 1;
    for (const change of reversed) {
      const sent = { ...answers, ...change, revision: String(revision) };
      const answer = await who.post(`${at}?save=typing`, sent);
      expect(Object.values((answer.json() as { actionData: object }).actionData)[0]).toMatchObject({
        saved: { revision: (revision += 1) },
        fit: { count: fit("reversed"), changes: [] },
      });
      expect((await who.get(at)).text).toContain(fit("reversed"));
    }
  });

  it("is counted as its prospect's page counts it: by the version under review, and no more once it has ended", async () => {
    const { who, at, prospectId, company } = await writing();
    const [page, step] = [at.replace("/brief", ""), at.replace("brief", "ask")];
    const everywhere = async (said: string) => {
      for (const path of [at, step, page]) expect((await who.get(path)).text).toContain(said);
    };
    await saves(who, at);
    await everywhere(fit("count", { count: 0 }));
    await submitProspect(app.web, company, { prospectId, revision: 2 });
    await everywhere(fit("sent", { count: 0, version: "1" }));
    for (const [status, said] of [
      ["withdrawn", "over"],
      ["rejected", "rejected"],
      ["funded", "funded"],
    ] as const) {
      await app.sql`update prospect set status = ${status} where id = ${prospectId}`;
      await app.sql`update moderation_case set status = 'closed' where prospect_id = ${prospectId}`;
      await everywhere(fit(said));
    }
  });

  it("is refused with an error at each field and all answers", async () => {
    const { who, at } = await writing();
    await app.expectNoWrites();
    const answer = await saves(who, at, { securities: "", headline: "", amountMaxFen: "lots", staff: "-1" });
    expect(answer.status).toBe(422);
    expect(Object.keys(replyIn(answer).form?.error ?? {}).sort()).toEqual([
      "amountMaxFen",
      "headline",
      "securities",
      "staff",
    ]);
    expect(replyIn(answer).form?.initialValue).toMatchObject({ product: "Welding heads of 6 kW." });
    const rest = await saves(who, at, { securities: "", termMonthsMax: "" });
    expect(replyIn(rest).form?.error).toEqual({
      securities: [words("security-missing")],
      termMonthsMax: [words("term-missing")],
    });
  });

  it("needs neither term nor security for equity alone", async () => {
    const { who, at, prospectId } = await writing();
    const equity = { instruments: "equity", securities: "", termMonthsMin: "", termMonthsMax: "" };
    expect((await saves(who, at, equity)).status).toBe(303);
    expect((await given.prospectRow(prospectId)).draft).toMatchObject({ ask: { securities: ["none"] } });
  });

  it.each(["", "?save=typing"])("is not overwritten by another tab (%s)", async (save) => {
    const { who, at } = await writing();
    await who.post(`${at}?save=typing`, { ...answers, headline: "First tab" });
    await app.expectNoWrites();
    const answer = await who.post(`${at}${save}`, { ...answers, headline: "Second tab" });
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([409, "prospect-stale-draft"]);
    expect(replyIn(answer).form?.initialValue).toMatchObject({ headline: "Second tab" });
  });

  it("is read and not written while it is with a moderator, and opens again with the notes on its fields", async () => {
    const { company, who, at, prospectId } = await writing();
    await saves(who, at);
    await submitProspect(app.web, company, { prospectId, revision: 2 });
    expect((await who.get(at)).text).toContain("Fibre-laser welding heads");
    const closed = await saves(who, at, { revision: "2" });
    expect([closed.status, replyIn(closed).refusal?.code]).toEqual([409, "prospect-wrong-state"]);

    const [review] = await given.caseRows(prospectId);
    const admin = await operator.admin();
    await takeCase(app.web, admin, review?.id ?? "");
    await requestProspectChanges(app.web, admin, {
      caseId: review?.id ?? "",
      reasonCodes: ["incomplete"],
      fieldNotes: [{ field: "ask.useOfFunds", note: "Which line?" }],
      note: null,
      answerBy: dayOn(7),
    });
    expect((await who.get(at)).text).toContain("Which line?");
    expect((await saves(who, at, { revision: "2", useOfFunds: "The second line." })).status).toBe(303);
    await submitProspect(app.web, company, { prospectId, revision: 3 });
    expect((await given.versionRows(prospectId)).at(-1)?.content).toMatchObject({
      ask: { useOfFunds: "The second line." },
    });
  });

  it("is read by a viewer, who can't write it, and is not found by another company", async () => {
    const { company, at } = await writing();
    const viewer = web.signIn({ ...company, memberRole: "viewer" });
    expect((await viewer.get(at)).status).toBe(200);
    const stranger = web.signIn(await given.company());
    await app.expectNoWrites();
    expect((await saves(viewer, at)).status).toBe(403);
    expect((await stranger.get(at)).status).toBe(404);
    expect((await saves(stranger, at)).status).toBe(404);
  });
});
