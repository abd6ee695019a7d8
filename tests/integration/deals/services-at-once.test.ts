import { afterEach, describe, expect, test } from "vitest";
import { revokeConsent } from "#app/services/introductions/revoke-consent.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { approveOffer } from "#app/services/offers/approve-offer.server.ts";
import { askForApproval } from "#app/services/offers/ask-for-approval.server.ts";
import { issueOffer } from "#app/services/offers/issue-offer.server.ts";
import { saveOfferDraft } from "#app/services/offers/save-offer-draft.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { termsJson, typedSheet } from "#tests/factories/agreements.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { underwayIn } from "#tests/factories/underway.ts";
import { atOnce, inBothOrders } from "#tests/support/postgres/at-once.ts";

/**
 * The anomalies of Hermitage (Martin Kleppmann, github.com/ept/hermitage) that PostgreSQL lets happen at read committed,
 * by the services that must not let them happen: each pair of acts overlaps for certain, in both orders.
 */
const { app, given, db } = openGiven();
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

afterEach(async () => {
  expect(await listViolations(db())).toEqual([]);
});

const aSheet = (amountFen: bigint) => ({
  terms: offerTermsSchema.parse(termsJson(amountFen)),
  expiresOn: addDays(dayOf(new Date()), 30),
});

async function parties() {
  const [company, bank] = [await given.company(), await given.institution()];
  return { company, bank, underway: underwayIn(app, company, bank) };
}

describe("no update is lost (P4)", () => {
  test("two acceptances under one mandate both count against its budget", async () => {
    const mandate = await given.activeMandate();
    const accepts = async () => {
      const prospect = await given.publishedProspect();
      const { id } = await given.issuedOffer(prospect, mandate);
      return () => acceptOffer(app.web, prospect.company, { offerId: id, version: 1 });
    };
    const row = { table: "mandate", id: mandate.id };
    expect(await atOnce(app, row, [await accepts(), await accepts()])).toEqual(["done", "done"]);
    const { reservedFen } = await db.row("mandate", mandate.id);
    expect(reservedFen).toBe(yuan(10_000_000));
  });

  test("of two acceptances that exceed the budget together one is refused", async () => {
    const mandate = await given.activeMandate(undefined, { budgetFen: yuan(7_000_000) });
    const accepts = async () => {
      const prospect = await given.publishedProspect();
      const { id } = await given.issuedOffer(prospect, mandate);
      return () => acceptOffer(app.web, prospect.company, { offerId: id, version: 1 });
    };
    const row = { table: "mandate", id: mandate.id };
    const endings = await atOnce(app, row, [await accepts(), await accepts()]);
    expect(endings.sort()).toEqual(["done", "mandate-budget-short"]);
  });
});

describe("no service relies on a row that another has changed meanwhile (G-single, G2-item)", () => {
  test("an offer issued while another is accepted fits the remaining ask, or is refused", async () => {
    const endings = await inBothOrders(app, async () => {
      const prospect = await given.publishedProspect();
      const { id: accepted } = await given.issuedOffer(prospect, await given.activeMandate());
      const mandate = await given.activeMandate();
      const { id: introductionId } = await given.consentedIntroduction(prospect, mandate);
      const by = mandate.institution;
      const { offerId } = await startOffer(app.web, by, { introductionId, instrument: "ip_pledge_loan" });
      return {
        row: { table: "prospect", id: prospect.id },
        acts: {
          accept: () => acceptOffer(app.web, prospect.company, { offerId: accepted, version: 1 }),
          issue: () => issueOffer(app.web, by, { offerId, ...aSheet(yuan(5_000_000)) }),
        },
      };
    });
    // Issued first, it is put on hold by the deal: `listViolations` would find otherwise.
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
          revise: () => issueOffer(app.web, bank, { offerId: id, ...aSheet(yuan(4_000_000)) }),
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
      const asked = { introductionId, instrument: "ip_pledge_loan" } as const;
      const { offerId } = await startOffer(app.web, bank, asked);
      return {
        row: { table: "introduction", id: introductionId },
        acts: {
          revoke: () => revokeConsent(app.web, company, introductionId),
          issue: () => issueOffer(app.web, bank, { offerId, ...aSheet(yuan(5_000_000)) }),
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
      const asked = { introductionId, instrument: "ip_pledge_loan" } as const;
      const { offerId } = await startOffer(app.web, bank, asked);
      const sheet = aSheet(yuan(5_000_000));
      await db.update("institution", bank.institutionId, { secondPersonAboveFen: yuan(1_000_000) });
      await askForApproval(app.web, bank, { offerId, revision: 1, ...sheet });
      const { revision: toApprove } = await db.row("offerDraft", { offerId });
      const second = { ...bank, userId: (await given.institution()).userId };
      const dearer = aSheet(yuan(6_000_000));
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
    const rows = await app.sql`select from offer where status = 'approved_internally'`;
    expect(rows).toEqual([]);
  });
});
