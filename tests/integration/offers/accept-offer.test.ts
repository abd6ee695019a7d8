import { describe, expect, test } from "vitest";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

const offerRow = (id: string) => db.row("offer", id);
const everything = async (prospectId: string) => ({
  prospect: await db.row("prospect", prospectId),
  offers: await db.rows("offer", { prospectId }, "id"),
  deals: await db.rows("deal", { prospectId }),
  events: await db.rows("event", { prospectId }),
  mandates: await db.rows("mandate", {}, "id"),
});

describe("accepting an offer", () => {
  test("opens one deal, reserves the mandate's budget and puts the offers that no longer fit on hold", async () => {
    const prospect = await given.publishedProspect();
    const mandate = await given.activeMandate();
    const rival = await given.activeMandate();
    const small = await given.activeMandate();
    const offer = await given.issuedOffer(prospect, mandate, { amountFen: yuan(5_000_000) });
    const tooLarge = await given.issuedOffer(prospect, rival, { amountFen: yuan(4_000_000) });
    const fits = await given.issuedOffer(prospect, small, { amountFen: yuan(3_000_000) });

    const { dealId } = await acceptOffer(app.web, prospect.company, { offerId: offer.id, version: 1 });

    expect((await offerRow(offer.id)).status).toBe("accepted");
    expect((await offerRow(tooLarge.id)).heldByDealId).toBe(dealId);
    expect((await offerRow(fits.id)).heldByDealId).toBeNull();
    const { prospect: after, deals, mandates } = await everything(prospect.id);
    expect(after.acceptedFen).toBe(yuan(5_000_000));
    expect(deals.map(({ id, amountFen }) => ({ id, amountFen }))).toEqual([
      { id: dealId, amountFen: yuan(5_000_000) },
    ]);
    expect(mandates.find(({ id }) => id === mandate.id)?.reservedFen).toBe(yuan(5_000_000));
  });

  test.each([
    ["one whose time is over", { lapsed: true }, "offer-expired"],
    ["one that was withdrawn", { status: "withdrawn" as const }, "offer-not-open"],
    ["more than the company seeks", { amountFen: yuan(8_000_001) }, "offer-exceeds-ask"],
  ])("is refused without any change for %s", async (_, change, code) => {
    const prospect = await given.publishedProspect();
    const offer = await given.issuedOffer(prospect, await given.activeMandate(), change);
    const before = await everything(prospect.id);

    await refuses(code, acceptOffer(app.web, prospect.company, { offerId: offer.id, version: 1 }));
    expect(await everything(prospect.id)).toEqual(before);
  });

  test("is refused without any change when the mandate's budget is short", async () => {
    const prospect = await given.publishedProspect();
    const mandate = await given.activeMandate(undefined, { budgetFen: yuan(4_000_000) });
    const offer = await given.issuedOffer(prospect, mandate);

    await refuses(
      "mandate-budget-short",
      () => acceptOffer(app.web, prospect.company, { offerId: offer.id, version: 1 }),
      () => everything(prospect.id),
    );
  });

  test("is not possible for another company's offer, which is not found", async () => {
    const prospect = await given.publishedProspect();
    const offer = await given.issuedOffer(prospect, await given.activeMandate());
    const stranger = await given.company();
    const before = await everything(prospect.id);

    await refuses("offer-not-found", acceptOffer(app.web, stranger, { offerId: offer.id, version: 1 }));
    expect(await everything(prospect.id)).toEqual(before);
  });

  test("by twenty at once on one prospect accepts only what is sought", async () => {
    const prospect = await given.publishedProspect();
    const mandates = await Promise.all(Array.from({ length: 20 }, () => given.activeMandate()));
    const offers = await Promise.all(
      mandates.map((mandate) => given.issuedOffer(prospect, mandate, { amountFen: yuan(4_000_000) })),
    );

    const outcomes = await Promise.allSettled(
      offers.map((offer) => acceptOffer(app.web, prospect.company, { offerId: offer.id, version: 1 })),
    );

    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    const { prospect: after, deals } = await everything(prospect.id);
    expect(after.acceptedFen).toBe(yuan(8_000_000));
    expect(deals).toHaveLength(2);
  });
});
