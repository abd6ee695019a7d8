import { describe, expect, test } from "vitest";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { acceptIntroduction } from "#app/services/introductions/accept-introduction.server.ts";
import { declineIntroduction } from "#app/services/introductions/decline-introduction.server.ts";
import { prepareIntroduction } from "#app/services/introductions/prepare-introduction.server.ts";
import { passOnOpportunity } from "#app/services/matching/pass-on-opportunity.server.ts";
import { readOpportunity } from "#app/services/matching/read-opportunity.server.ts";
import { undoPass } from "#app/services/matching/undo-pass.server.ts";
import { declineOffer } from "#app/services/offers/decline-offer.server.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { marketIn } from "#tests/factories/market.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given } = openWith(marketIn, {}, { isEmptied: true });
const { fundedDrawdown } = dealsIn(app);

async function market(count = 1) {
  await given.activeMandate(); // no stated preferences: a score is relative to all eligible
  const mandate = await given.activeMandate(undefined, {
    preferences: JSON.stringify([{ kind: "rd_intensity", atLeastBp: 500, weight: 3 }]),
  });
  const prospects = [];
  for (let n = 0; n < count; n += 1) {
    const bp = n === 0 ? 100 : 900;
    prospects.push(await given.prospect({ researchLeastBp: bp, researchMostBp: bp }));
  }
  await given.refresh(mandate);
  const [prospect] = prospects;
  if (!prospect) throw new Error("a prospect at least");
  return { mandate, prospect, pair: { mandateId: mandate.id, prospectId: prospect.id } };
}

const kept = () => given.db.rows("matchFeedback", {}, "id");
const acts = async () => (await kept()).map(({ side, act }) => `${side} ${act}`);

describe("feedback on a pair is recorded", () => {
  test("once for an opened teaser, with its place, score, versions, model and what was shown", async () => {
    const { mandate, pair } = await market(3);
    await readOpportunity(app.web, mandate.institution, {
      prospect: pair.prospectId,
      mandate: pair.mandateId,
    });
    await readOpportunity(app.web, mandate.institution, {
      prospect: pair.prospectId,
      mandate: pair.mandateId,
    });
    const match = await given.db.row("match", { prospectId: pair.prospectId });
    expect(await kept()).toMatchObject([
      {
        act: "opened",
        side: "institution",
        ...pair,
        mandateVersion: 1,
        prospectVersion: 1,
        rankPosition: 3,
        score: match.score,
        modelVersion: match.modelVersion,
        propensity: null,
        organizationId: mandate.institution.institutionId,
        seen: { sector: "photonics", stage: "growth", revenueFen: { from: "3000000000" } },
      },
    ]);
  });

  test("again for the next version of the mandate", async () => {
    const { mandate, pair } = await market();
    await readOpportunity(app.web, mandate.institution, {
      prospect: pair.prospectId,
      mandate: pair.mandateId,
    });
    await given.db.update("mandate", mandate.id, { version: 2 });
    await readOpportunity(app.web, mandate.institution, {
      prospect: pair.prospectId,
      mandate: pair.mandateId,
    });
    expect((await kept()).map(({ mandateVersion }) => mandateVersion)).toEqual([1, 2]);
  });

  test("for a company that opens a funder, and for both sides' answers to an introduction", async () => {
    const { mandate, prospect, pair } = await market();
    await prepareIntroduction(app.web, prospect.company, {
      prospect: pair.prospectId,
      mandate: pair.mandateId,
    });
    const { introductionId } = await given.companyAsks({ prospect, mandate });
    await acceptIntroduction(app.web, mandate.institution, introductionId);
    expect(await acts()).toEqual(["company opened", "company introduced", "institution introduced"]);
    expect((await kept())[1]).toMatchObject({ rankPosition: 1, seen: null, subjectId: introductionId });
  });

  test("for a pass with its code, and for undoing it", async () => {
    const { mandate, pair } = await market();
    const pass = { ...pair, reasonCode: "revenue", note: null, repairable: true } as const;
    await passOnOpportunity(app.web, mandate.institution, pass);
    await passOnOpportunity(app.web, mandate.institution, pass);
    await undoPass(app.web, mandate.institution, pair);
    await undoPass(app.web, mandate.institution, pair);
    expect(await kept()).toMatchObject([
      { act: "passed", reasonCode: "revenue", rankPosition: 1 },
      { act: "pass_undone", reasonCode: null },
    ]);
  });

  test("for a request, the company's acceptance, and the institution's coded decline", async () => {
    const { mandate, prospect } = await market();
    const { introductionId } = await given.institutionAsks({ prospect, mandate });
    await given.companyConsents(prospect.company, introductionId);
    const no = { introductionId, reasonCode: "leverage", note: null };
    await declineIntroduction(app.web, mandate.institution, no);
    expect(await acts()).toEqual(["institution introduced", "company introduced", "institution declined"]);
    expect((await kept())[2]).toMatchObject({ reasonCode: "leverage", subjectId: introductionId });
  });

  test("for an offer that a company declines, and for money once per deal", async () => {
    const { drawdownId, company, dealId } = await fundedDrawdown(amountFen);
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    const { prospect, mandate } = await market();
    const offer = await given.issuedOffer(prospect, mandate);
    await declineOffer(app.web, prospect.company, {
      offerId: offer.id,
      version: 1,
      reasonCode: "price",
      note: null,
    });
    expect(await kept()).toMatchObject([
      { act: "drawn", side: "company", subjectId: dealId },
      { act: "declined", side: "company", subjectId: offer.id, reasonCode: "price" },
    ]);
  });

  test("but not where the action is refused", async () => {
    const { mandate, prospect, pair } = await market();
    const stranger = await given.institution();
    const otherCompany = await given.company();
    await app.expectNoWrites();
    const viewer = { ...mandate.institution, memberRole: "viewer" } as const;
    const pass = { ...pair, reasonCode: "revenue", note: null, repairable: true } as const;
    await refuses(
      "mandate-not-found",
      readOpportunity(app.web, stranger, { prospect: pair.prospectId, mandate: pair.mandateId }),
    );
    await refuses("not-allowed-role", passOnOpportunity(app.web, viewer, pass));
    await refuses("not-allowed-role", undoPass(app.web, viewer, pair));
    await refuses(
      "not-found",
      prepareIntroduction(app.web, otherCompany, { prospect: pair.prospectId, mandate: pair.mandateId }),
    );
    await refuses("not-allowed-role", given.institutionAsks({ prospect, mandate }, { by: viewer }));
  });
});
