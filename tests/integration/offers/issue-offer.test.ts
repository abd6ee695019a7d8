import { expect, test } from "vitest";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { translator } from "#app/i18n/translator.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { reviseOffer } from "#app/services/offers/revise-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { sheetToIssue } from "#tests/factories/agreements.ts";
import { dayOn } from "#tests/factories/days.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { builtPages } from "#tests/support/http/open-web.ts";
import { visibleText } from "#tests/support/http/read-page.ts";
import { testWeb } from "#tests/support/http/test-web.ts";
import { faultsOf, refuses, unchanged } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const web = testWeb(app, builtPages, "en");

async function draft() {
  const { prospect, mandate, institution } = await given.pair();
  const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
  const { offerId } = await startOffer(app.web, institution, {
    introductionId,
    instrument: "ip_pledge_loan",
  });
  const issue = (amount: number, expiresOn = dayOn(30)) =>
    issueOffer(app.web, institution, { offerId, ...sheetToIssue(yuan(amount)), expiresOn });
  return { prospect, mandate, introductionId, offerId, institution, issue };
}

test("an issued offer shows its terms, its annualised rate from the cash flows and its total cost", async () => {
  const { offerId, institution, introductionId, issue } = await draft();
  await issue(5_000_000);

  const offer = await db.row("offer", offerId);
  expect(offer).toMatchObject({ status: "issued", currentVersion: 1, amountFen: yuan(5_000_000) });
  const version = await db.row("offerVersion", { offerId });
  expect(version).toMatchObject({ contractRatePercent: "4.10", annualisedRatePercent: "4.1779" });
  expect((await db.row("introduction", introductionId)).status).toBe("converted");
  expect(await db.rows("matchFeedback", { subjectId: offerId })).toMatchObject([
    { act: "offered", side: "institution", organizationId: institution.institutionId },
  ]);
});

test.each([
  ["an end that comes too soon", { days: 3, amount: 5_000_000 }, "offer-expiry-too-soon"],
  ["an end beyond ninety days", { days: 70, amount: 5_000_000 }, "offer-expiry-too-late"],
  ["more than the company seeks", { days: 6, amount: 8_000_001 }, "offer-exceeds-ask"],
  ["less than any offer is for", { days: 6, amount: 9_999 }, "offer-terms-faulty"],
])("%s is refused without any change", async (_, { days, amount }, code) => {
  const { issue } = await draft();
  const expiresOn = addWorkingDays(dayOf(new Date()), days, app.web.workingDays);
  await refuses(code, () => issue(amount, expiresOn), app.traces);
});

test("an offer of more than a concurrent acceptance has left is refused", async () => {
  const { prospect, issue } = await draft();
  const rival = await given.rivalOffer(prospect, { amountFen: yuan(6_000_000) });
  await acceptOffer(app.web, prospect.company, { offerId: rival.id, version: 1 });

  await refuses("offer-exceeds-ask", issue(2_000_001));
  await issue(2_000_000);
});

test("an amount above the remaining ask is refused at its field without any change", async () => {
  const { mandate, issue } = await draft();
  const above = await unchanged(app.traces, () => faultsOf(issue(8_000_001)));
  expect(above).toEqual(["amountFen: amount-above-sought"]);
  await db.update("mandate", mandate.id, { budgetFen: yuan(1_000_000) });
  await app.expectNoWrites();
  await refuses("mandate-budget-short", issue(5_000_000));
  expect(await faultsOf(issue(5_000_000))).toEqual(["amountFen: amount-above-mandate"]);
});

test("no offer can be issued after the consent has ended", async () => {
  const { introductionId, issue } = await draft();
  await db.update("consent", { introductionId }, { expiresAt: new Date(Date.now() - 1_000) });
  await refuses("consent-not-in-force", issue(5_000_000));
});

test("after a revocation the builder and the review say why an offer can't be issued", async () => {
  const { prospect, introductionId, offerId, institution, issue } = await draft();
  const whyNot = async () => (await readOfferAsInstitution(app.web, institution, offerId)).whyNotIssue;
  expect(await whyNot()).toBeNull();
  await revokeConsent(app.web, prospect.company, introductionId);
  expect(await whyNot()).toBe("consent-not-in-force");
  await refuses("consent-not-in-force", () => issue(5_000_000), app.traces);
});

test("after a revocation an open offer is not revised: its page says why, and has no button for it", async () => {
  const { prospect, introductionId, offerId, institution, issue } = await draft();
  await issue(5_000_000);
  const revise = () => reviseOffer(app.web, institution, { offerId, from: "version" });
  const page = async () => {
    const browser = web.browser(web.sessions.institution(institution));
    return (await browser.get(`/institution/offers/${offerId}`)).text;
  };
  expect(await page()).toContain('value="revise"');
  await revokeConsent(app.web, prospect.company, introductionId);
  const after = await page();
  expect(after).not.toContain('value="revise"');
  expect(visibleText(after)).toContain(visibleText(translator("en", "refusals")("consent-not-in-force")));
  await refuses("consent-not-in-force", revise, app.traces);
});

test("an equity offer is issued without a rate, and its deal owes the equity fee", async () => {
  const { prospect, mandate } = await given.pair();
  await db.update("teaser", { prospectId: prospect.id }, { instruments: ["equity"] });
  await db.update("mandate", mandate.id, { instruments: ["equity"] });
  const { institutionId } = mandate.institution;
  await db.update("institution", institutionId, { kind: "fund_manager" });
  const introduction = await given.consentedIntroduction(prospect, mandate);
  const { offerId } = await startOffer(app.web, mandate.institution, {
    introductionId: introduction.id,
    instrument: "equity",
  });
  const round = offerTermsSchema.parse({
    instrument: "equity",
    amountFen: "500000000",
    postMoneyFen: "5000000000",
    poolPercent: "10",
    preferenceTimes: "1",
    participation: "non_participating",
    boardSeats: 1,
    conditions: ["Board resolution"],
    holdings: [{ holder: "founders", percent: "100" }],
  });
  await issueOffer(app.web, mandate.institution, { offerId, terms: round, expiresOn: dayOn(30) });

  expect(await db.row("offerVersion", { offerId })).toMatchObject({
    annualisedRatePercent: null,
    totalCostFen: null,
    contractRatePercent: null,
  });
  const { dealId } = await acceptOffer(app.web, prospect.company, { offerId, version: 1 });
  const owed = { instrument: "equity", amountFen: 500_000_000n, feeRateBp: 200 };
  expect(await db.row("deal", dealId)).toMatchObject(owed);
});

test("an instrument that the company doesn't ask for, or the mandate or the licence doesn't allow, can't be offered", async () => {
  const { prospect, mandate } = await given.pair();
  const introduction = await given.consentedIntroduction(prospect, mandate);
  for (const instrument of ["equity", "finance_lease", "unsecured_loan"] as const) {
    const start = startOffer(app.web, mandate.institution, { introductionId: introduction.id, instrument });
    await refuses("offer-instrument-not-allowed", start);
  }
  expect(await db.rows("offer", { introductionId: introduction.id })).toEqual([]);
});
