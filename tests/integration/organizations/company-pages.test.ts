import { describe, expect, it } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { companiesIn } from "#tests/factories/companies.ts";
import { validCode } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { replyIn } from "#tests/support/http/browser.ts";
import { companyPages } from "#tests/support/http/company-pages.ts";
import { unchanged } from "#tests/support/refusals.ts";

const { app, given } = openWith(companiesIn, {}, { isEmptied: true });
const words = translator("en", "forms");
const web = companyPages(app);

const profile = (change: Record<string, string> = {}): Record<string, string> => ({
  version: "0",
  uscc: validCode(),
  legalName: "长春澄光激光科技有限公司",
  englishName: "",
  establishedOn: "2016-05-18",
  registeredCapitalFen: "2,000",
  sector: "photonics/laser-devices",
  district: "2201/changchun-new-area",
  address: "光谷大街 1 号",
  website: "",
  contactName: "周澄",
  contactPhone: "0431-8000 0000",
  contactEmail: "desk@company.test",
  ...change,
});

describe("the registration of a company", () => {
  it("is the page that a newcomer is redirected to, and leads on to the prospect", async () => {
    const newcomer = await given.newcomer();
    const who = web.signIn(newcomer, false);
    const to = (await who.get("/company/prospects")).headers.location ?? "";
    expect(to).toBe("/company/profile?instead=yes");
    expect((await who.get(to)).text).toContain("needs your company’s data first");
    expect((await who.get("/company/profile")).text).not.toContain("needs your company’s data first");
    expect((await who.get("/company")).status).toBe(200);
    const answer = await who.post("/company/profile", profile({ uscc: " ９122 0101 ma0y 1234 0q" }));
    expect(answer.status).toBe(303);
    expect(answer.headers.location).toMatch(/^\/company\/prospects\/[\da-f-]{36}\/brief$/);
    expect(await given.companyRow(newcomer.companyId)).toMatchObject({
      uscc: "91220101MA0Y12340Q",
      nameEn: null,
      registeredCapitalFen: 2_000_000_000n,
      establishedOn: "2016-05-18",
      sizeClass: null,
      version: 1,
    });
  });

  it("accepts a code that another company has like a free one: nobody learns who is a customer", async () => {
    const taken = (await given.companyRow((await given.company()).companyId))?.uscc ?? "";
    for (const uscc of [taken, "91220101MA0Y12340Q"]) {
      const newcomer = await given.newcomer();
      const answer = await web.signIn(newcomer, false).post("/company/profile", profile({ uscc }));
      expect([answer.status, answer.text]).toEqual([303, ""]);
      expect(answer.headers.location).toMatch(/\/brief$/);
      expect(await given.companyRow(newcomer.companyId)).toMatchObject({
        uscc: uscc,
        codeVerifiedAt: null,
      });
    }
  });

  it("accepts five codes an hour of one company, then answers 429 with the values kept", async () => {
    const company = await given.company();
    const who = web.signIn(company);
    const enter = (uscc: string, version: number) =>
      who.post("/company/profile", profile({ uscc, version: String(version) }));
    for (let version = 1; version <= 5; version += 1)
      expect((await enter(validCode(), version)).status).toBe(303);
    const answer = await unchanged(app.traces, () => enter(validCode(), 6));
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([429, "usage-limit-reached"]);
    expect(Number(answer.headers["retry-after"])).toBeGreaterThan(3_500);
    expect(replyIn(answer).form?.initialValue).toMatchObject({ address: "光谷大街 1 号" });
  });

  it.each([
    ["uscc", "", "required", {}],
    ["uscc", "9122010778260011J", "uscc-format", {}],
    ["uscc", "91220107782600114K", "uscc-checksum", {}],
    ["legalName", " ", "required", {}],
    ["legalName", "企".repeat(121), "tooLong", { limit: 120 }],
    ["englishName", "x".repeat(161), "tooLong", { limit: 160 }],
    ["establishedOn", "2027-02-30", "not-a-day", {}],
    ["registeredCapitalFen", "-1", "amount-negative", {}],
    ["registeredCapitalFen", "lots", "not-an-amount", {}],
    ["sector", "photonics", "choice", {}],
    ["sector", "magic", "choice", {}],
    ["district", "110101", "choice", {}],
    ["website", "javascript:alert(1)", "url", {}],
    ["contactPhone", "call me", "phone", {}],
    ["contactEmail", "desk", "email", {}],
    ["address", "", "required", {}],
  ] as const)(
    "answers 422 to %s = %s, names the field and keeps the rest",
    async (field, value, error, values) => {
      const newcomer = await given.newcomer();
      await app.expectNoWrites();
      const answer = await web.signIn(newcomer, false).post("/company/profile", profile({ [field]: value }));
      expect(answer.status).toBe(422);
      expect(replyIn(answer).form?.error).toEqual({ [field]: [words(error, values as never)] });
      const kept =
        field === "legalName" ? { contactName: "周澄" } : { legalName: "长春澄光激光科技有限公司" };
      expect(replyIn(answer).form?.initialValue).toMatchObject(kept);
    },
  );
});

describe("a change of the profile", () => {
  it("increments its version, and is refused from a form with an older one", async () => {
    const company = await given.company();
    const who = web.signIn(company);
    const { uscc = "" } = (await given.companyRow(company.companyId)) ?? {};
    expect((await who.post("/company/profile", profile({ uscc, version: "1", address: "甲" }))).status).toBe(
      303,
    );
    expect(await given.companyRow(company.companyId)).toMatchObject({
      version: 2,
      address: "甲",
      sizeClass: "small",
    });
    await app.expectNoWrites();
    const late = await who.post("/company/profile", profile({ uscc, version: "1", address: "乙" }));
    expect([late.status, replyIn(late).refusal?.code]).toEqual([409, "form-outdated"]);
  });

  it("can't change the code once something was submitted", async () => {
    const company = await given.company();
    await given.version(await given.prospect(company), company);
    await app.expectNoWrites();
    const answer = await web.signIn(company).post("/company/profile", profile({ version: "1" }));
    expect([answer.status, replyIn(answer).refusal?.code]).toEqual([409, "uscc-fixed"]);
  });

  it("is refused to viewers", async () => {
    const company = await given.company();
    await app.expectNoWrites();
    const viewer = web.signIn({ ...company, memberRole: "viewer" });
    expect((await viewer.get("/company/profile")).status).toBe(200);
    expect((await viewer.post("/company/profile", profile({ version: "1" }))).status).toBe(403);
  });
});
