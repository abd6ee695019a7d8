import { expect, test } from "vitest";
import { addEvidence } from "#app/services/deals/add-evidence.server.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** The page of a dispute: what comes first, and its title. */
const { app, db, company, institution } = openParties();
const web = testWeb(app, builtPages, "en");
const disputes = disputesIn(app, company, institution);

test("a dispute is titled by the other side, and says whose turn it is before what was said and shown", async () => {
  const { id } = await disputes.answered();
  const { nameEn: companyName } = await db.row("company", company.companyId);
  const { nameEn: institutionName } = await db.row("institution", institution.institutionId);
  const admin = await moderationIn(app).admin();
  const readers = [
    [web.sessions.company(company), "company", `Dispute on a payment with ${institutionName}`],
    [web.sessions.institution(institution), "institution", `Dispute on a payment with ${companyName}`],
    [web.sessions.admin(admin.userId), "admin", `${companyName} against ${institutionName}`],
  ] as const;
  for (const [session, side, title] of readers) {
    const { status, text } = await web.browser(session).get(`/${side}/disputes/${id}`);
    expect([side, status]).toEqual([side, 200]);
    const page = text.slice(text.indexOf("<main"));
    expect(/<h1[^>]*>(.*?)<\/h1>/su.exec(page)?.[1]?.replace(/<[^>]+>/gu, "")).toBe(title);
    const order = ['class="clock"', 'id="payment"', 'id="words"', 'id="evidence"'].map((part) =>
      page.indexOf(part),
    );
    expect([side, order]).toEqual([side, order.toSorted((one, other) => one - other)]);
    expect(order[0]).toBeGreaterThan(0);
  }
});

test("an admin decides nothing on a page from before another file was shown, nor confirms it", async () => {
  const { id: disputeId } = await disputes.answered();
  const { admin } = moderationIn(app);
  const [first, second] = [await admin(), await admin()];
  const page = `/admin/disputes/${disputeId}`;
  const words = "By the statement of Tuesday.";
  const showsFile = async () => {
    const { id: documentId } = await disputes.document();
    await addEvidence(app.web, company, { disputeId, shown: { documentId } });
  };
  for (const [actor, act, typed] of [
    [first, "decide", { outcome: "stands", ground: "receipt_shown", words }],
    [second, "confirm-finding", {}],
  ] as const) {
    const browser = web.browser(web.sessions.admin(actor.userId));
    const read = Object.fromEntries(shownValues((await browser.get(page)).text, act));
    await showsFile();
    const stale = await unchanged(app.traces, () => browser.post(page, { ...read, ...typed, act }));
    expect([act, stale.status]).toEqual([act, 409]);
    expect(stale.text).toContain("What you reviewed has changed meanwhile");
    const again = Object.fromEntries(shownValues(stale.text, act));
    for (const [name, value] of Object.entries(typed)) expect(again[name]).toBe(value);
    expect((await browser.post(page, { ...again, act })).status).toBe(303);
  }
  expect((await db.row("dispute", disputeId)).status).toBe("decided");
});
