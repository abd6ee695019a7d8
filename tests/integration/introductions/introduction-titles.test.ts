import { expect, test } from "vitest";
import { runningNumber } from "#app/lib/running-number.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** An institution's pages of an introduction are titled by the company, as far as it may know it; never by a number. */
const { app, db, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const pages = ["documents", "consent", "attachments", "decline"];

async function titlesOf(id: string): Promise<Record<string, string>> {
  const titles: Record<string, string> = {};
  for (const page of pages) {
    const answer = await web
      .browser(web.sessions.institution(institution))
      .get(`/institution/introductions/${id}/${page}`);
    expect([page, answer.status]).toEqual([page, 200]);
    titles[page] = /<h1[^>]*>(.*?)<\/h1>/su.exec(answer.text)?.[1]?.replace(/<[^>]+>/gu, "") ?? "";
  }
  return titles;
}

test("documents, consent, files and the end of an introduction are titled by the company, then by its teaser", async () => {
  await db.update("company", company.companyId, { nameEn: "Nanguan Optics" });
  const { id, prospect } = await underway.consented();
  await db.update("teaser", { prospectId: prospect.id }, { headlineEn: "Lenses for lasers" });
  const { number } = await db.row("introduction", id);
  expect(await titlesOf(id)).toEqual({
    documents: "Documents: Nanguan Optics",
    consent: "Consent: Nanguan Optics",
    attachments: "Files in messages: Nanguan Optics",
    decline: "End the introduction: Nanguan Optics",
  });
  await db.update("consent", { introductionId: id }, { revokedAt: new Date() });
  const titles = Object.values(await titlesOf(id));
  for (const title of titles) {
    expect(title).toContain("Lenses for lasers");
    expect(title).not.toContain(runningNumber("introduction", number));
  }
});
