import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { proposeWaiver } from "#app/services/deals/propose-waiver.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { sendDocuments } from "#app/services/deals/send-documents.server.ts";
import { signContract } from "#app/services/deals/sign-contract.server.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { listViolations } from "#db/queries/shared/invariants.ts";
import { amountFen, dealsIn } from "#tests/factories/deals.ts";
import { openGiven } from "#tests/factories/open-given.ts";
import { refusalOf, refuses } from "#tests/support/refusals.ts";

const { app, given, db } = openGiven();
const yuan = (amount: number): bigint => BigInt(amount) * 100n;

const { acceptedDeal, availableDeal, fundedDrawdown } = dealsIn(app);

const dealRow = (id: string) => db.row("deal", id);
const everything = async (dealId: string) => ({
  deal: await dealRow(dealId),
  drawdowns: await db.rows("drawdown", { dealId }),
  fees: await db.rows("fee", { dealId }),
  events: await db.rows("event", { subjectId: dealId }),
});

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
    await satisfyCondition(app.web, institution, pledge);
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
    const rival = await given.issuedOffer(prospect, await given.activeMandate(), {
      amountFen: yuan(1_000_000),
    });
    expect((await everything(dealId)).fees).toEqual([]);
    await db.update("prospect", prospect.id, { soughtFen: amountFen });

    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });

    const { deal, fees } = await everything(dealId);
    expect(deal).toMatchObject({ status: "drawn", confirmedFen: amountFen });
    expect(fees.map(({ amountFen: fen, basis }) => ({ fen, basis }))).toEqual([
      { fen: yuan(25_000), basis: "debt" },
    ]);
    const after = await db.row("prospect", prospect.id);
    expect(after).toMatchObject({ status: "funded", confirmedFen: amountFen });
    const books = await db()
      .selectFrom("mandate")
      .select(["reservedFen", "drawnFen"])
      .where("id", "=", mandate.id)
      .executeTakeFirstOrThrow();
    expect(books).toEqual({ reservedFen: 0n, drawnFen: amountFen });
    expect(await db.rows("teaser", { prospectId: prospect.id })).toEqual([]);
    expect((await db.row("offer", rival.id)).status).toBe("superseded");
    expect(await listViolations(db())).toEqual([]);
  });

  test("confirming a drawdown twice at once counts it once", async () => {
    const { dealId, drawdownId, company } = await fundedDrawdown();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        refusalOf(confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen })),
      ),
    );
    expect(answers.filter((answer) => answer === "nothing refused")).toHaveLength(1);
    expect((await everything(dealId)).fees).toHaveLength(1);
    expect(await listViolations(db())).toEqual([]);
  });

  test("the fees of a deal add up to the same total however it is split into drawdowns", async () => {
    const { dealId, drawdownId, company, institution } = await fundedDrawdown(yuan(3_333_333));
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: yuan(3_333_333) });
    expect((await dealRow(dealId)).status).toBe("partially_drawn");
    const rest = yuan(5_000_000 - 3_333_333);
    const second = await requestDrawdown(app.web, company, { dealId, amountFen: rest });
    await fundDrawdown(app.web, institution, {
      drawdownId: second.drawdownId,
      valueDate: dayOf(app.web.now()),
      paymentReference: "SL-2",
    });
    await confirmDrawdown(app.web, company, { drawdownId: second.drawdownId, receivedFen: rest });

    const { fees, deal } = await everything(dealId);
    expect(fees.reduce((sum, fee) => sum + fee.amountFen, 0n)).toBe(yuan(25_000));
    expect(deal.status).toBe("drawn");
  });
});

describe("refused without any change", () => {
  test("a signature before the contract was sent is refused", async () => {
    const { dealId, company } = await acceptedDeal();
    const before = await everything(dealId);
    await refuses("deal-wrong-state", signContract(app.web, company, dealId));
    expect(await everything(dealId)).toEqual(before);
  });

  test("a drawdown of more than the deal has left, or a second one while one is under way, is refused", async () => {
    const { dealId, company } = await availableDeal();
    await refuses(
      "drawdown-exceeds-deal",
      requestDrawdown(app.web, company, { dealId, amountFen: amountFen + 1n }),
    );
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        refusalOf(requestDrawdown(app.web, company, { dealId, amountFen: yuan(2_000_000) })),
      ),
    );
    expect(answers.filter((answer) => answer === "nothing refused")).toHaveLength(1);
    expect((await everything(dealId)).drawdowns).toHaveLength(1);
  });

  test("confirming another amount than was paid is refused", async () => {
    const { dealId, drawdownId, company } = await fundedDrawdown();
    await refuses(
      "drawdown-amount-differs",
      () => confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen - 1n }),
      () => everything(dealId),
    );
  });

  test.each([
    ["the day before the deal was made", -1],
    ["tomorrow", 1],
    ["the year 9999", 2_900_000],
  ])("a payment dated to %s is refused, and nothing changes", async (_, days) => {
    const { dealId, company, institution } = await availableDeal();
    const { drawdownId } = await requestDrawdown(app.web, company, { dealId, amountFen });
    const before = await everything(dealId);
    const valueDate = addDays(dayOf(app.web.now()), days);
    const paid = { drawdownId, valueDate, paymentReference: "SL-1" };
    await refuses("payment-day-outside", fundDrawdown(app.web, institution, paid));
    expect(await everything(dealId)).toEqual(before);
  });

  test("another company's deal is not found", async () => {
    const { dealId, drawdownId } = await fundedDrawdown();
    const before = await everything(dealId);
    const [company, institution] = [await given.company(), await given.institution()];
    await refuses("deal-not-found", signContract(app.web, company, dealId));
    await refuses(
      "drawdown-not-found",
      confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen }),
    );
    await refuses(
      "drawdown-not-found",
      fundDrawdown(app.web, institution, {
        drawdownId,
        valueDate: dayOf(app.web.now()),
        paymentReference: "X",
      }),
    );
    expect(await everything(dealId)).toEqual(before);
  });
});
