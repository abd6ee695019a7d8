import { describe, expect, test } from "vitest";
import { translator } from "#app/i18n/translator.ts";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** Another admin's verdict on the suspension of a company's ask has its review. */
const { app, given, db } = openGiven();
const moderation = moderationIn(app);
const web = testWeb(app, builtPages, "en");
const why = { reasonCode: "compliance", note: "Under inspection." } as const;

async function suspended() {
  const prospect = await given.publishedProspect(undefined, { isRecognisable: true });
  const [first, second] = [await moderation.admin(), await moderation.admin()];
  await suspendProspect(app.web, first, { prospectId: prospect.id, ...why });
  const browser = web.browser(web.sessions.admin(second.userId));
  const own = `/admin/prospects/${prospect.id}`;
  const open = () => db.row("confirmation", { subjectId: prospect.id, status: "open" });
  const shown = (html: string, act: string) => ({ ...Object.fromEntries(shownValues(html, act)), act });
  return { prospect, first, second, browser, own, open, shown };
}

describe.each(["confirm", "decline"] as const)("the review to %s a suspension", (verdict) => {
  test("says what follows and is the only place of the act", async () => {
    const { prospect, browser, own, open, shown } = await suspended();
    const { id } = await open();
    const page = (await browser.get(own)).text;
    expect(page).toContain(`href="${own}/${verdict}"`);
    expect(page).not.toContain('<form method="post" action="' + own);
    expect(page).not.toContain(`value="${verdict}"`);

    const review = (await browser.get(`${own}/${verdict}`)).text;
    const t = translator("en", "server.suspending");
    const said = verdict === "confirm" ? t("confirm.stands") : t("reinstate.clocks");
    expect(visibleText(review)).toContain(said);
    // Why it was suspended, in the words that the company reads.
    expect(visibleText(review)).toContain(why.note);
    // There is no field for words, so none are sent.
    expect(visibleText(review)).not.toContain("with your words");
    expect((await browser.post(`${own}/${verdict}`, shown(review, verdict))).status).toBe(303);
    expect((await db.row("prospect", prospect.id)).status).toBe(
      verdict === "confirm" ? "suspended" : "published",
    );
    expect((await db.row("confirmation", id)).status).toBe(verdict === "confirm" ? "confirmed" : "declined");
  });

  test("is refused from a page about an earlier suspension, and by whoever suspended it", async () => {
    const { prospect, first, second, browser, own, shown } = await suspended();
    const before = (await browser.get(`${own}/${verdict}`)).text;
    await reinstateProspect(app.web, second, { prospectId: prospect.id, note: null });
    await suspendProspect(app.web, first, { prospectId: prospect.id, ...why });
    const stale = () => browser.post(`${own}/${verdict}`, shown(before, verdict));
    expect((await unchanged(app.traces, stale)).status).toBe(409);

    const proposer = web.browser(web.sessions.admin(first.userId));
    const now = (await browser.get(`${own}/${verdict}`)).text;
    const ownVerdict = () => proposer.post(`${own}/${verdict}`, shown(now, verdict));
    expect((await unchanged(app.traces, ownVerdict)).status).toBeGreaterThanOrEqual(403);
    expect((await proposer.get(`${own}/${verdict}`)).text).not.toContain(`value="${verdict}"`);
  });
});

test.each([
  ["en", "Moderator 4:"],
  ["zh-CN", "Moderator 4："],
] as const)(
  "the page of a suspended ask says how declining differs from reinstating, and sets actors apart, in %s",
  async (locale, actor) => {
    const { second, own } = await suspended();
    const { text } = await web.browser(web.sessions.admin(second.userId), locale).get(own);
    const page = visibleText(text.slice(text.indexOf("<main"))).replaceAll(/ (?=[：:])/gu, "");
    expect(page).toContain(translator(locale, "admin")("ask.declineMeans"));
    expect(page).toContain(actor);
    // Between Latin and Chinese there is a space or a mark.
    expect(page).not.toMatch(/Moderator 4\p{Script=Han}/u);
  },
);
