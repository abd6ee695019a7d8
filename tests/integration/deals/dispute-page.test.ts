import { expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { addEvidence } from "#app/services/deals/add-evidence.server.ts";
import { translator } from "#app/i18n/translator.ts";
import { readToday } from "#app/services/moderation/read-today.server.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
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
  const own = `/admin/disputes/${disputeId}`;
  const words = "By the statement of Tuesday.";
  const showsFile = async () => {
    const { id: documentId } = await disputes.document();
    await addEvidence(app.web, company, { disputeId, shown: { documentId } });
  };
  for (const [actor, act, page, typed] of [
    [first, "decide", own, { outcome: "stands", ground: "receipt_shown", words }],
    [second, "confirm-finding", `${own}/confirm`, {}],
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

test.each([
  ["en", /You decide by/u, /Another admin decides by/u, "Before you decide it"],
  ["zh-CN", /请于[^，。]*?前决定/u, /其他管理员 ?须于[^，。]*?前决定/u, "决定前核对"],
] as const)(
  "whoever proposed a finding reads that another admin decides, who reviews it first, in %s",
  async (locale, you, another, title) => {
    const { admin } = moderationIn(app);
    const [proposer, second] = [await admin(), await admin()];
    const { id: disputeId, findingId } = await disputes.proposed(proposer.userId);
    const own = `/admin/disputes/${disputeId}`;
    const said = async ({ userId }: { userId: string }, path: string) => {
      const { status, text } = await web.browser(web.sessions.admin(userId), locale).get(path);
      expect(status).toBe(200);
      return visibleText(text.slice(text.indexOf("<main")));
    };
    expect(await said(proposer, own)).not.toMatch(you);
    for (const path of [own, "/admin/disputes"]) {
      expect(await said(proposer, path)).toMatch(another);
      expect(await said(second, path)).toMatch(you);
    }
    const isTaskOf = async (admin: AdminActor) =>
      (await readToday(app.web, admin)).tasks.some(({ id }) => id === disputeId);
    expect([await isTaskOf(proposer), await isTaskOf(second)]).toEqual([false, true]);
    const mine = await said(proposer, `${own}/confirm`);
    expect(mine).toContain(translator(locale, "refusals")("finding-same-person"));

    const browser = web.browser(web.sessions.admin(second.userId), locale);
    const t = translator(locale, "dispute.review");
    const review = (await browser.get(`${own}/confirm`)).text;
    const text = visibleText(review);
    expect(text).toContain(title);
    expect(text).toContain("By the statement.");
    for (const follows of ["stands", "fills", "decided", "told"] as const)
      expect(text).toContain(t(`follows.${follows}`));
    // The dispute's own page decides nothing any more.
    const read = { ...Object.fromEntries(shownValues(review, "confirm-finding")), act: "confirm-finding" };
    expect(read).toMatchObject({ findingId });
    const elsewhere = await unchanged(app.traces, () => browser.post(own, read));
    expect(elsewhere.status).toBe(422);
    const done = await browser.post(`${own}/confirm`, read);
    expect([done.status, done.headers.location]).toEqual([303, own]);
    expect((await db.row("dispute", disputeId)).status).toBe("decided");
  },
);
