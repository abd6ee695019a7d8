import { beforeEach, describe, expect, test } from "vitest";
import type { Locale } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.ts";
import { readInstitutionDashboard } from "#app/services/organizations/read-institution-dashboard.server.ts";
import { readBoard } from "#app/services/pipeline/read-board.server.ts";
import { reinstateProspect } from "#app/services/prospects/reinstate-prospect.server.ts";
import { suspendProspect } from "#app/services/prospects/suspend-prospect.server.ts";
import { uploadedBy } from "#tests/factories/documents.ts";
import { daysOn } from "#tests/factories/days.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openParties } from "#tests/factories/open-given.ts";
import { bodyWith, shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { unchanged } from "#tests/support/refusals.ts";

/** What a company and the institutions that it has met read and do while its ask is suspended, and what others don't. */
const { app, given, db, company, institution, underway } = openParties();
const web = testWeb(app, builtPages, "en");
const ours = (locale: Locale = "en") => web.browser(web.sessions.company(company), locale);
const theirs = (locale: Locale = "en") => web.browser(web.sessions.institution(institution), locale);

const text = (html: string) => visibleText(html.slice(html.indexOf("<main")));
const sentence = translator("en", "refusals")("prospect-suspended");
const note = "Send the audited accounts of last year to support.";

let prospectId: string;
let offer: Awaited<ReturnType<typeof given.issuedOffer>>;
let request: { id: string };
let consented: { id: string };
let applicationId: string;

const admin = () => moderationIn(app).admin();
const suspend = async () =>
  suspendProspect(app.web, await admin(), { prospectId, reasonCode: "figures_disagree", note });

/** An offer, a request that waits for the company, and a consent with an application, all on one ask. */
beforeEach(async () => {
  const { prospect, mandate } = await underway.pair();
  prospectId = prospect.id;
  await db.update("prospect", prospectId, { isRecognisable: true });
  offer = await given.issuedOffer(prospect, mandate);
  const others = [await given.activeMandate(institution), await given.activeMandate()];
  request = await given.introduction(prospect, others[1] ?? mandate, { answerBy: daysOn(6) });
  consented = { id: offer.introductionId };
  const [known] = await db.rows("application", { introductionId: consented.id });
  applicationId =
    known?.id ??
    (
      await db.insert("application", {
        introductionId: consented.id,
        companyId: company.companyId,
        institutionId: institution.institutionId,
        prospectId,
        prospectVersion: 1,
        mandateId: mandate.id,
        status: "submitted",
        clockFrom: new Date(),
        dueAt: daysOn(3),
      })
    ).id;
}, 120_000);

describe("while its ask is suspended a company", () => {
  test("reads since when and why on its ask, with the receipt, and on its start page that it is", async () => {
    await suspend();
    const page = text((await ours().get(`/company/prospects/${prospectId}`)).text);
    expect(page).toMatch(/Your prospect has been suspended since /u);
    expect(page).toContain("Why: Figures disagree");
    expect(page).toContain(note);
    expect(text((await ours("zh-CN").get(`/company/prospects/${prospectId}`)).text)).toMatch(
      /融资档案自 \d{4}年\d+月\d+日起下架/u,
    );
    expect(text((await ours().get("/company")).text)).toMatch(/Your prospect has been suspended since /u);
    const receipt = `/company/receipts/${prospectId}?act=prospect-suspended`;
    expect((await ours().get(receipt)).status).toBe(200);
    expect((await theirs().get(receipt.replace("company", "institution"))).status).toBe(404);
  });

  test("reads on each matter what stands still, and is asked to decide on nothing", async () => {
    await suspend();
    for (const path of [
      `/company/introductions/${request.id}`,
      `/company/introductions/${consented.id}/consent`,
      `/company/applications/${applicationId}`,
      `/company/offers/${offer.id}`,
    ])
      expect(text((await ours().get(path)).text), path).toMatch(/Your prospect has been suspended since /u);
    expect(text((await ours().get("/company/offers")).text)).toContain("An offer can’t be answered now");
    expect(text((await ours().get("/company/introductions")).text)).toContain("Prospect suspended");
    expect(text((await ours().get("/company/applications")).text)).toContain("Prospect suspended");
    expect(text((await ours().get(`/company/funders?prospect=${prospectId}`)).text)).toContain(
      "Your prospect is suspended",
    );
  });

  test("is told of no deadline to act by in its notifications, and of it again afterwards", async () => {
    await db.insert("notification", {
      userId: company.userId,
      organizationId: company.companyId,
      kind: "notify-company-introduction-requested",
      about: "introduction",
      subjectId: request.id,
    });
    const notified = async () => text((await ours().get("/notifications")).text);
    expect(await notified()).toContain("You act by");
    await suspend();
    expect(await notified()).not.toContain("You act by");
    await reinstateProspect(app.web, await admin(), { prospectId, note: null });
    expect(await notified()).toContain("You act by");
  });

  test("is refused a consent, an extension and an acceptance that it reviewed before, and keeps what it typed", async () => {
    const documentId = await uploadedBy(app, company, { name: "contract.pdf" });
    const pages = {
      consent: `/company/introductions/${request.id}/grant?fieldGroups=identity&purpose=assess_financing&days=90`,
      extend: `/company/introductions/${consented.id}/extend?added=documents&documents=${documentId}`,
      accept: `/company/offers/${offer.id}/accept`,
    };
    const read = async (act: keyof typeof pages) =>
      [act, pages[act], shownValues((await ours().get(pages[act])).text, act)] as const;
    const reviewed = [await read("consent"), await read("extend"), await read("accept")];
    await suspend();
    for (const [act, path, sent] of reviewed) {
      const typed = act === "accept" ? { typedAmount: "5,000,000" } : {};
      const answer = await unchanged(app.traces, () => ours().post(path, bodyWith(sent, { act, ...typed })));
      expect([act, answer.status]).toEqual([act, 409]);
      expect(text(answer.text), act).toContain(sentence);
      const again = shownValues(answer.text, act);
      for (const field of sent.filter(([name]) => name !== "typedAmount"))
        expect(again).toContainEqual(field);
      if (act === "accept") expect(again).toContainEqual(["typedAmount", "5,000,000"]);
    }
  });

  test("declines, revokes, and withdraws it", async () => {
    await suspend();
    const declined = await ours().post(
      `/company/offers/${offer.id}`,
      bodyWith([], { act: "decline", version: "1", rounds: "0", reasonCode: "price", note: "" }),
    );
    expect(declined.status).toBe(303);
    const revoking = `/company/introductions/${consented.id}/revoke`;
    const sent = shownValues((await ours().get(revoking)).text, "revoke");
    expect((await ours().post(revoking, bodyWith(sent, { act: "revoke" }))).status).toBe(303);
    const ending = `/company/prospects/${prospectId}/end/withdraw`;
    const shown = shownValues((await ours().get(ending)).text, "withdraw");
    expect((await ours().post(ending, bodyWith(shown, { act: "withdraw", note: "" }))).status).toBe(303);
    expect((await db.row("prospect", prospectId)).status).toBe("withdrawn");
    expect(await db.rows("teaser", { prospectId })).toEqual([]);
  });
});

describe("while an ask is suspended an institution", () => {
  test("that has met its company reads that it is, never why, and has no task of it", async () => {
    await suspend();
    for (const locale of ["en", "zh-CN"] as const)
      for (const path of [
        `/institution/introductions/${consented.id}`,
        `/institution/applications/${applicationId}`,
        `/institution/offers/${offer.id}`,
      ]) {
        const page = (await theirs(locale).get(path)).text;
        expect(text(page), path).toMatch(/has been suspended by Longspring since |起由平台下架/u);
        expect(page).not.toContain(note);
        expect(page).not.toMatch(/Figures disagree|figures_disagree/u);
      }
    for (const path of ["introductions", "applications", "offers"])
      expect(text((await theirs().get(`/institution/${path}`)).text), path).toContain("Prospect suspended");
    expect((await readInstitutionDashboard(app.web, institution)).tasks).toEqual([]);
    const board = await readBoard(app.web, institution, {});
    const cards = board.columns.flatMap((column) => column.cards).filter(({ waits }) => waits !== null);
    expect(cards).toEqual([]);
    const told: { words: string }[] =
      await app.sql`select coalesce(e.note, '') || coalesce(e.reason_code, '') as words from event e
        where e.institution_id = ${institution.institutionId}`;
    expect(JSON.stringify(told)).not.toContain(note);
  });

  test("issues nothing on it, and withdraws what it has issued", async () => {
    const toIssue = await underway.approvedOffer();
    const { prospectId: drafted } = await db.row("offer", toIssue.id);
    const path = `/institution/offers/${toIssue.id}?view=review`;
    const sent = shownValues((await theirs().get(path)).text, "issue");
    await suspendProspect(app.web, await admin(), { prospectId: drafted, reasonCode: "compliance", note });
    const typed = { act: "issue", typedAmount: "5,000,000" };
    const answer = await unchanged(app.traces, () => theirs().post(`${path}&as=move`, bodyWith(sent, typed)));
    expect(answer.status).toBe(409);
    expect(text(answer.text)).toContain(sentence);
    await suspend();
    const withdrawal = `/institution/offers/${offer.id}/withdraw`;
    const shown = shownValues((await theirs().get(withdrawal)).text, "withdraw");
    const why = { act: "withdraw", reasonCode: "other", note: "Said in words.", typedAmount: "5000000" };
    expect((await theirs().post(withdrawal, bodyWith(shown, why))).status).toBe(303);
    expect((await db.row("offer", offer.id)).status).toBe("withdrawn");
  });

  test("that has not met its company learns nothing: the teaser is not there, as of any that is not published", async () => {
    const stranger = await given.institution();
    const mandate = await given.activeMandate(stranger);
    await given.match({ id: prospectId, company }, mandate);
    const browser = web.browser(web.sessions.institution(stranger));
    const path = `/institution/opportunities/${prospectId}?mandate=${mandate.id}`;
    expect((await browser.get(path)).status).toBe(200);
    await suspend();
    const gone = await browser.get(path);
    await reinstateProspect(app.web, await admin(), { prospectId, note: null });
    await app.sql`update prospect set status = 'paused' where id = ${prospectId}`;
    await app.sql`update teaser set status = 'paused' where prospect_id = ${prospectId}`;
    const paused = await browser.get(path);
    expect([gone.status, paused.status]).toEqual([404, 404]);
    const plain = (html: string) => text(html).replace(/Request [\w-]+/u, "");
    expect(plain(gone.text)).toBe(plain(paused.text));
    const known = await app.web.readAs(stranger, (trx) =>
      trx.selectFrom("prospect").select("id").where("id", "=", prospectId).execute(),
    );
    expect(known).toEqual([]);
    const told = await app.sql`select kind from notification n
      join accounts.member m on m.user_id = n.user_id where m.organization_id = ${stranger.institutionId}`;
    expect(told).toEqual([]);
  });
});

test("everything is answered again once the ask is reinstated", async () => {
  await suspend();
  await reinstateProspect(app.web, await admin(), { prospectId, note: "The accounts came." });
  expect(text((await ours().get(`/company/offers/${offer.id}`)).text)).not.toContain("has been suspended");
  expect((await ours().get(`/company/offers/${offer.id}/accept`)).text).toContain('value="accept"');
  expect(text((await ours().get(`/company/prospects/${prospectId}`)).text)).toContain("The accounts came.");
});
