import { expect, test } from "vitest";
import { randomUUID } from "node:crypto";
import { ADMIN_ROLES } from "#app/domain/accounts/admin-roles.ts";
import type { CompanyActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { formatMoneyExact } from "#app/i18n/format.ts";
import type { Locale } from "#app/i18n/locale.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { runningNumber } from "#app/lib/running-number.ts";
import { proposeReversal } from "#app/services/deals/propose-reversal.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { reviewFill } from "#app/services/deals/review-fill.server.ts";
import { readReceipt } from "#app/services/events/read-receipt.server.ts";
import { withdrawOffer } from "#app/services/offers/withdraw-offer.server.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { daysOn } from "#tests/factories/days.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { shownValues } from "#tests/support/forms/shown.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { refusalCodeOf, refuses, unchanged } from "#tests/support/refusals.ts";
import { textOfPdf } from "#tests/support/sheets/pdf-text.ts";
import { lastDispute } from "#tests/support/trade/last-dispute.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

/** A payment of five million on an ask for `sought`, beside an open offer, an open application and a request. */
async function paid(sought = amountFen) {
  const funded = await dealsIn(app).fundedDrawdown();
  const { prospect, company } = funded;
  const prospectId = prospect.id;
  await db.update("prospect", prospectId, { soughtFen: sought });
  const bidder = await given.institution();
  const rival = await given.issuedOffer(prospect, await given.activeMandate(bidder), {
    amountFen: yuan(1_000_000),
  });
  const asked = async () =>
    (await given.introduction(prospect, await given.activeMandate(), { answerBy: daysOn(5) })).id;
  const [applied, unanswered] = [await asked(), await asked()];
  await given.companyConsents(company, applied);
  await app.sql`delete from notification`;
  const browser = web.browser(web.sessions.company(company));
  const page = `/company/deals/${funded.dealId}`;
  const ended = async () => [
    (await db.row("prospect", prospectId)).status,
    (await db.row("drawdown", funded.drawdownId)).status,
    (await db.row("offer", rival.id)).status,
    (await db.row("application", { introductionId: applied })).status,
    (await db.row("introduction", unanswered)).status,
  ];
  return { ...funded, prospectId, bidder, rival, applied, unanswered, browser, page, ended };
}

const over = ["funded", "confirmed", "superseded", "closed", "declined_by_company"];
const open = ["published", "funded", "issued", "submitted", "consent_pending"];

async function reviewed(company: CompanyActor, dealId: string) {
  const { prospect, mark, payment, funding } = await reviewFill(app.web, company, dealId);
  return { payment: payment?.mark ?? "", reviewed: { status: prospect.status, ends: mark, funding } };
}

type Asked = Pick<Parameters<typeof readReceipt>[2], "subjectId" | "act" | "locale"> & { version?: number };
async function receiptOf(actor: PartyActor, { version, ...of }: Asked): Promise<string> {
  const { pdf } = await readReceipt(app.web, actor, { ...of, version, checkedAt: "https://x.example" });
  return textOfPdf(pdf).replaceAll(/\s+/gu, " ");
}

const countedOn = async (prospectId: string) =>
  (await db.row("event", { subjectId: prospectId, type: "prospect-funded" })).detail;

test("the deal's page leads to a review that names all that ends; it confirms, announces and records that", async () => {
  const { prospectId, dealId, company, browser, page, ended } = await paid();
  const deal = await browser.get(page);
  expect(deal.text).toContain(`${page}/confirm`);
  expect(deal.text).toContain("With this payment your ask is filled");
  expect(shownValues(deal.text, "confirm")).toEqual([]);

  const review = await browser.get(`${page}/confirm`);
  expect(review.text).toContain("With it ¥5,000,000.00 are confirmed; you seek ¥5,000,000.00");
  expect(review.text).toMatch(
    /One open offer is superseded, and can be accepted no longer: Test Bank \(O-\d+\)/,
  );
  expect(review.text).toMatch(/One open application is closed: Test Bank \(I-\d+\)/);
  expect(review.text).toMatch(/One unanswered request is declined: Test Bank \(I-\d+\)/);
  expect(review.text).toContain("Your consents stay as they are");
  const sent = Object.fromEntries(shownValues(review.text, "fill"));
  const other = await unchanged(app.traces, () =>
    browser.post(`${page}/confirm`, { ...sent, act: "fill", receivedFen: "4,999,999" }),
  );
  expect(other.status).toBe(422);
  expect(other.text).toContain("The amount that you received differs from what was paid out");
  expect(Object.fromEntries(shownValues(other.text, "fill")).receivedFen).toBe("4,999,999");
  const done = await browser.post(`${page}/confirm`, { ...sent, act: "fill", receivedFen: "5,000,000" });
  expect([done.status, done.headers.location]).toEqual([303, page]);
  expect(await ended()).toEqual(over);
  expect(await countedOn(prospectId)).toEqual({
    amountFen: "500000000",
    soughtFen: "500000000",
    dealNumber: String((await db.row("deal", dealId)).number),
    sequence: 1,
    paidFen: "500000000",
    offers: 1,
    accesses: 1,
    requests: 1,
  });
  const told: { kind: string }[] = await app.sql`select distinct kind from notification where kind like
    any (${["%prospect-%", "%offer-held", "%application-ended", "%introduction-answered"]}) order by kind`;
  expect(told.map(({ kind }) => kind)).toEqual([
    "notify-company-prospect-funded",
    "notify-institution-application-ended",
    "notify-institution-introduction-answered",
    "notify-institution-offer-held",
  ]);
  // The page of the ask links its receipt.
  expect((await browser.get(`/company/prospects/${prospectId}`)).text).toContain("act=prospect-funded");
  expect((await reviewFill(app.web, company, dealId)).whyNot).toBe("drawdown-wrong-state");
  expect((await browser.get(`${page}/confirm`)).status).toBe(200);
});

test("agreeing to its reversal is reviewed: the money by name, and that the ask is funded no longer", async () => {
  const { dealId, drawdownId, prospectId, company, institution, browser } = await paid();
  const confirmed = { drawdownId, receivedFen: amountFen, ...(await reviewed(company, dealId)) };
  await confirmDrawdown(app.web, company, confirmed);
  await proposeReversal(app.web, institution, { drawdownId, reasonCode: "sent_back", note: null });
  const at = `/company/drawdowns/${drawdownId}`;
  const before = await browser.get(`${at}/reversal`);
  expect(before.text).toContain(`${at}/agree`);
  expect(shownValues(before.text, "agree")).toEqual([]);

  const review = visibleText((await browser.get(`${at}/agree`)).text);
  const minimum = formatMoneyExact("en", (await db.row("prospect", prospectId)).targetFen);
  for (const said of [
    "what is confirmed on the deal falls from ¥5,000,000.00 to ¥0.00",
    "Test Bank’s budget is reserved again",
    "falls from ¥5,000,000.00 to ¥0.00; you seek ¥5,000,000.00",
    `less than its minimum, ${minimum}, is confirmed. It becomes expired.`,
    "Offers, requests and applications that ended with its search stay ended",
    "void or, if it was invoiced, credited",
    "It cannot be undone",
  ])
    expect(review).toContain(said);
  const lender = web.browser(web.sessions.institution(institution));
  expect((await lender.get(`/institution/drawdowns/${drawdownId}/agree`)).text).not.toContain("you seek");

  const sent = Object.fromEntries(shownValues((await browser.get(`${at}/agree`)).text, "agree"));
  const press = () => browser.post(`${at}/agree`, { ...sent, act: "agree", typedAmount: "500万" });
  // The money of the ask is another meanwhile.
  await db.update("prospect", prospectId, { confirmedFen: amountFen - 1n });
  expect((await unchanged(app.traces, press)).status).toBe(409);
  await db.update("prospect", prospectId, { confirmedFen: amountFen });
  const done = await press();
  expect([done.status, done.headers.location]).toEqual([303, `${at}/reversal`]);
  expect((await db.row("prospect", prospectId)).status).toBe("expired");

  expect((await browser.get(`/company/deals/${dealId}`)).text).toContain("act=reversal-agreed");
  const of = { subjectId: dealId, act: "reversal-agreed", version: 1, locale: "en" } as const;
  const [ours, theirs] = [await receiptOf(company, of), await receiptOf(institution, of)];
  for (const text of [ours, theirs])
    expect(text).toContain("agreed that ¥5,000,000.00 counted as received no longer");
  expect(ours).toContain("What was confirmed on the ask fell by ¥5,000,000.00, to less than its minimum");
  // Neither what became of the ask, nor what the loan would have cost.
  for (const said of ["on the ask", "Sum of the instalments"]) expect(theirs).not.toContain(said);
  expect(await receiptOf(company, { ...of, locale: "zh-CN" })).toContain("转为已过期");
});

test("a simple confirmation that would fill the ask is refused, also once it fills it between page and press", async () => {
  const { dealId, drawdownId, prospectId, company, browser, page, ended } = await paid(yuan(8_000_000));
  const before = await browser.get(page);
  const form = Object.fromEntries(shownValues(before.text, "confirm"));
  expect(before.text).not.toContain(`${page}/confirm`);
  expect((await reviewFill(app.web, company, dealId)).whyNot).toBe("confirmation-fills-nothing");
  expect((await browser.get(`${page}/confirm`)).text).toContain("This payment does not fill the ask");
  // Another deal brings the rest meanwhile.
  await db.update("prospect", prospectId, { confirmedFen: yuan(3_000_000), acceptedFen: yuan(8_000_000) });
  const posted = { ...form, act: "confirm", receivedFen: "5,000,000" };
  const refused = await unchanged(app.traces, () => browser.post(page, posted));
  expect(refused.status).toBe(409);
  expect(refused.text).toContain("This payment fills the ask, so that its confirmation ends the search");
  expect(refused.text).toContain(`${page}/confirm`);
  expect(refused.text).toContain("5,000,000");
  await refuses(
    "confirmation-fills-ask",
    () => confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen, reviewed: null }),
    app.traces,
  );
  expect(await ended()).toEqual(open);
  // What does not fill the ask is confirmed as ever.
  await db.update("prospect", prospectId, { confirmedFen: 0n });
  expect((await browser.post(page, posted)).status).toBe(303);
  expect(await ended()).toEqual(["published", "confirmed", ...open.slice(2)]);
});

test("a review is refused once something else ends, the payment is disputed, or other money was confirmed", async () => {
  const { dealId, drawdownId, prospect, prospectId, company, browser, page, ended } = await paid(
    yuan(8_000_000),
  );
  // Another deal has brought three million.
  const rest = { confirmedFen: yuan(3_000_000), acceptedFen: yuan(8_000_000) };
  await db.update("prospect", prospectId, rest);
  const stale = async (change: () => Promise<unknown>) => {
    const review = Object.fromEntries(shownValues((await browser.get(`${page}/confirm`)).text, "fill"));
    await change();
    const answer = await unchanged(app.traces, () =>
      browser.post(`${page}/confirm`, { ...review, act: "fill", receivedFen: "5,000,000" }),
    );
    expect(answer.status).toBe(409);
    expect(answer.text).toContain("What you reviewed has changed meanwhile");
    expect(Object.fromEntries(shownValues(answer.text, "fill")).receivedFen).toBe("5,000,000");
  };
  await stale(() => given.rivalOffer(prospect, { amountFen: yuan(1_000_000) }));
  await stale(async () => given.introduction(prospect, await given.activeMandate(), { answerBy: daysOn(5) }));
  await stale(() => db.update("prospect", prospectId, { status: "paused" }));
  await stale(() => db.update("prospect", prospectId, { confirmedFen: yuan(4_000_000) }));
  await stale(() =>
    disputeDrawdown(app.web, company, { drawdownId, reasonCode: "not_received", note: "No." }),
  );
  await db.update("prospect", prospectId, { ...rest, status: "published" });
  const review = await browser.get(`${page}/confirm`);
  expect(review.text).toContain("The open dispute on this payment ends");
  const viewer = { ...company, memberRole: "member" as const };
  expect((await reviewFill(app.web, viewer, dealId)).whyNot).toBe("not-allowed-role");
  const all = { drawdownId, receivedFen: amountFen, ...(await reviewed(company, dealId)) };
  await refuses("not-allowed-role", () => confirmDrawdown(app.web, viewer, all), app.traces);
  await refuses("deal-not-found", reviewFill(app.web, await given.company(), dealId));
  await confirmDrawdown(app.web, company, all);
  expect((await ended()).slice(0, 3)).toEqual(over.slice(0, 3));
});

test("a ruling that fills the ask ends and records the same; what the company doesn't hear of isn't counted", async () => {
  const { dealId, drawdownId, prospect, prospectId, company, ended } = await paid();
  const stopped = await given.institution();
  await app.sql`insert into introduction_stop (company_id, institution_id)
    values (${company.companyId}, ${stopped.institutionId})`;
  await given.introduction(prospect, await given.activeMandate(stopped), {
    requestedBy: "institution",
    answerBy: daysOn(5),
  });
  expect((await reviewFill(app.web, company, dealId)).ends.requests).toHaveLength(1);
  await disputeDrawdown(app.web, company, { drawdownId, reasonCode: "not_received", note: "Nothing." });
  const disputeId = (await lastDispute(app, drawdownId)) ?? "";
  await decideDispute(
    app.web,
    { kind: "admin", userId: randomUUID(), roles: ADMIN_ROLES },
    { disputeId, outcome: "stands", foundFen: null, ground: "no_answer", words: "No answer." },
  );
  expect(await ended()).toEqual(over);
  expect(await countedOn(prospectId)).toMatchObject({ offers: 1, accesses: 1, requests: 1 });
});

test("the company has a receipt of the search that the payment ended; nobody else has", async () => {
  const { dealId, drawdownId, prospectId, company, institution } = await paid();
  const receipt = (actor: PartyActor, locale: Locale) =>
    receiptOf(actor, { subjectId: prospectId, act: "prospect-funded", locale });
  await refuses("act-receipt-not-found", receipt(company, "en"));
  const all = { drawdownId, receivedFen: amountFen, ...(await reviewed(company, dealId)) };
  await confirmDrawdown(app.web, company, all);
  const english = await receipt(company, "en");
  for (const fact of ["Sought ¥5,000,000.00", "Confirmed by then ¥5,000,000.00", "filled it ¥5,000,000.00"])
    expect(english).toContain(fact);
  expect(english).toContain(
    `Payment 1, deal ${runningNumber("deal", (await db.row("deal", dealId)).number)}`,
  );
  expect(english).toContain("had been confirmed, so that its search ended");
  expect(english).toContain("With it ended one open offer, one application, and one unanswered request");
  expect(await receipt(company, "zh-CN")).toContain("融资需求已全部确认到账");
  await refuses("act-receipt-not-found", receipt(institution, "en"));
  await refuses("act-receipt-not-found", receipt(await given.company(), "en"));
});

test("the institution's page of the deal is the same whether the payment fills the ask or not", async () => {
  const { dealId, institution, prospectId } = await paid();
  const read = () => readDeal(app.web, institution, dealId);
  const filling = await read();
  await db.update("prospect", prospectId, { soughtFen: yuan(8_000_000) });
  expect(filling.fillsAsk).toBe(false);
  expect(await read()).toEqual(filling);
});

test("a withdrawal of an offer at the same time: the review is outdated, or the offer ended with the search", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { dealId, drawdownId, prospectId, company, bidder, rival } = await paid();
    const all = { drawdownId, receivedFen: amountFen, ...(await reviewed(company, dealId)) };
    const confirm = () => refusalCodeOf(confirmDrawdown(app.web, company, all));
    const withdraw = () => refusalCodeOf(withdrawOffer(app.web, bidder, rival.id));
    const [confirmed] = await Promise.all(
      round % 2 === 0 ? [confirm(), withdraw()] : [withdraw(), confirm()].toReversed(),
    );
    const { status } = await db.row("offer", rival.id);
    if (confirmed === "nothing refused") {
      expect(status).toBe("superseded");
      expect(await countedOn(prospectId)).toMatchObject({ offers: 1 });
    } else {
      expect([confirmed, status]).toEqual(["review-outdated", "withdrawn"]);
      expect((await db.row("drawdown", drawdownId)).status).toBe("funded");
    }
  }
});
