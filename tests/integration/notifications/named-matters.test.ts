import { describe, expect, test } from "vitest";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText, withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { workOff } from "#tests/support/jobs.ts";

/** What is new is told by the other side's name, not by a running number alone. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

/** The lines of what is new on a start page or of the notifications, as text. */
async function news(cookie: string, path: string, locale: "en" | "zh-CN"): Promise<string[]> {
  const { status, text } = await web.browser(cookie, locale).get(path);
  expect(status).toBe(200);
  const list = [...withoutScripts(text).matchAll(/<ul class="notified">.*?<\/ul>/gsu)].join("");
  return [...list.matchAll(/<li\b.*?<\/li>/gsu)].map(([line]) => visibleText(line));
}

async function agreed() {
  const met = await given.offered();
  await db.update("company", met.company.companyId, { nameZh: "长春光路", nameEn: "Lightpath Optics" });
  await db.update("institution", met.institution.institutionId, {
    nameZh: "南湖银行",
    nameEn: "South Lake Bank",
  });
  const { dealId } = await acceptOffer(app.web, met.company, { offerId: met.offerId, version: 1 });
  await workOff(app);
  return { ...met, dealId };
}

const asCompany = (actor: CompanyActor) => web.sessions.company(actor);
const asBank = (actor: InstitutionActor) => web.sessions.institution(actor);

test("a company without an English name is named in Chinese, not by its headline", async () => {
  const { institution, company, prospect } = await agreed();
  await db.update("company", company.companyId, { nameEn: null });
  await db.update("teaser", { prospectId: prospect.id }, { headlineEn: "Welding heads" });
  const lines = await news(asBank(institution), "/notifications", "en");
  expect(lines).not.toEqual([]);
  for (const line of lines) expect(line).toContain("长春光路");
});

describe.each([
  ["en", "Lightpath Optics"],
  ["zh-CN", "长春光路"],
] as const)("what is new, in %s", (locale, name) => {
  test("names the company to its institution while its consent is in force, and its headline after", async () => {
    const { institution, introductionId, prospect } = await agreed();
    const pages = ["/institution", "/notifications"];
    for (const path of pages) {
      const lines = await news(asBank(institution), path, locale);
      expect(lines).not.toEqual([]);
      for (const line of lines) expect(line).toContain(name);
    }
    await db.update("consent", { introductionId }, { revokedAt: app.web.now() });
    const { headlineZh } = await db.row("teaser", { prospectId: prospect.id });
    for (const path of pages) {
      const { text } = await web.browser(asBank(institution), locale).get(path);
      expect(text).not.toContain(name);
      expect(visibleText(text)).toContain(headlineZh);
    }
  });

  test("names the institution to the company once in each line", async () => {
    const { company, dealId } = await agreed();
    await db.insert("notification", {
      userId: company.userId,
      organizationId: company.companyId,
      kind: "notify-company-deal-waits",
      about: "deal",
      subjectId: dealId,
      at: app.web.now(),
    });
    const bank = locale === "en" ? "South Lake Bank" : "南湖银行";
    for (const path of ["/company", "/notifications"]) {
      const lines = await news(asCompany(company), path, locale);
      expect(lines).not.toEqual([]);
      for (const line of lines) expect(line.split(bank)).toHaveLength(2);
    }
  });
});
