import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { ReviewedEnd } from "#app/domain/deals/reviewed-end.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { proposeWaiver } from "#app/services/deals/propose-waiver.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { acceptOffer } from "#app/services/offers/accept-offer.server.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { expectInvariants, keepInvariants, openGiven, yuan } from "#tests/factories/open-given.ts";
import { doneAtOnce, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
keepInvariants(db);

const { acceptedDeal, availableDeal, fundedDrawdown } = dealsIn(app);

const dealRow = (id: string) => db.row("deal", id);
const feesOf = (dealId: string) => db.rows("fee", { dealId });
const paidToday = () => ({ valueDate: dayOf(app.web.now()), paymentReference: "SL-1" });

describe("from acceptance to drawdown", () => {
  test("a deal without conditions becomes available for drawdown with the second signature", async () => {
    const { dealId, company, institution } = await acceptedDeal();
    await sendDocuments(app.web, institution, dealId);
    await signContract(app.web, company, dealId);
    expect((await dealRow(dealId)).status).toBe("signed_by_company");
    await signContract(app.web, institution, dealId);
    expect((await dealRow(dealId)).status).toBe("available");
  });

  test("a deal with conditions becomes available once they are settled; a waiver needs a reason", async () => {
    const { dealId, company, institution } = await acceptedDeal(["Pledge registered", "Account opened"]);
    await sendDocuments(app.web, institution, dealId);
    await signContract(app.web, company, dealId);
    await signContract(app.web, institution, dealId);
    expect((await dealRow(dealId)).status).toBe("conditions_open");
    await refuses("deal-not-available", requestDrawdown(app.web, company, { dealId, amountFen }));

    const conditions = await db.rows("dealCondition", { dealId }, "position");
    const [pledge, account] = conditions.map(({ id }) => ({ dealId, conditionId: id }));
    if (!pledge || !account) throw new Error("two conditions");
    await satisfyCondition(app.web, institution, { ...pledge, note: "The original was shown." });
    expect((await dealRow(dealId)).status).toBe("conditions_open");
    await refuses("reason-text-missing", proposeWaiver(app.web, institution, { ...account, reason: " " }));
    const colleague = { ...institution, userId: randomUUID() };
    const { waiverId } = await proposeWaiver(app.web, institution, { ...account, reason: "Held elsewhere" });
    expect((await dealRow(dealId)).status).toBe("conditions_open");
    await settleWaiver(app.web, colleague, { waiverId, verdict: "confirm" });
    expect((await dealRow(dealId)).status).toBe("available");
  });

  test("a confirmed drawdown counts: the deal is drawn, the prospect funded at its maximum, the budget used, one fee charged, competing offers superseded", async () => {
    const { dealId, drawdownId, company, prospect, mandate } = await fundedDrawdown();
    const rival = await given.rivalOffer(prospect, { amountFen: yuan(1_000_000) });
    expect(await feesOf(dealId)).toEqual([]);
    await db.update("prospect", prospect.id, { soughtFen: amountFen });

    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });

    expect(await dealRow(dealId)).toMatchObject({ status: "drawn", confirmedFen: amountFen });
    expect(await feesOf(dealId)).toMatchObject([{ amountFen: yuan(25_000), basis: "debt" }]);
    const after = await db.row("prospect", prospect.id);
    expect(after).toMatchObject({ status: "funded", confirmedFen: amountFen });
    expect(await db.row("mandate", mandate.id)).toMatchObject({ reservedFen: 0n, drawnFen: amountFen });
    expect(await db.rows("teaser", { prospectId: prospect.id })).toEqual([]);
    expect((await db.row("offer", rival.id)).status).toBe("superseded");
  });

  test("confirming a drawdown twice at once counts it once", async () => {
    const { dealId, drawdownId, company } = await fundedDrawdown();
    const confirm = () => confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    expect(await doneAtOnce(5, confirm)).toBe(1);
    expect(await feesOf(dealId)).toHaveLength(1);
  });

  test("the fees of a deal add up to the same total however it is split into drawdowns", async () => {
    const { dealId, drawdownId, company, institution } = await fundedDrawdown(yuan(3_333_333));
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: yuan(3_333_333) });
    expect((await dealRow(dealId)).status).toBe("partially_drawn");
    const rest = yuan(5_000_000 - 3_333_333);
    // A page from before the first one shows more as left, and doesn't ask for it twice.
    const stale = () =>
      requestDrawdown(app.web, company, { dealId, amountFen: yuan(1_000_000), leftFen: yuan(5_000_000) });
    await refuses("review-outdated", stale, app.traces);
    const second = await requestDrawdown(app.web, company, { dealId, amountFen: rest, leftFen: rest });
    await fundDrawdown(app.web, institution, { drawdownId: second.drawdownId, ...paidToday() });
    await confirmDrawdown(app.web, company, { drawdownId: second.drawdownId, receivedFen: rest });

    const fees = await feesOf(dealId);
    expect(fees.reduce((sum, fee) => sum + fee.amountFen, 0n)).toBe(yuan(25_000));
    expect((await dealRow(dealId)).status).toBe("drawn");
  });
});

describe("an action that a deal does not allow", () => {
  test("is refused without any change: a signature before the contract was sent", async () => {
    const { dealId, company } = await acceptedDeal();
    await refuses("deal-wrong-state", () => signContract(app.web, company, dealId), app.traces);
  });

  test("is refused without any change: a drawdown of more than the deal has left, or a second one while one is under way", async () => {
    const { dealId, company } = await availableDeal();
    const request = (fen: bigint) => requestDrawdown(app.web, company, { dealId, amountFen: fen });
    await refuses("drawdown-exceeds-deal", request(amountFen + 1n));
    expect(await doneAtOnce(4, () => request(yuan(2_000_000)))).toBe(1);
    expect(await db.rows("drawdown", { dealId })).toHaveLength(1);
  });

  test("is refused without any change: a confirmation of another amount than was paid", async () => {
    const { drawdownId, company } = await fundedDrawdown();
    await app.expectNoWrites();
    const other = { drawdownId, receivedFen: amountFen - 1n };
    await refuses("drawdown-amount-differs", confirmDrawdown(app.web, company, other));
  });

  test.each([
    ["the day before the deal was made", -1],
    ["tomorrow", 1],
    ["the year 9999", 2_900_000],
  ])("is refused without any change: a payment dated to %s", async (_, days) => {
    const { dealId, company, institution } = await availableDeal();
    const { drawdownId } = await requestDrawdown(app.web, company, { dealId, amountFen });
    await app.expectNoWrites();
    const paid = { drawdownId, ...paidToday(), valueDate: addDays(dayOf(app.web.now()), days) };
    await refuses("payment-day-outside", fundDrawdown(app.web, institution, paid));
  });

  test("is not found for another company", async () => {
    const { dealId, drawdownId } = await fundedDrawdown();
    const [company, institution] = [await given.company(), await given.institution()];
    await app.expectNoWrites();
    await refuses("deal-not-found", signContract(app.web, company, dealId));
    const received = { drawdownId, receivedFen: amountFen };
    await refuses("drawdown-not-found", confirmDrawdown(app.web, company, received));
    const paid = { drawdownId, ...paidToday() };
    await refuses("drawdown-not-found", fundDrawdown(app.web, institution, paid));
  });
});

describe("the end of a dispute or a deal", () => {
  test("a deal's end is refused when money was confirmed after its review, though the status is the same", async () => {
    const { dealId, drawdownId, company, institution } = await fundedDrawdown(yuan(2_000_000));
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: yuan(2_000_000) });
    const seen: ReviewedEnd = { status: "partially_drawn", confirmedFen: yuan(2_000_000), typedAmount: "3M" };
    const next = await requestDrawdown(app.web, company, { dealId, amountFen: yuan(1_000_000) });
    await fundDrawdown(app.web, institution, { ...next, ...paidToday(), paymentReference: "SL-2" });
    await confirmDrawdown(app.web, company, { ...next, receivedFen: yuan(1_000_000) });

    const end = (reviewed: ReviewedEnd) =>
      fallThrough(app.web, institution, { dealId, reasonCode: "contract_not_agreed", note: null, reviewed });
    await refuses("review-outdated", () => end(seen), app.traces);
    await end({ ...seen, confirmedFen: yuan(3_000_000), typedAmount: "2M" });
    expect((await dealRow(dealId)).status).toBe("fell_through");
  });

  test("a disputed payment counts for nothing until it is paid again and confirmed", async () => {
    const { dealId, drawdownId, company, institution } = await fundedDrawdown();
    await disputeDrawdown(app.web, company, { drawdownId, reasonCode: "not_received", note: null });
    expect((await dealRow(dealId)).confirmedFen).toBe(0n);
    await fundDrawdown(app.web, institution, { drawdownId, ...paidToday() });
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    expect((await dealRow(dealId)).status).toBe("drawn");
  });

  test("a deal that falls through releases its part of the ask and of the budget, and reactivates the offers it put on hold", async () => {
    const { prospect, company, institution, offerId } = await given.offered({ amountFen });
    const held = await given.rivalOffer(prospect, { amountFen: yuan(4_000_000) });
    const { dealId } = await acceptOffer(app.web, company, { offerId, version: 1 });
    const acceptHeld = () => acceptOffer(app.web, company, { offerId: held.id, version: 1 });
    await refuses("offer-on-hold", acceptHeld());

    await fallThrough(app.web, institution, { dealId, reasonCode: "contract_not_agreed", note: null });

    await expectInvariants(db);
    expect((await db.row("prospect", prospect.id)).acceptedFen).toBe(0n);
    await acceptHeld();
  });
});
