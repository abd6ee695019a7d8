import { expect, test } from "vitest";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { dayOf } from "#app/lib/days.ts";
import { addWorkingDays } from "#app/lib/working-days.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { loanTerms } from "#tests/factories/agreements.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { faultsOf, refusalOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

const inWorkingDays = (count: number) => addWorkingDays(dayOf(new Date()), count, app.web.workingDays);

async function draft() {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate();
  const introduction = await given.consentedIntroduction(prospect, mandate);
  const { offerId } = await startOffer(app.web, mandate.institution, {
    introductionId: introduction.id,
    instrument: "ip_pledge_loan",
  });
  return { prospect, mandate, introduction, offerId, institution: mandate.institution };
}

const stored = async (offerId: string) => ({
  offer: await db.row("offer", offerId),
  versions: await db.rows("offerVersion", { offerId }),
});

test("an issued offer shows its terms, its annualised rate from the cash flows and its total cost", async () => {
  const { offerId, institution, introduction } = await draft();
  await issueOffer(app.web, institution, {
    offerId,
    terms: loanTerms(yuan(5_000_000)),
    expiresOn: inWorkingDays(6),
  });

  const { offer, versions } = await stored(offerId);
  expect(offer).toMatchObject({ status: "issued", currentVersion: 1, amountFen: yuan(5_000_000) });
  expect(versions[0]).toMatchObject({ contractRatePercent: "4.10", annualisedRatePercent: "4.1779" });
  const { status } = await db.row("introduction", introduction.id);
  expect(status).toBe("converted");
  const offered = await db()
    .selectFrom("matchFeedback")
    .select(["act", "side", "organizationId"])
    .where("subjectId", "=", offerId)
    .execute();
  expect(offered).toEqual([
    { act: "offered", side: "institution", organizationId: institution.institutionId },
  ]);
});

test.each([
  ["an end that comes too soon", { days: 3, amount: 5_000_000 }, "offer-expiry-too-soon"],
  ["an end beyond ninety days", { days: 70, amount: 5_000_000 }, "offer-expiry-too-late"],
  ["more than the company seeks", { days: 6, amount: 8_000_001 }, "offer-exceeds-ask"],
  ["less than any offer is for", { days: 6, amount: 9_999 }, "offer-terms-faulty"],
])("%s is refused without any change", async (_, { days, amount }, code) => {
  const { offerId, institution } = await draft();
  const issuing = () =>
    issueOffer(app.web, institution, {
      offerId,
      terms: loanTerms(yuan(amount)),
      expiresOn: inWorkingDays(days),
    });
  await refuses(code, issuing, () => stored(offerId));
});

test("an offer of more than a concurrent acceptance has left is refused", async () => {
  const { offerId, institution, prospect } = await draft();
  const rival = await given.issuedOffer(prospect, await given.activeMandate(), {
    amountFen: yuan(6_000_000),
  });
  await acceptOffer(app.web, prospect.company, { offerId: rival.id, version: 1 });

  const issue = (amount: number) =>
    issueOffer(app.web, institution, {
      offerId,
      terms: loanTerms(yuan(amount)),
      expiresOn: inWorkingDays(6),
    });
  await refuses("offer-exceeds-ask", issue(2_000_001));
  expect(await refusalOf(issue(2_000_000))).toBe("nothing refused");
});

test("an amount above the remaining ask is refused at its field without any change", async () => {
  const { offerId, institution, mandate } = await draft();
  const before = await stored(offerId);
  const issue = (amount: number) =>
    issueOffer(app.web, institution, {
      offerId,
      terms: loanTerms(yuan(amount)),
      expiresOn: inWorkingDays(6),
    });
  expect(await faultsOf(issue(8_000_001))).toEqual(["amountFen: amount-above-sought"]);
  await db.update("mandate", mandate.id, { budgetFen: yuan(1_000_000) });
  await refuses("mandate-budget-short", issue(5_000_000));
  expect(await faultsOf(issue(5_000_000))).toEqual(["amountFen: amount-above-mandate"]);
  expect(await stored(offerId)).toEqual(before);
});

test("no offer can be issued after the consent has ended", async () => {
  const { offerId, institution, introduction } = await draft();
  await db.update(
    "consent",
    { introductionId: introduction.id },
    { expiresAt: new Date(Date.now() - 1_000) },
  );
  const issuing = issueOffer(app.web, institution, {
    offerId,
    terms: loanTerms(yuan(5_000_000)),
    expiresOn: inWorkingDays(6),
  });
  await refuses("consent-not-in-force", issuing);
});

test("an equity offer is issued without a rate, and its deal owes the equity fee", async () => {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate();
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
  await issueOffer(app.web, mandate.institution, { offerId, terms: round, expiresOn: inWorkingDays(6) });

  const { versions } = await stored(offerId);
  expect(versions[0]).toMatchObject({
    annualisedRatePercent: null,
    totalCostFen: null,
    contractRatePercent: null,
  });
  const { dealId } = await acceptOffer(app.web, prospect.company, { offerId, version: 1 });
  const deal = await db.row("deal", dealId);
  expect(deal).toMatchObject({ instrument: "equity", amountFen: 500_000_000n, feeRateBp: 200 });
});

test("an instrument that the company doesn't ask for, or the mandate or the licence doesn't allow, can't be offered", async () => {
  const prospect = await given.publishedProspect();
  const mandate = await given.activeMandate();
  const introduction = await given.consentedIntroduction(prospect, mandate);
  for (const instrument of ["equity", "finance_lease", "unsecured_loan"] as const) {
    const start = startOffer(app.web, mandate.institution, { introductionId: introduction.id, instrument });
    await refuses("offer-instrument-not-allowed", start);
  }
  const offers = await db()
    .selectFrom("offer")
    .select("id")
    .where("introductionId", "=", introduction.id)
    .execute();
  expect(offers).toEqual([]);
});
