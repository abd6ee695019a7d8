import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import type { House } from "#tests/support/standing-house.ts";
import { arranging } from "./arranging.ts";
import { dayOn } from "./days.ts";
import { givenIn } from "./given.ts";

/** What every deal below is for: five million yuan. */
export const amountFen = 500_000_000n;

/** Deals as far on their way as a test needs them, brought there by the services themselves. */
export function dealsIn(house: House) {
  const given = givenIn(house);
  const db = arranging(house);

  async function acceptedDeal(conditions: string[] = []) {
    const prospect = await given.publishedProspect();
    const mandate = await given.activeMandate();
    const offer = await given.issuedOffer(prospect, mandate, { amountFen });
    await db()
      .updateTable("offerVersion")
      .set((eb) => ({
        terms: eb.fn("jsonb_set", [
          eb.ref("terms"),
          eb.val("{conditions}"),
          eb.cast(eb.val(JSON.stringify(conditions)), "jsonb"),
        ]),
      }))
      .where("offerId", "=", offer.id)
      .execute();
    const { dealId } = await acceptOffer(house.app, prospect.company, { offerId: offer.id, version: 1 });
    return { dealId, offer, prospect, mandate, company: prospect.company, institution: mandate.institution };
  }

  async function availableDeal() {
    const deal = await acceptedDeal();
    await sendDocuments(house.app, deal.institution, deal.dealId);
    await signContract(house.app, deal.company, deal.dealId);
    await signContract(house.app, deal.institution, deal.dealId);
    return deal;
  }

  async function fundedDrawdown(askedFen = amountFen) {
    const deal = await availableDeal();
    const { drawdownId } = await requestDrawdown(house.app, deal.company, {
      dealId: deal.dealId,
      amountFen: askedFen,
    });
    await fundDrawdown(house.app, deal.institution, {
      drawdownId,
      valueDate: dayOn(0),
      paymentReference: "SL-1",
    });
    return { ...deal, drawdownId };
  }

  return { acceptedDeal, availableDeal, fundedDrawdown };
}
