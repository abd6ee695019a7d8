import { afterEach, describe, expect, test } from "vitest";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { requestIntroduction } from "#app/services/introductions/request-introduction.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { startOffer } from "#app/services/offers/start-offer.server.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
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

async function parties() {
  const [company, bank] = [await given.company(), await given.institution()];
  return { company, bank, underway: underwayIn(app, company, bank) };
}

describe("a concurrent insert is never missed (PMP, G2)", () => {
  test("the last place under a mandate's cap goes to one company", async () => {
    const { bank } = await parties();
    const mandate = await given.activeMandate(bank, { introductionCap: 1 });
    const requests = async () => {
      const prospect = await given.publishedProspect();
      await given.match(prospect, mandate);
      const asked = { purpose: "assess_financing", message: null } as const;
      return () =>
        requestIntroduction(app.web, bank, { prospectId: prospect.id, mandateId: mandate.id, ...asked });
    };
    const row = { table: "mandate", id: mandate.id };
    const endings = await atOnce(app, row, [await requests(), await requests()]);
    expect(endings.filter((ending) => ending === "done")).toHaveLength(1);
    const { rowCount } = await app.owner.query("select from introduction where mandate_id = $1", [
      mandate.id,
    ]);
    expect(rowCount).toBe(1);
  });

  test("an introduction has at most one open offer", async () => {
    const { bank, underway } = await parties();
    const { id: introductionId } = await underway.consented();
    const starts = () => startOffer(app.web, bank, { introductionId, instrument: "ip_pledge_loan" });
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
      const prospect = await given.publishedProspect();
      const { id: first } = await given.issuedOffer(prospect, await given.activeMandate());
      const { dealId } = await acceptOffer(app.web, prospect.company, { offerId: first, version: 1 });
      const small = { amountFen: yuan(3_000_000) };
      const { id: fits } = await given.issuedOffer(prospect, await given.activeMandate(), small);
      await given.issuedOffer(prospect, await given.activeMandate(), { heldByDealId: dealId });
      return {
        row: { table: "prospect", id: prospect.id },
        acts: {
          fall: () => fallThrough(app.web, prospect.company, { dealId, reasonCode: "other", note: "…" }),
          accept: () => acceptOffer(app.web, prospect.company, { offerId: fits, version: 1 }),
        },
      };
    });
    expect(endings).toEqual([
      { fall: "done", accept: "done" },
      { fall: "done", accept: "done" },
    ]);
  });
});
