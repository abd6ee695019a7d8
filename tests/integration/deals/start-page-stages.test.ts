import { expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";

/** The start page of an institution counts deals that are drawn on, and calls paid out only what was confirmed. */
const { app, given } = openWith(dealsIn, {}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");
const words = translator("en", "dashboard.stages");
const moved = 'class="series-moved"';

/** The row of its last stage. */
async function drawingOf(institution: Awaited<ReturnType<typeof given.availableDeal>>["institution"]) {
  const { status, text } = await web.browser(web.sessions.institution(institution)).get("/institution");
  expect(status).toBe(200);
  expect(text).not.toContain("Paid out");
  expect(text).not.toContain("of these on hold");
  const rows = text.split("<tr").filter((row) => row.includes("stage=drawing"));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toContain(words("institution.drawing", { of: "capital" }));
  return rows[0] ?? "";
}
const confirmed = (amount: string) => new RegExp(`${amount}(?:<[^>]*>)* confirmed by the companies`, "u");

test("a deal that is ready to draw is not called paid out, and its bar is not green", async () => {
  const row = await drawingOf((await given.availableDeal()).institution);
  expect(row).toMatch(confirmed("¥0"));
  expect(row).not.toContain(moved);
});

test("money that was sent counts once it is confirmed, and the bar is green once all of it is", async () => {
  const part = await given.fundedDrawdown(200_000_000n);
  expect(await drawingOf(part.institution)).toMatch(confirmed("¥0"));
  await confirmDrawdown(app.web, part.company, { drawdownId: part.drawdownId, receivedFen: 200_000_000n });
  const row = await drawingOf(part.institution);
  expect(row).toMatch(confirmed("¥2.0M"));
  expect(row).not.toContain(moved);
  const whole = await given.fundedDrawdown();
  await confirmDrawdown(app.web, whole.company, { drawdownId: whole.drawdownId, receivedFen: amountFen });
  expect(await drawingOf(whole.institution)).toContain(moved);
});
