import { expect, test } from "vitest";
import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";
import { readCard } from "#app/services/pipeline/read-card.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refuses, unchanged } from "#tests/support/refusals.ts";

/** A restricted institution could offer nothing to a company: it opens none, and none opens itself to it. */
const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

async function pair() {
  const { prospect, mandate } = await given.pair();
  await given.match(prospect, mandate);
  const to = (status: "restricted" | "active") =>
    db.update("institution", mandate.institution.institutionId, { status });
  return { prospect, mandate, to, firm: web.browser(web.sessions.company(prospect.company)) };
}
const said = "business on the platform is restricted";

test("a restricted institution accepts no company's request: its page and its card say why", async () => {
  const { prospect, mandate, to } = await pair();
  const { introductionId } = await given.companyAsks({ prospect, mandate });
  const by = mandate.institution;
  const path = `/institution/introductions/${introductionId}`;
  const who = web.browser(web.sessions.institution(by, "restricted"));
  const accept = () => who.post(path, { act: "accept" });
  expect((await who.get(path)).text).toContain('value="accept"');
  await to("restricted");
  const refused = await unchanged(app.traces, accept);
  expect(refused.status).toBe(403);
  expect(refused.text).toContain("Your institution is verified, but restricted");
  await refuses("institution-restricted", () => acceptIntroduction(app.web, by, introductionId), app.traces);
  const { text } = await who.get(path);
  expect(text).not.toContain('value="accept"');
  expect(text).toContain("Your institution is verified, but restricted");
  const { number } = await db.row("introduction", introductionId);
  const card = await readCard(app.web, by, `I-${String(number)}`);
  expect(card?.moves).toContainEqual({ move: "accept", how: "button", whyNot: "institution-restricted" });

  await to("active");
  expect((await accept()).status).toBe(303);
  expect(await db.row("introduction", introductionId)).toMatchObject({ status: "consented" });
});

test("a company grants no consent to a restricted institution that has asked it: its review says why", async () => {
  const { prospect, mandate, to, firm } = await pair();
  const { introductionId } = await given.institutionAsks({ prospect, mandate });
  const path = `/company/introductions/${introductionId}/grant?fieldGroups=identity&purpose=assess_financing&days=90`;
  const shown = Object.fromEntries(shownValues((await firm.get(path)).text, "consent"));
  expect(shown.version).toBe("1");
  await to("restricted");
  const press = () => firm.post(path, { ...shown, act: "consent" });
  const refused = await unchanged(app.traces, press);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain(said);
  const { text } = await firm.get(path);
  expect(text).toContain(said);
  expect(text).not.toContain('value="consent"');
  await to("active");
  expect((await press()).status).toBe(303);
});

test("a company asks no restricted institution, whether its page is from before or after the restriction", async () => {
  const { prospect, mandate, to, firm } = await pair();
  const path = `/company/introductions/ask?prospect=${prospect.id}&mandates=${mandate.id}&fieldGroups=identity&purpose=assess_financing&days=90`;
  const shown = Object.fromEntries(shownValues((await firm.get(path)).text, "ask"));
  await to("restricted");
  const press = () => firm.post(path, { ...shown, act: "ask", message: "We meet on Tuesdays." });
  const refused = await unchanged(app.traces, press);
  expect(refused.status).toBe(409);
  expect(refused.text).toContain(said);
  expect(refused.text).toContain("We meet on Tuesdays.");
  const { text } = await firm.get(path);
  expect(text).toContain(said);
  expect(text).not.toContain('value="ask"');
  await to("active");
  expect((await press()).status).toBe(303);
});
