import { describe, expect, test } from "vitest";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { counterOffer } from "#app/services/offers/counter-offer.server.ts";
import { openGiven, yuan } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const offerRow = (id: string) => db.row("offer", id);

describe("accepting an offer", () => {
  test("opens one deal, reserves the mandate's budget and puts the offers that no longer fit on hold", async () => {
    const { prospect, mandate, company, offerId } = await given.offered();
    const rival = (amountFen: bigint) => given.rivalOffer(prospect, { amountFen });
    const [tooLarge, fits] = [await rival(yuan(4_000_000)), await rival(yuan(3_000_000))];

    const { dealId } = await acceptOffer(app.web, company, { offerId, version: 1 });

    expect((await offerRow(offerId)).status).toBe("accepted");
    expect((await offerRow(tooLarge.id)).heldByDealId).toBe(dealId);
    expect((await offerRow(fits.id)).heldByDealId).toBeNull();
    expect((await db.row("prospect", prospect.id)).acceptedFen).toBe(yuan(5_000_000));
    const deals = await db.rows("deal", { prospectId: prospect.id });
    expect(deals).toMatchObject([{ id: dealId, amountFen: yuan(5_000_000) }]);
    expect((await db.row("mandate", mandate.id)).reservedFen).toBe(yuan(5_000_000));
  });

  test.each([
    ["one whose time is over", { lapsed: true }, "offer-expired"],
    ["one that was withdrawn", { status: "withdrawn" as const }, "offer-not-open"],
    ["more than the company seeks", { amountFen: yuan(8_000_001) }, "offer-exceeds-ask"],
  ])("is refused without any change for %s", async (_, change, code) => {
    const { company, offerId } = await given.offered(change);
    await refuses(code, () => acceptOffer(app.web, company, { offerId, version: 1 }), app.traces);
  });

  test("is refused without any change when the mandate's budget is short", async () => {
    const { company, mandate, offerId } = await given.offered();
    await db.update("mandate", mandate.id, { budgetFen: yuan(4_000_000) });
    await app.expectNoWrites();
    await refuses("mandate-budget-short", acceptOffer(app.web, company, { offerId, version: 1 }));
  });

  test.each(["suspended", "terminated"] as const)(
    "is refused without any change while the institution is %s, as is a counter-offer",
    async (status) => {
      const { company, institution, offerId } = await given.offered();
      await db.update("institution", institution.institutionId, { status });
      const change = { amountFen: yuan(4_000_000) };
      const acts = [
        () => acceptOffer(app.web, company, { offerId, version: 1 }),
        () => counterOffer(app.web, company, { offerId, version: 1, change, words: null }),
      ];
      for (const act of acts) await refuses("offer-institution-suspended", act, app.traces);
      await db.update("institution", institution.institutionId, { status: "restricted" });
      await acceptOffer(app.web, company, { offerId, version: 1 });
    },
  );

  test("is not possible for another company's offer, which is not found", async () => {
    const { offerId } = await given.offered();
    const stranger = await given.company();
    await app.expectNoWrites();
    await refuses("offer-not-found", acceptOffer(app.web, stranger, { offerId, version: 1 }));
  });

  test("by twenty at once on one prospect accepts only what is sought", async () => {
    const prospect = await given.publishedProspect();
    const offers = await Promise.all(
      Array.from({ length: 20 }, () => given.rivalOffer(prospect, { amountFen: yuan(4_000_000) })),
    );

    const outcomes = await Promise.allSettled(
      offers.map((offer) => acceptOffer(app.web, prospect.company, { offerId: offer.id, version: 1 })),
    );

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect((await db.row("prospect", prospect.id)).acceptedFen).toBe(yuan(8_000_000));
    expect(await db.rows("deal", { prospectId: prospect.id })).toHaveLength(2);
  });
});
