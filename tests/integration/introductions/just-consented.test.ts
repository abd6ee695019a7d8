import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

const { app, company, given, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const done = translator("en", "server.done.consented");

test("a consent that was given says so on its introduction, with its receipt, while it is in force", async () => {
  const { introductionId } = await given.institutionAsks(await underway.pair());
  const browser = web.browser(web.sessions.company(company));
  const review = `/company/introductions/${introductionId}/grant?fieldGroups=identity&purpose=assess_financing&days=90`;
  const { text } = await browser.get(review);
  const sent = Object.fromEntries(shownValues(text, "consent"));
  const answer = await browser.post(review, {
    ...sent,
    act: "consent",
    fieldGroups: "identity",
    purpose: "assess_financing",
    days: "90",
  });
  expect(answer.status).toBe(303);
  const to = answer.headers.location ?? "";
  const title = done("title", { institution: "Test Bank" });
  const page = await browser.get(to);
  expect(visibleText(page.text)).toContain(title);
  const notice = /<div class="notice" role="status">.*?<\/div>/su.exec(page.text)?.[0] ?? "";
  const receipts = [...notice.matchAll(/href="([^"]+)"/gu)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&"),
  );
  expect(receipts).toHaveLength(2);
  for (const receipt of receipts) expect((await browser.get(receipt)).status).toBe(200);
  expect((await browser.get(to.replace(/\?.*/u, ""))).text).not.toContain(title);
  await revokeConsent(app.web, company, introductionId);
  expect(visibleText((await browser.get(to)).text)).not.toContain(title);
});
