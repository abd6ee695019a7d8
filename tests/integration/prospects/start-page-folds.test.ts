import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { withoutScripts } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** Start pages on a phone: what needs somebody stands first, and the rest is folded, on the page without script. */
const { app, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const stages = translator("en", "dashboard.stages");
const home = translator("en", "company.home");
const institutions = translator("en", "institution.dashboard");
const admins = translator("en", "admin.today");

async function foldsOf(session: Parameters<typeof web.browser>[0], path: string) {
  const { status, text } = await web.browser(session).get(path);
  expect(status).toBe(200);
  const page = withoutScripts(text.slice(text.indexOf("<main")));
  const folds = [...page.matchAll(/<details class="more more--narrow"([^>]*)><summary>(.*?)<\/summary>/gsu)];
  return {
    page,
    now: page.indexOf('id="now"'),
    folds: folds.map(([, , summary = ""]) => summary),
    first: folds[0]?.index ?? 0,
  };
}

test("each start page begins with what needs its reader; the stages and what follows are folded on a phone", async () => {
  await underway.issuedOffer();
  const ofCompany = await foldsOf(web.sessions.company(company), "/company");
  expect(ofCompany.folds).toEqual([stages("show"), home("inTouch", { count: 1 }), home("railShow")]);
  const ofInstitution = await foldsOf(web.sessions.institution(institution), "/institution");
  expect(ofInstitution.folds).toEqual([stages("show"), institutions("useOf", { count: 1 })]);
  const admin = await moderationIn(app).admin();
  const ofAdmin = await foldsOf(web.sessions.admin(admin.userId), "/admin");
  expect(ofAdmin.folds).toEqual([stages("show"), admins("platformShow")]);
  for (const { now, first, page } of [ofCompany, ofInstitution, ofAdmin]) {
    expect(now).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(now);
    expect(page.indexOf('class="funnel funnel--stages"')).toBeGreaterThan(first);
  }
});
