import { describe, expect, it } from "vitest";
import { readCase } from "#app/services/moderation/read-case.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { chooseDisclosure } from "#app/services/prospects/choose-disclosure.server.ts";
import { renewTeasers } from "#app/services/prospects/renew-teasers.server.ts";
import { resumeProspect } from "#app/services/prospects/resume-prospect.server.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith, system } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

const noon = new Date("2026-11-25T04:00:00Z");
const { app, given } = openWith(moderationIn, {}, { isEmptied: true, startsAt: noon });

const web = testWeb(app, builtPages, "en");
const inHand = given.takenProspect;

describe("a published teaser", () => {
  it("shows no more than five companies share, and prefers what the company wants shown", async () => {
    const { prospectId, caseId, admin } = await inHand(aContent(), { alike: 4 });
    const { company } = aContent();
    // One of the five is in another district, and one of another age.
    await app.sql`update registered_company set district = '2201/220104'
      where code = (select min(code) from registered_company)`;
    await app.sql`update registered_company set founded_on = '1999-01-01'
      where code = (select max(code) from registered_company)`;
    await app.sql`update prospect set keep_shown = 'place' where id = ${prospectId}`;
    await publishProspect(app.web, admin, { caseId, note: null });
    expect(await given.teaserRow(prospectId)).toMatchObject({
      bands: { sector: company.sector, place: "2201", ageYears: null },
    });
    expect(await given.prospectRow(prospectId)).toMatchObject({ sharedBy: 5 });
  });

  it("is refused where fewer than five share it, until the company agrees to be recognised", async () => {
    const { prospectId, caseId, admin, company } = await inHand(aContent(), { alike: 3 });
    const publish = () => publishProspect(app.web, admin, { caseId, note: null });
    await refuses("case-checks-not-met", publish, app.traces);
    await chooseDisclosure(app.web, company, { prospectId, wish: { keep: null, isRecognisable: true } });
    await publish();
    const { company: own } = aContent();
    expect(await given.teaserRow(prospectId)).toMatchObject({
      bands: { sector: own.sector, place: own.district },
    });
    expect(await given.prospectRow(prospectId)).toMatchObject({ sharedBy: 4 });
    // With its agreement withdrawn, nothing is shown that fewer than five share.
    await chooseDisclosure(app.web, company, { prospectId, wish: { keep: null, isRecognisable: false } });
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "paused" });
    expect(await given.teaserRow(prospectId)).toMatchObject({ status: "paused" });
  });
});

describe("the choice from a page that a colleague's choice has overtaken", () => {
  it.each([true, false])(
    "changes nothing, whether the company agrees to be recognisable by now: %s",
    async (agrees) => {
      const { prospectId, company } = await companiesIn(app).drafted();
      const choose = (isRecognisable: boolean) =>
        chooseDisclosure(app.web, company, { prospectId, wish: { keep: null, isRecognisable } });
      await choose(!agrees);
      const who = web.browser(web.sessions.company(company));
      const path = `/company/prospects/${prospectId}/teaser`;
      const page = await who.get(path);
      const pin = (name: string) => new RegExp(`name="${name}" value="([a-z]+)"`).exec(page.text)?.[1] ?? "";
      const shown = { readKeep: pin("readKeep"), readRecognisable: pin("readRecognisable") };
      expect(shown).toEqual({ readKeep: "none", readRecognisable: agrees ? "no" : "yes" });
      await choose(agrees);
      const typed = { act: "disclose", keep: "place", ...(agrees ? {} : { isRecognisable: "on" }) };
      const answer = await unchanged(app.traces, () => who.post(path, { ...shown, ...typed }));
      expect(answer.status).toBe(409);
      expect(answer.text).toContain("This form is from an older page");
      expect(answer.text).toMatch(
        /<option[^>]* value="place" selected=""|<option[^>]* selected="" value="place"/,
      );
      expect(await given.prospectRow(prospectId)).toMatchObject({ isRecognisable: agrees, keepShown: null });
      const again = { readKeep: "none", readRecognisable: agrees ? "yes" : "no", keep: "place" };
      expect((await who.post(path, { ...typed, ...again })).status).toBe(303);
    },
  );
});

describe("the submission from a page that a colleague's choice has overtaken", () => {
  it.each([
    { keep: null, isRecognisable: true },
    { keep: "place", isRecognisable: false },
  ] as const)("is refused, and its page shows the choice: %o", async (wish) => {
    const { prospectId, company } = await companiesIn(app).drafted();
    const who = web.browser(web.sessions.company(company));
    const path = `/company/prospects/${prospectId}/teaser`;
    const read = ({ text }: { text: string }) => {
      const form = /<form[^>]*>(?:(?!<\/form>).)*value="submit".*?<\/form>/s.exec(text)?.[0] ?? "";
      const pin = (name: string) => new RegExp(`name="${name}" value="(\\w+)"`).exec(form)?.[1] ?? "";
      return {
        revision: pin("revision"),
        readKeep: pin("readKeep"),
        readRecognisable: pin("readRecognisable"),
      };
    };
    const shown = read(await who.get(path));
    expect(shown).toEqual({ revision: "1", readKeep: "none", readRecognisable: "no" });
    await chooseDisclosure(app.web, company, { prospectId, wish });

    const sends = (pins: Record<string, string>) => who.post(path, { act: "submit", ...pins, isTrue: "on" });
    const answer = await unchanged(app.traces, () => sends(shown));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("What you reviewed has changed meanwhile");
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "draft", latestVersion: 0 });
    // Its forms state the choice as it is now.
    const showsPlace = /<option[^>]* value="place" selected=""|<option[^>]* selected="" value="place"/;
    expect(showsPlace.test(answer.text)).toBe(wish.keep === "place");
    expect(/<input[^>]*name="isRecognisable"[^>]*>/.exec(answer.text)?.[0].includes('checked=""')).toBe(
      wish.isRecognisable,
    );
    const again = read(answer);
    expect(again).toEqual({
      revision: "1",
      readKeep: wish.keep ?? "none",
      readRecognisable: wish.isRecognisable ? "yes" : "no",
    });
    expect((await sends(again)).status).toBe(303);
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "submitted" });
  });

  it.each(["readKeep", "readRecognisable"])("is no form without %s", async (left) => {
    const { prospectId, company } = await companiesIn(app).drafted();
    const who = web.browser(web.sessions.company(company));
    const pins = { revision: "1", readKeep: "none", readRecognisable: "no", isTrue: "on" };
    const sent = Object.fromEntries(Object.entries(pins).filter(([name]) => name !== left));
    const answer = await unchanged(app.traces, () =>
      who.post(`/company/prospects/${prospectId}/teaser`, { act: "submit", ...sent }),
    );
    expect(answer.status).toBe(422);
  });
});

describe("a text that states what the teaser generalises", () => {
  it("may name a title or a district that its teaser omits if a moderator accepts it", async () => {
    const names = aContent({ business: { customers: "长春新区的高新技术企业。" } });
    const few = await inHand(names, { alike: 9 });
    const code = "(select code from registered_company order by code limit 6)";
    // With three left in the district alone, the city is shown; nor do five share the title.
    await app.owner.query(
      `update registered_company set district = '2201/220104', titles = '{}' where code in ${code} and code <> $1`,
      [names.company.uscc],
    );
    const { submission } = await readCase(app.web, few.admin, few.caseId);
    expect(submission?.checks.find(({ check }) => check === "names")).toMatchObject({
      outcome: "not_met",
      blocking: false,
      findings: [
        { field: "business.customers", kind: "title", found: "高新技术企业" },
        { field: "business.customers", kind: "district", found: "长春新区" },
      ],
    });
    expect(submission?.checks.find(({ check }) => check === "cohort")).toMatchObject({ outcome: "met" });
    await publishProspect(app.web, few.admin, { caseId: few.caseId, note: null });
    expect(await given.teaserRow(few.prospectId)).toMatchObject({ status: "published" });
    await app.empty();
    const enough = await inHand(names, { alike: 9 });
    await publishProspect(app.web, enough.admin, { caseId: enough.caseId, note: null });
    expect(await given.teaserRow(enough.prospectId)).toMatchObject({
      bands: { place: names.company.district, recognitions: ["high_tech_enterprise"] },
    });
  });

  it("is published for a company that agreed to be recognised, without its stock code", async () => {
    const revealing = { people: { team: "成立于2016年，现有员工86人。" } };
    const agreed = { keep: null, isRecognisable: true };
    const { prospectId, caseId, admin, company } = await inHand(aContent(revealing), { alike: 3 });
    await chooseDisclosure(app.web, company, { prospectId, wish: agreed });
    await publishProspect(app.web, admin, { caseId, note: null });
    expect(await given.teaserRow(prospectId)).toMatchObject({ status: "published" });
    // With its agreement withdrawn, the texts are hidden.
    await chooseDisclosure(app.web, company, { prospectId, wish: { ...agreed, isRecognisable: false } });
    expect(await given.teaserRow(prospectId)).toMatchObject({ status: "paused" });
    await app.sql`update prospect set shared_by = 9 where id = ${prospectId}`;
    await refuses("prospect-texts-tell", () => resumeProspect(app.web, company, prospectId), app.traces);
    await app.empty();
    const listed = await inHand(aContent({ people: { team: "证券代码830001" } }), { alike: 3 });
    await chooseDisclosure(app.web, listed.company, { prospectId: listed.prospectId, wish: agreed });
    await refuses(
      "case-checks-not-met",
      publishProspect(app.web, listed.admin, { caseId: listed.caseId, note: null }),
    );
  });
});

describe("a published prospect whose cohort shrinks", () => {
  async function published() {
    const sent = await inHand(aContent(), { alike: 4 });
    await publishProspect(app.web, sent.admin, { caseId: sent.caseId, note: null });
    return sent;
  }
  /** One of the others ends. */
  const leave = (companyId: string) =>
    app.sql`delete from registered_company
    where code = (select min(code) from registered_company where company_id <> ${companyId})`;

  it("is shown unchanged until the quarter's first day, then paused, and its company is notified", async () => {
    const { prospectId, company } = await published();
    await leave(company.companyId);
    await app.setNow(new Date("2026-12-31T03:00:00Z"));
    expect(await renewTeasers(app.worker, system)).toBe(0);
    expect(await given.teaserRow(prospectId)).toMatchObject({ status: "published" });

    await app.setNow(new Date("2026-12-31T19:10:00Z"));
    expect(await renewTeasers(app.worker, system)).toBe(1);
    expect(await given.prospectRow(prospectId)).toMatchObject({ status: "paused", sharedBy: 4 });
    expect(await given.teaserRow(prospectId)).toMatchObject({
      status: "paused",
      bands: { sector: "photonics", place: "2201", size: null, ageYears: null, recognitions: [] },
    });
    expect(await given.queuedJobs()).toContainEqual({
      task: "notify-company-prospect-recognisable",
      payload: { prospectId },
    });

    await refuses("prospect-recognisable", () => resumeProspect(app.web, company, prospectId), app.traces);
    await chooseDisclosure(app.web, company, { prospectId, wish: { keep: null, isRecognisable: true } });
    await resumeProspect(app.web, company, prospectId);
    expect(await given.teaserRow(prospectId)).toMatchObject({ status: "published" });
  });
});
