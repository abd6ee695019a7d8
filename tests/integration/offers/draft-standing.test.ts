import { expect, test } from "vitest";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { readOfferAsInstitution } from "#app/services/offers/read-offer-as-institution.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";

const { app, given, db } = openGiven();

/** A consented introduction between an ask of four to five million and a mandate of up to four. */
async function met() {
  const [company, institution] = [await given.company(), await given.institution()];
  const introduction = await underwayIn(app, company, institution).consented();
  const { prospect, mandate, id: introductionId } = introduction;
  const ask = { amountMinFen: yuan(4_000_000), amountMaxFen: yuan(5_000_000), termMonthsMin: 36 };
  await db.update("teaser", { prospectId: prospect.id }, { ...ask, termMonthsMax: 60, maxRatePercent: null });
  await db.update("mandate", mandate.id, { amountMaxFen: yuan(4_500_000), termMonthsMax: 48 });
  const { offerId } = await startOffer(app.web, institution, {
    introductionId,
    instrument: "ip_pledge_loan",
  });
  return { offerId, institution, prospectId: prospect.id };
}

test("an offer starts with what ask and mandate allow, and is open for a while", async () => {
  const { offerId, institution } = await met();
  const { terms, expiresOn } = await readOfferAsInstitution(app.web, institution, offerId);
  expect(terms).toEqual({
    instrument: "ip_pledge_loan",
    amountFen: yuan(4_500_000),
    termMonths: 48,
    lprTerm: "1Y",
  });
  expect(expiresOn).not.toBeNull();
});

test("a draft is compared with a limit on the cost only where the teaser publishes it", async () => {
  const { offerId, institution, prospectId } = await met();
  const sheet = sheetToIssue(yuan(3_000_000));
  const { revision } = await db.row("offerDraft", { offerId });
  await saveOfferDraft(app.web, institution, { offerId, revision, ...typedSheet(sheet) });
  const compared = async () => {
    const { standing } = await readOfferAsInstitution(app.web, institution, offerId);
    return standing?.ask.map(({ of, verdict }) => `${of} ${verdict}`);
  };
  expect(await compared()).toContain("amount below");
  expect(await compared()).toContain("term below");
  expect((await compared())?.join()).not.toContain("yearlyCost");
  await db.update("teaser", { prospectId }, { maxRatePercent: "1.00" });
  expect(await compared()).toContain("yearlyCost above");
});

test("what the builder shows is what the issued sheet costs, to the fen", async () => {
  const { offerId, institution } = await met();
  const fees = [{ kind: "valuation_fee", timing: "upfront", amountFen: "1500050" }];
  const sheet = sheetToIssue(yuan(3_000_000), { fees });
  const { revision } = await db.row("offerDraft", { offerId });
  await saveOfferDraft(app.web, institution, { offerId, revision, ...typedSheet(sheet) });
  const { cost } = await readOfferAsInstitution(app.web, institution, offerId);
  await issueOffer(app.web, institution, { offerId, asApproved: true });
  const issued = await readOfferAsInstitution(app.web, institution, offerId);
  expect(issued.cost).toEqual(cost);
  expect(issued.standing).toBeNull();
  const version = await db.row("offerVersion", { offerId, version: 1 });
  expect(version).toMatchObject({
    totalCostFen: cost?.totalCostFen,
    annualisedRatePercent: cost?.rate?.compoundPercent,
  });
});
