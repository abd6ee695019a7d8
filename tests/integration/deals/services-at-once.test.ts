import { describe, expect, test } from "vitest";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";

import { type OwnedMandate, sheetToIssue, typedSheet } from "#tests/factories/agreements.ts";
import { keepInvariants, openGiven, yuan } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { atOnce, inBothOrders } from "#tests/support/postgres/at-once.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";

/**
 * The anomalies of Hermitage (Martin Kleppmann, github.com/ept/hermitage) that PostgreSQL lets happen at read committed,
 * by the services that must not let them happen: each pair of acts overlaps for certain, in both orders.
 */
const { app, given, db } = openGiven();

keepInvariants(db);

const instrument = "ip_pledge_loan";

async function parties() {
  const [company, bank] = [await given.company(), await given.institution()];
  return { company, bank, underway: underwayIn(app, company, bank) };
}

describe("no update is lost (P4)", () => {
  /** How two acceptances at once of offers under one mandate end. */
  async function bothAccepted(mandate: OwnedMandate): Promise<string[]> {
    const accepts = async () => {
      const prospect = await given.publishedProspect();
      const { id } = await given.issuedOffer(prospect, mandate);
      return () => acceptOffer(app.web, prospect.company, { offerId: id, version: 1 });
    };
    return atOnce(app, { table: "mandate", id: mandate.id }, [await accepts(), await accepts()]);
  }

  test("two acceptances under one mandate both count against its budget", async () => {
    const mandate = await given.activeMandate();
    expect(await bothAccepted(mandate)).toEqual(["done", "done"]);
    expect((await db.row("mandate", mandate.id)).reservedFen).toBe(yuan(10_000_000));
  });

  test("of two acceptances that exceed the budget together one is refused", async () => {
    const mandate = await given.activeMandate(undefined, { budgetFen: yuan(7_000_000) });
    expect((await bothAccepted(mandate)).sort()).toEqual(["done", "mandate-budget-short"]);
  });
});

describe("no service relies on a row that another has changed meanwhile (G-single, G2-item)", () => {
  test("an offer issued while another is accepted fits the remaining ask, or is refused", async () => {
    const endings = await inBothOrders(app, async () => {
      const { prospect, company, offerId: accepted } = await given.offered();
      const mandate = await given.activeMandate();
      const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
      const by = mandate.institution;
      const { offerId } = await startOffer(app.web, by, { introductionId, instrument });
      return {
        row: { table: "prospect", id: prospect.id },
        acts: {
          accept: () => acceptOffer(app.web, company, { offerId: accepted, version: 1 }),
          issue: () => issueOffer(app.web, by, { offerId, ...sheetToIssue(yuan(5_000_000)) }),
        },
      };
    });
    // Issued first, it is put on hold by the deal: `keepInvariants` would find otherwise.
    expect(endings).toEqual([
      { accept: "done", issue: "offer-exceeds-ask" },
      { accept: "done", issue: "done" },
    ]);
  });

  test("an acceptance applies to the current version of the offer only", async () => {
    const endings = await inBothOrders(app, async () => {
      const { company, bank, underway } = await parties();
      const { id } = await underway.revisedOffer();
      const { prospectId } = await db.row("offer", id);
      return {
        row: { table: "prospect", id: prospectId },
        acts: {
          accept: () => acceptOffer(app.web, company, { offerId: id, version: 1 }),
          revise: () => issueOffer(app.web, bank, { offerId: id, ...sheetToIssue(yuan(4_000_000)) }),
        },
      };
    });
    expect(endings).toEqual([
      { accept: "done", revise: "offer-wrong-state" },
      { accept: "offer-version-outdated", revise: "done" },
    ]);
  });

  test("no offer is issued on a revoked consent", async () => {
    const endings = await inBothOrders(app, async () => {
      const { company, bank, underway } = await parties();
      const { id: introductionId } = await underway.consented();
      const { offerId } = await startOffer(app.web, bank, { introductionId, instrument });
      return {
        row: { table: "introduction", id: introductionId },
        acts: {
          revoke: () => revokeConsent(app.web, company, introductionId),
          issue: () => issueOffer(app.web, bank, { offerId, ...sheetToIssue(yuan(5_000_000)) }),
        },
      };
    });
    expect(endings).toEqual([
      { revoke: "done", issue: "consent-not-in-force" },
      { revoke: "done", issue: "done" },
    ]);
  });

  test("the second person approves exactly the terms that they read, whatever the author edits meanwhile", async () => {
    const endings = await inBothOrders(app, async () => {
      const { bank, underway } = await parties();
      const { id: introductionId } = await underway.consented();
      const { offerId } = await startOffer(app.web, bank, { introductionId, instrument });
      const sheet = sheetToIssue(yuan(5_000_000));
      await db.update("institution", bank.institutionId, { secondPersonAboveFen: yuan(1_000_000) });
      await askForApproval(app.web, bank, { offerId, revision: 1, ...sheet });
      const { revision: toApprove } = await db.row("offerDraft", { offerId });
      const second = { ...bank, userId: (await given.institution()).userId };
      const dearer = sheetToIssue(yuan(6_000_000));
      return {
        row: { table: "offer", id: offerId },
        acts: {
          approve: () => approveOffer(app.web, second, { offerId, revision: toApprove }),
          write: () => saveOfferDraft(app.web, bank, { offerId, revision: toApprove, ...typedSheet(dearer) }),
        },
      };
    });
    expect(endings).toEqual([
      { approve: "done", write: "done" },
      { approve: "offer-stale-draft", write: "done" },
    ]);
    // Approved first and edited after: it is a draft again.
    expect(await db.rows("offer", { status: "approved_internally" })).toEqual([]);
  });
});

describe("a concurrent insert is never missed (PMP, G2)", () => {
  test("the last place under a mandate's cap goes to one company", async () => {
    const { bank } = await parties();
    const mandate = await given.activeMandate(bank, { introductionCap: 1 });
    const requests = async () => {
      const prospect = await given.publishedProspect();
      await given.match(prospect, mandate);
      return () => given.institutionAsks({ prospect, mandate });
    };
    const row = { table: "mandate", id: mandate.id };
    const endings = await atOnce(app, row, [await requests(), await requests()]);
    expect(endings.filter((ending) => ending === "done")).toHaveLength(1);
    expect(await db.rows("introduction", { mandateId: mandate.id })).toHaveLength(1);
  });

  test("an introduction has at most one open offer", async () => {
    const { bank, underway } = await parties();
    const { id: introductionId } = await underway.consented();
    const starts = () => startOffer(app.web, bank, { introductionId, instrument });
    const endings = await atOnce(app, { table: "introduction", id: introductionId }, [starts, starts]);
    expect(endings.sort()).toEqual(["done", "offer-open-already"]);
  });

  test("a deal has at most one drawdown under way", async () => {
    const { company, underway } = await parties();
    const { id } = await underway.deal("available");
    const asks = () => requestDrawdown(app.web, company, { dealId: id, amountFen: yuan(2_000_000) });
    expect(await atOnce(app, { table: "deal", id }, [asks, asks])).toEqual(["done", "drawdown-wrong-state"]);
  });

  test("a deal that falls through reactivates only offers that fit beside an offer accepted at the same time", async () => {
    const endings = await inBothOrders(app, async () => {
      const { prospect, company, offerId } = await given.offered();
      const { dealId } = await acceptOffer(app.web, company, { offerId, version: 1 });
      const { id: fits } = await given.rivalOffer(prospect, { amountFen: yuan(3_000_000) });
      await given.rivalOffer(prospect, { heldByDealId: dealId });
      return {
        row: { table: "prospect", id: prospect.id },
        acts: {
          fall: () => fallThrough(app.web, company, { dealId, reasonCode: "other", note: "…" }),
          accept: () => acceptOffer(app.web, company, { offerId: fits, version: 1 }),
        },
      };
    });
    expect(endings).toEqual([
      { fall: "done", accept: "done" },
      { fall: "done", accept: "done" },
    ]);
  });
});
