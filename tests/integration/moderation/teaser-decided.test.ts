import { describe, expect, test } from "vitest";
import { chooseDisclosure } from "#app/services/prospects/choose-disclosure.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** A decision publishes the teaser that the moderator read, not what the company chose to show since. */
const { app, db, given } = openWith(moderationIn, {}, { isEmptied: true });
const web = testWeb(app, builtPages, "en");

/** Six other firms share all but the staff, so that the teaser leaves the staff out. */
async function staffHidden() {
  const content = aContent();
  const bigger = content.figures.years.map((year) => ({ ...year, staff: 260 }));
  const others = aContent({ figures: { ...content.figures, years: bigger } });
  await given.submittedProspect(others, { alike: 6 });
  return given.takenProspect(content, { alike: 0 });
}

describe("a company that agrees to be recognisable while its case is read", () => {
  test.each([
    ["decide-prospect", "publish"],
    ["decide-appeal", "overturn"],
  ])("%s: nothing is published that nobody read, and what was typed stays", async (act, verdict) => {
    const { company, prospectId, caseId, admin } = await staffHidden();
    const isAppeal = act === "decide-appeal";
    if (isAppeal) await db.update("moderationCase", caseId, { status: "appealed", decidedBy: admin.userId });
    const { userId } = isAppeal ? await given.admin("Moderator 2") : admin;
    const who = web.browser(web.sessions.admin(userId));
    const path = `/admin/cases/${caseId}`;
    const shown = async () => Object.fromEntries(shownValues((await who.get(path)).text, "decision"));
    const old = await shown();
    expect(old.teaser).toBe("not;staff;band;high_tech_enterprise");
    const wish = { keep: null, isRecognisable: true };
    await chooseDisclosure(app.web, company, { prospectId, wish });
    const sent = { ...old, act, verdict, note: "Read in full." };
    // The opening of the company's record is recorded once a day.
    await who.get(path);
    const answer = await unchanged(app.traces, () => who.post(path, sent));
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("What you reviewed has changed meanwhile");
    const now = Object.fromEntries(shownValues(answer.text, "decision"));
    expect(now).toMatchObject({
      verdict,
      note: "Read in full.",
      teaser: "agreed;;band;high_tech_enterprise",
    });
    expect(await given.teaserRow(prospectId)).toBeUndefined();

    expect((await who.post(path, { ...now, act, verdict })).status).toBe(303);
    expect(await given.teaserRow(prospectId)).toMatchObject({ status: "published" });
  });

  test("a rejection from the page before it goes through: it publishes nothing", async () => {
    const { company, prospectId, caseId, admin } = await staffHidden();
    const who = web.browser(web.sessions.admin(admin.userId));
    const path = `/admin/cases/${caseId}`;
    const old = Object.fromEntries(shownValues((await who.get(path)).text, "decision"));
    await chooseDisclosure(app.web, company, { prospectId, wish: { keep: null, isRecognisable: true } });
    const no = { act: "decide-prospect", verdict: "reject", codes: "incomplete" };
    expect((await who.post(path, { ...old, ...no })).status).toBe(303);
    expect(await db.row("moderationCase", caseId)).toMatchObject({ decision: "rejected" });
  });
});
