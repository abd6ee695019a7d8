import { expect, test } from "vitest";
import { paths } from "#app/shared/paths.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, db, institution } = openParties();
const web = testWeb(app, builtPages, "en");

test("an institution that has left is led to no page that refuses it, and to no change of its record", async () => {
  await db.update("institution", institution.institutionId, { status: "terminated" });
  const browser = web.browser(web.sessions.institution(institution, "terminated"));
  for (const path of [paths.institution.application(), paths.institution.profile()]) {
    const { status, text } = await browser.get(path);
    expect(status).toBe(200);
    const header = /<header\b[^]*?<\/header>/.exec(text)?.[0] ?? "";
    const links = [...header.matchAll(/href="(\/institution[^"#?]*)/g)].map(([, to = ""]) => to);
    expect(links).toContain(paths.institution.application());
    for (const to of new Set(links)) expect([to, (await browser.get(to)).status]).toEqual([to, 200]);
    expect(text).not.toContain("Save changes");
  }
  const refused = await browser.get("/institution");
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("access to Longspring has ended");
  expect(refused.text).not.toContain("verification is not complete");
  const profile = (await browser.get(paths.institution.profile())).text;
  expect(profile).not.toMatch(/<form[^>]*method="post"[^>]*id="(?:desk|second-person)"[^]*?<button/);
});
