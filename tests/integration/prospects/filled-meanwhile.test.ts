import { expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { decideAppeal } from "#app/services/moderation/decide-appeal.server.ts";
import { publishProspect } from "#app/services/moderation/publish-prospect.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { liftAskSuspensions } from "#app/services/prospects/lift-ask-suspensions.server.ts";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { settleAskSuspension } from "#app/services/prospects/settle-ask-suspension.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { aContent } from "#tests/factories/content.ts";
import { daysOn } from "#tests/factories/days.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openGiven, system, yuan } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { unchanged } from "#tests/support/refusals.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";

/** An ask that is filled while it is off the market ends once it would be back, as it ends on the market. */
const { app, given, db } = openGiven({}, { isEmptied: true });
const { fundedDrawdown } = dealsIn(app);
const moderation = moderationIn(app);
const web = testWeb(app, builtPages, "en");
const why = { reasonCode: "compliance", note: "A report is being checked." } as const;

/** What is open beside the money that fills it: an offer, an application without one, an unanswered request. */
async function openBeside(prospect: Parameters<typeof given.rivalOffer>[0]) {
  const rival = await given.rivalOffer(prospect, { amountFen: yuan(1_000_000) });
  const asked = async () =>
    (await given.introduction(prospect, await given.activeMandate(), { answerBy: daysOn(5) })).id;
  const [applied, unanswered] = [await asked(), await asked()];
  await given.companyConsents(prospect.company, applied);
  await app.sql`delete from notification`;
  const states = async () => {
    const rows: Record<string, unknown>[] = await app.sql`select p.status as prospect,
      (select status from offer where id = ${rival.id}) as offer,
      (select status from application where introduction_id = ${applied}) as application,
      (select status from introduction where id = ${unanswered}) as introduction,
      (select answer_by from introduction where id = ${unanswered}) as deadline,
      (select count(*)::int from teaser where prospect_id = ${prospect.id}) as teasers
      from prospect p where p.id = ${prospect.id}`;
    return rows[0];
  };
  const notified = async () => {
    const rows: { kind: string }[] = await app.sql`select distinct kind from notification where kind like
      any (${["%prospect-%", "%-ask-%", "%offer-held", "%application-ended", "%introduction-answered", "%case-decided"]})
      and kind not like 'notify-admins-%' order by kind`;
    return rows.map(({ kind }) => kind);
  };
  const recorded = async () => {
    const rows: { actorKind: string; from: string; to: string; detail: unknown }[] =
      await app.sql`select actor_kind as "actorKind", from_status as "from", to_status as "to", detail from event
        where type = 'prospect-funded' and subject_id = ${prospect.id}`;
    return rows;
  };
  return { states, notified, recorded };
}

const ended = {
  prospect: "funded",
  offer: "superseded",
  application: "closed",
  introduction: "declined_by_company",
  deadline: null,
  teasers: 0,
};
const announced = [
  "notify-company-prospect-funded",
  "notify-institution-application-ended",
  "notify-institution-introduction-answered",
  "notify-institution-offer-held",
];
const money = (fen: bigint) => ({ amountFen: fen.toString(), soughtFen: fen.toString() });
const counted = { ...money(amountFen), offers: 1, accesses: 1, requests: 1 };

const endings = {
  system: async (prospectId: string) => {
    await app.sql`update confirmation set due_at = app_clock_now() - interval '1 minute'
      where subject_id = ${prospectId} and status = 'open'`;
    expect(await liftAskSuspensions(app.worker, system)).toBe(1);
  },
  admin: async (prospectId: string) =>
    reinstateProspect(app.web, await moderation.admin(), { prospectId, note: null }),
  "second admin": async (prospectId: string) => {
    const open = await db.row("confirmation", { subjectId: prospectId, status: "open" });
    const verdict = { prospectId, confirmationId: open.id, verdict: "decline" } as const;
    await settleAskSuspension(app.web, await moderation.admin(), verdict);
  },
};

test.each(Object.entries(endings))(
  "filled while it was suspended, it ends with all that is open when the %s lifts the suspension",
  async (by, lift) => {
    const { prospect, company, drawdownId } = await fundedDrawdown();
    const { id: prospectId } = prospect;
    await db.update("prospect", prospectId, { soughtFen: amountFen, isRecognisable: true });
    const { states, notified, recorded } = await openBeside(prospect);
    await suspendProspect(app.web, await moderation.admin(), { prospectId, ...why });
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    expect(await states()).toMatchObject({ prospect: "suspended", offer: "issued", teasers: 1 });
    await app.sql`delete from notification`;

    await lift(prospectId);
    expect(await states()).toEqual(ended);
    expect(await notified()).toEqual(announced);
    const actorKind = by === "system" ? "system" : "admin";
    expect(await recorded()).toEqual([{ actorKind, from: "published", to: "funded", detail: counted }]);
    expect(await listViolations(db())).toEqual([]);
  },
);

test("its reinstatement is reviewed as the end that it is, which a page from before the money doesn't name", async () => {
  const { prospect, company, drawdownId } = await fundedDrawdown();
  const { id: prospectId } = prospect;
  await db.update("prospect", prospectId, { soughtFen: amountFen, isRecognisable: true });
  const { states } = await openBeside(prospect);
  const [first, second] = [await moderation.admin(), await moderation.admin()];
  await suspendProspect(app.web, first, { prospectId, ...why });
  const browser = web.browser(web.sessions.admin(second.userId));
  const [page, own] = [`/admin/prospects/${prospectId}/reinstate`, `/admin/prospects/${prospectId}`];
  const post = (html: string) =>
    browser.post(page, { ...Object.fromEntries(shownValues(html, "reinstate")), act: "reinstate" });
  const before = await browser.get(page);
  expect(before.text).toContain("returns to the market at once");
  const { id: confirmationId } = await db.row("confirmation", { subjectId: prospectId, status: "open" });
  await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
  expect((await unchanged(app.traces, () => post(before.text))).status).toBe(409);
  const decline = { act: "decline", confirmationId, ends: "none" };
  expect((await unchanged(app.traces, () => browser.post(`${own}/decline`, decline))).status).toBe(409);
  const verdict = (await browser.get(`${own}/decline`)).text;
  expect(verdict).toContain("The ask was filled while it was suspended");
  expect(shownValues(verdict, "decline").find(([name]) => name === "ends")?.[1]).not.toBe("none");
  const review = await browser.get(page);
  expect(review.text).not.toContain("returns to the market at once");
  expect(review.text).toContain("The ask was filled while it was suspended");
  expect(review.text).toMatch(/One open offer is superseded, and can be accepted no longer: Test Bank/);
  expect(review.text).toMatch(/One unanswered request is declined: Test Bank/);
  expect((await post(review.text)).status).toBe(303);
  expect(await states()).toEqual(ended);
});

interface Sent {
  caseId: string;
  version: number;
  admin: AdminActor;
}
const publications: [string, string, (sent: Sent) => Promise<void>][] = [
  [
    "as it is published",
    "decided",
    ({ admin, ...sent }) => publishProspect(app.web, admin, { ...sent, note: null }),
  ],
  [
    "as its appeal is granted",
    "overturned",
    async ({ caseId }) => {
      await db.update("moderationCase", caseId, { status: "appealed" });
      await decideAppeal(app.web, await moderation.admin(), { caseId, verdict: "overturn", note: null });
    },
  ],
];

test.each(publications)(
  "a version that asks for no more than has come ends the search %s",
  async (_, by, publish) => {
    const live = aContent();
    const { company, ...sent } = await moderation.takenProspect(live, { live });
    const prospect = { id: sent.prospectId, company };
    const { caseId, version, admin } = sent;
    const { states, notified, recorded } = await openBeside(prospect);
    // As deals would have left it, of which this test has none.
    const came = live.ask.amountMaxFen;
    await db.update("prospect", prospect.id, { soughtFen: came * 2n, acceptedFen: came, confirmedFen: came });
    await publish({ caseId, version, admin });
    // Neither the mail nor the page says that institutions see it now.
    expect(await states()).toEqual(ended);
    expect(await notified()).toEqual(announced);
    const detail = { ...counted, ...money(came) };
    expect(await recorded()).toEqual([{ actorKind: "admin", from: "published", to: "funded", detail }]);
    // Its own case is decided; it is not one that falls with the search.
    const decided = { decision: "published", decidedBy: expect.any(String) as unknown };
    expect(await db.row("moderationCase", caseId)).toMatchObject({ status: by, ...decided });
  },
);

test.each(["decide-prospect", "decide-appeal"])(
  "the page of its case names the end, and a press from before the money ends nothing: %s",
  async (act) => {
    const live = aContent();
    const { company, ...sent } = await moderation.takenProspect(live, { live });
    const { prospectId, caseId } = sent;
    const { states } = await openBeside({ id: prospectId, company });
    const isAppeal = act === "decide-appeal";
    if (isAppeal) await db.update("moderationCase", caseId, { status: "appealed" });
    const { userId } = isAppeal ? await moderation.admin() : sent.admin;
    const browser = web.browser(web.sessions.admin(userId));
    const page = `/admin/cases/${caseId}`;
    const verdict = isAppeal ? "overturn" : "publish";
    const press = (html: string) =>
      browser.post(page, { ...Object.fromEntries(shownValues(html, "decision")), act, verdict });
    const came = live.ask.amountMaxFen;
    await db.update("prospect", prospectId, { soughtFen: came * 2n });
    const before = (await browser.get(page)).text;
    expect(before).not.toContain("ends the search");
    await db.update("prospect", prospectId, { acceptedFen: came, confirmedFen: came });
    const answer = await unchanged(app.traces, () => press(before));
    expect(answer.status).toBe(409);
    expect(await states()).toMatchObject({ prospect: "published", offer: "issued" });

    const { text } = await browser.get(page);
    expect(text).toContain("Its publication ends the search");
    expect(text).toContain("by version 2 no more than ¥8,000,000.00 is sought");
    expect(text).toMatch(/One open offer is superseded, and can be accepted no longer: Test Bank/);
    expect(text).toMatch(/One unanswered request is declined: Test Bank/);
    expect(text).not.toContain("falls: its review is closed");
    // As its company would read before it submitted it.
    const { content } = await db.row("prospectVersion", { prospectId, version: 2 });
    await db.update("prospect", prospectId, { draft: JSON.stringify(content), status: "expired" });
    await db.update("moderationCase", caseId, { status: "closed" });
    const { address, contactName, contactPhone, contactEmail } = live.company;
    const contact = { address, contactName, contactPhone, contactEmail };
    await db.update("company", company.companyId, contact);
    const own = web.browser(web.sessions.company(company));
    const submission = visibleText((await own.get(`/company/prospects/${prospectId}/teaser`)).text);
    expect(submission).toContain("Once it is published the search ends: ¥8,000,000.00 are confirmed");
    expect(submission).toContain("One open offer is superseded");
    await db.update("prospect", prospectId, { status: "published" });
    await db.update("moderationCase", caseId, { status: isAppeal ? "appealed" : "in_review" });
    // Nor does one that named an end which is none any more.
    await db.update("prospect", prospectId, { confirmedFen: came - 1n });
    expect((await unchanged(app.traces, () => press(text))).status).toBe(409);
    await db.update("prospect", prospectId, { confirmedFen: came });
    expect((await press(text)).status).toBe(303);
    expect(await states()).toEqual(ended);
  },
);

/** A change, version 2, that waits for a moderator; for its company to end the search, or to confirm what fills it. */
async function changeWaits(soughtFen: bigint) {
  const { prospect, company, drawdownId } = await fundedDrawdown();
  const { id: prospectId } = prospect;
  const { content, submittedBy } = await db.row("prospectVersion", { prospectId, version: 1 });
  const sent = { version: 2, companyId: company.companyId, submittedBy, content: JSON.stringify(content) };
  await db.insert("prospectVersion", { prospectId, ...sent });
  await db.update("prospect", prospectId, { soughtFen, latestVersion: 2 });
  const { id: caseId } = await db.insert("moderationCase", {
    kind: "prospect_submission",
    status: "opened",
    prospectId,
    prospectVersion: 2,
    companyId: company.companyId,
    checks: "[]",
    fieldNotes: "[]",
    dueAt: daysOn(2),
  });
  const { dealId } = await db.row("drawdown", drawdownId);
  return { prospectId, company, drawdownId, dealId, caseId };
}

test.each(["closes", "fills"])(
  "a change that waits falls as its company %s the search, as the review says",
  async (how) => {
    const { prospectId, company, drawdownId, dealId, caseId } = await changeWaits(
      how === "fills" ? amountFen : amountFen * 2n,
    );
    if (how === "closes") await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    const browser = web.browser(web.sessions.company(company));
    const [act, path] =
      how === "closes"
        ? ["close", `/company/prospects/${prospectId}/end/close`]
        : ["fill", `/company/deals/${dealId}/confirm`];
    const page = async () => visibleText((await browser.get(`/company/prospects/${prospectId}`)).text);
    expect(await page()).toContain("Your change, version 2, is under review");
    const { text } = await browser.get(path);
    expect(text).toContain("Your change, version 2, falls: its review is closed without a decision");
    const typed = how === "closes" ? {} : { receivedFen: "5,000,000" };
    const press = (change: string) => {
      const shown = Object.fromEntries(shownValues(text, act));
      return browser.post(path, {
        ...shown,
        ...typed,
        act,
        ends: String(shown.ends).replace(/\d*$/u, change),
      });
    };
    // One that was sent since is none that was read.
    expect((await unchanged(app.traces, () => press("1"))).status).toBe(409);
    expect((await press("2")).status).toBe(303);
    expect((await db.row("prospect", prospectId)).status).toBe("funded");
    expect(await db.row("moderationCase", caseId)).toMatchObject({
      status: "closed",
      decision: null,
      decidedBy: null,
    });
    expect(await page()).not.toContain("under review");
  },
);
