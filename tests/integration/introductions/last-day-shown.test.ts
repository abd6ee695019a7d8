import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { bodyWith, shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** A consent lasts no day longer than its review said, though it is pressed after midnight in Shanghai. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");
const beforeMidnight = new Date("2026-03-12T15:59:30Z");
const afterMidnight = new Date("2026-03-12T16:00:30Z");
const outdated = translator("en", "refusals")("review-outdated");
const chosen = "fieldGroups=identity&fieldGroups=figures&purpose=assess_financing&days=90";

test.each([
  { act: "consent", query: `/grant?${chosen}`, before: [] },
  { act: "extend", query: "/extend?days=90", before: [new Date("2026-04-01T16:00:00Z")] },
])("a review of $act that was read before midnight is read again", async ({ act, query, before }) => {
  await app.setNow(beforeMidnight);
  const { prospect, mandate, company } = await given.pair();
  const { id } =
    act === "consent"
      ? await given.introduction(prospect, mandate, { answerBy: new Date("2026-03-20T10:00:00Z") })
      : await given.consentedIntroduction(prospect, mandate);
  for (const expiresAt of before) await db.update("consent", { introductionId: id }, { expiresAt });
  const own = web.browser(web.sessions.company(company));
  const path = `/company/introductions/${id}${query}`;
  const press = (html: string) => own.post(path, bodyWith(shownValues(html, act), { act }));
  const review = await own.get(path);
  expect(visibleText(review.text)).toContain("10 Jun 2026");
  await app.setNow(afterMidnight);
  const late = await unchanged(app.traces, () => press(review.text));
  expect(late.status).toBe(409);
  expect(visibleText(late.text)).toContain(outdated);
  expect(visibleText(late.text)).toContain("11 Jun 2026");
  expect((await press(late.text)).status).toBe(303);
  const ends = (await db.rows("consent", { introductionId: id }, "sequence")).map(
    ({ expiresAt }) => expiresAt,
  );
  expect(ends.at(-1)).toEqual(new Date("2026-06-11T16:00:00Z"));
});
