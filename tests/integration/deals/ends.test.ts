import { describe, expect, test } from "vitest";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { refusalOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

const { fundedDrawdown } = dealsIn(app);

const dealRow = (id: string) => db.row("deal", id);

describe("the end of a dispute or a deal", () => {
  test("a disputed payment counts for nothing until it is paid again and confirmed", async () => {
    const { dealId, drawdownId, company, institution } = await fundedDrawdown();
    await disputeDrawdown(app.web, company, { drawdownId, reasonCode: "not_received", note: null });
    expect((await dealRow(dealId)).confirmedFen).toBe(0n);
    await fundDrawdown(app.web, institution, {
      drawdownId,
      valueDate: dayOf(app.web.now()),
      paymentReference: "SL-3",
    });
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    expect((await dealRow(dealId)).status).toBe("drawn");
  });

  test("a deal that falls through releases its part of the ask and of the budget, and reactivates the offers it put on hold", async () => {
    const prospect = await given.publishedProspect();
    const mandate = await given.activeMandate();
    const offer = await given.issuedOffer(prospect, mandate, { amountFen });
    const held = await given.issuedOffer(prospect, await given.activeMandate(), {
      amountFen: yuan(4_000_000),
    });
    const { dealId } = await acceptOffer(app.web, prospect.company, { offerId: offer.id, version: 1 });
    await refuses("offer-on-hold", acceptOffer(app.web, prospect.company, { offerId: held.id, version: 1 }));

    await fallThrough(app.web, mandate.institution, {
      dealId,
      reasonCode: "contract_not_agreed",
      note: null,
    });

    expect(await listViolations(db())).toEqual([]);
    const after = await db.row("prospect", prospect.id);
    expect(after.acceptedFen).toBe(0n);
    expect(await refusalOf(acceptOffer(app.web, prospect.company, { offerId: held.id, version: 1 }))).toBe(
      "nothing refused",
    );
    expect(await listViolations(db())).toEqual([]);
  });
});
