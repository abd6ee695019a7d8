import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { termsJson } from "./agreements.ts";
import { testDatabase } from "./test-database.ts";
import { dayOn } from "./days.ts";
import { givenIn } from "./given.ts";

/** What every deal below is for: five million yuan. */
export const amountFen = 500_000_000n;

/** Deals at the stage that a test needs, brought there by the services. */
export function dealsIn(app: TestApp) {
  const given = givenIn(app);
  const db = testDatabase(app);

  async function acceptedDeal(conditions: string[] = []) {
    const offered = await given.offered({ amountFen });
    const { offerId, company } = offered;
    const terms = JSON.stringify({ ...termsJson(amountFen), conditions });
    await db.update("offerVersion", { offerId }, { terms });
    const { dealId } = await acceptOffer(app.web, company, { offerId, version: 1 });
    return { ...offered, dealId };
  }

  async function availableDeal() {
    const deal = await acceptedDeal();
    await sendDocuments(app.web, deal.institution, deal.dealId);
    await signContract(app.web, deal.company, deal.dealId);
    await signContract(app.web, deal.institution, deal.dealId);
    return deal;
  }

  async function fundedDrawdown(askedFen = amountFen) {
    const deal = await availableDeal();
    const { drawdownId } = await requestDrawdown(app.web, deal.company, {
      dealId: deal.dealId,
      amountFen: askedFen,
    });
    await fundDrawdown(app.web, deal.institution, {
      drawdownId,
      valueDate: dayOn(0),
      paymentReference: "SL-1",
    });
    return { ...deal, drawdownId };
  }

  return { acceptedDeal, availableDeal, fundedDrawdown };
}
