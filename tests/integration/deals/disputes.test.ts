import { beforeEach, describe, expect, test } from "vitest";
import type { AdminActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { answerDispute } from "#app/services/deals/answer-dispute.server.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { fallThrough } from "#app/services/deals/fall-through.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { listDisputes } from "#app/services/deals/list-disputes.server.ts";
import { readDeal } from "#app/services/deals/read-deal.server.ts";
import { readDispute } from "#app/services/deals/read-dispute.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { withdrawDrawdown } from "#app/services/deals/withdraw-drawdown.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { disputesIn, findingOn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { keepInvariants, openParties } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

const { app, given, db, company, institution } = openParties({}, { isEmptied: true });
keepInvariants(db);
const million = 100_000_000n;
let admin: AdminActor;

beforeEach(async () => {
  await app.setNow(new Date());
  admin = await moderationIn(app).admin();
});

const disputes = disputesIn(app, company, institution);
const { everything } = disputes;
const refused = (code: string, attempt: () => Promise<unknown>) => refuses(code, attempt, everything);
const notifiedOf = (userId: string) => db.column("notification", "kind", { userId });

describe("the decision of an admin on a dispute", () => {
  test("for the payment counts it, with one fee, and both sides read the reasons", async () => {
    const { id, dealId, drawdownId } = await disputes.answered();
    await decideDispute(app.web, admin, findingOn(id));
    const { deals, drawdowns, fees } = await everything();
    expect(deals).toMatchObject([{ status: "partially_drawn", confirmedFen: million, fundedFen: million }]);
    expect(drawdowns).toMatchObject([{ id: drawdownId, status: "confirmed", amountFen: million }]);
    expect(fees).toMatchObject([{ drawdownId, drawnFen: million, amountFen: 500_000n, dealId }]);
    for (const actor of [company, institution]) {
      expect((await readDispute(app.web, actor, id)).dispute).toMatchObject({
        status: "decided",
        outcome: "stands",
        decisionNote: "By the statement.",
      });
      expect(await notifiedOf(actor.userId)).toContain("notify-dispute-decided");
      const { events } = await readDeal(app.web, actor, dealId);
      expect(events.map(({ type }) => type)).toContain("dispute-decided");
    }
    await refused("dispute-wrong-state", () => decideDispute(app.web, admin, findingOn(id)));
    await refused("drawdown-wrong-state", () =>
      confirmDrawdown(app.web, company, { drawdownId, receivedFen: million }),
    );
  });

  test("for another amount counts that amount, and the rest can be requested again", async () => {
    const { id, dealId } = await disputes.answered("institution");
    const corrected = (foundFen: bigint) => findingOn(id, { outcome: "corrected", foundFen });
    await refused("dispute-amount-same", () => decideDispute(app.web, admin, corrected(million)));
    await refused("drawdown-exceeds-deal", () => decideDispute(app.web, admin, corrected(600_000_000n)));
    await decideDispute(app.web, admin, corrected(40_000_000n));
    const { deals, fees } = await everything();
    expect(deals).toMatchObject([{ confirmedFen: 40_000_000n, fundedFen: 40_000_000n }]);
    expect(fees).toMatchObject([{ drawnFen: 40_000_000n, amountFen: 200_000n }]);
    await requestDrawdown(app.web, company, { dealId, amountFen: 460_000_000n });
  });

  test("against the payment leaves the drawdown waiting to be paid, and no fee accrues", async () => {
    const { id, drawdownId } = await disputes.answered();
    await decideDispute(app.web, admin, findingOn(id, { outcome: "undone", ground: "other_account" }));
    const { deals, drawdowns, fees } = await everything();
    expect(deals).toMatchObject([{ status: "available", fundedFen: 0n, confirmedFen: 0n }]);
    expect(drawdowns).toMatchObject([{ id: drawdownId, status: "requested", valueDate: null }]);
    expect(fees).toEqual([]);
    const paid = { drawdownId, valueDate: dayOf(app.web.now()), paymentReference: "SL-2" };
    await fundDrawdown(app.web, institution, paid);
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: million });
    expect((await everything()).fees).toHaveLength(1);
  });

  test("waits for the other side's answer or its deadline, and the list shows whose turn it is", async () => {
    const { id } = await disputes.opened();
    await refused("dispute-awaits-answer", () => decideDispute(app.web, admin, findingOn(id)));
    const open = () => listDisputes(app.web, admin, { ended: false, cursor: undefined });
    const before = await open();
    expect([before.page.rows[0]?.turn?.who, before.counts]).toEqual(["institution", { admin: 0, sides: 1 }]);
    await app.setNow(new Date(Date.now() + 10 * 86_400_000));
    const after = await open();
    expect([after.page.rows[0]?.turn?.who, after.counts]).toEqual(["admin", { admin: 1, sides: 0 }]);
    await decideDispute(app.web, admin, findingOn(id, { ground: "no_answer" }));
    const ended = await listDisputes(app.web, admin, { ended: true, cursor: undefined });
    expect(ended.page.rows).toMatchObject([{ id, outcome: "stands", turn: null }]);
  });
});

describe("a dispute that ends between the two sides", () => {
  test("is ended by the company's confirmation, by another payment, or by withdrawing the payment", async () => {
    const [one, two, three] = [
      await disputes.opened(),
      await disputes.opened("institution"),
      await disputes.answered(),
    ];
    await confirmDrawdown(app.web, company, { drawdownId: one.drawdownId, receivedFen: million });
    const again = { valueDate: dayOf(app.web.now()), paymentReference: "SL-2" };
    await fundDrawdown(app.web, institution, { drawdownId: two.drawdownId, ...again });
    await takeBackPayment(app.web, institution, { drawdownId: three.drawdownId });
    const { disputes: rows, drawdowns } = await everything();
    expect(rows.map(({ status }) => status)).toEqual(["settled", "settled", "settled"]);
    const statusOf = (id: string) => drawdowns.find((drawdown) => drawdown.id === id)?.status;
    expect([one, two, three].map(({ drawdownId }) => statusOf(drawdownId))).toEqual([
      "confirmed",
      "funded",
      "requested",
    ]);
    expect(await notifiedOf(company.userId)).toContain("notify-dispute-ended");
  });

  test("is ended by its opener, and the clock resumes with the working days that were left", async () => {
    // A Wednesday: two working days were left of the three when the company disputed.
    const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
    await app.setNow(at("2026-11-25"));
    const { id, drawdownId } = await disputes.opened();
    await db.update("drawdown", drawdownId, { confirmDueAt: new Date("2026-11-27T18:00:00+08:00") });
    await refused("not-your-move", () => withdrawDispute(app.web, institution, id));
    await app.setNow(at("2026-12-02"));
    await withdrawDispute(app.web, company, id);
    const { drawdowns } = await everything();
    expect(drawdowns).toMatchObject([
      { status: "funded", confirmDueAt: new Date("2026-12-04T18:00:00+08:00"), disputedAt: null },
    ]);
  });

  test("is answered once, and by the other side only", async () => {
    const { id } = await disputes.opened();
    const answer = (actor: PartyActor) =>
      answerDispute(app.web, actor, { disputeId: id, words: "Paid on Tuesday" });
    await refused("not-your-move", () => answer(company));
    await refused("dispute-not-found", async () => answer(await given.institution()));
    await answer(institution);
    await refused("dispute-wrong-state", () => answer(institution));
    expect(await notifiedOf(company.userId)).toContain("notify-company-dispute-answered");
    expect(await notifiedOf(admin.userId)).toEqual(["notify-admins-dispute-to-decide"]);
  });
});

test("a withdrawn drawdown request counts for nothing: it can be made again, and the deal can end", async () => {
  const { dealId, drawdownId } = await disputes.opened();
  await takeBackPayment(app.web, institution, { drawdownId });
  await withdrawDrawdown(app.web, company, { drawdownId });
  await refused("drawdown-wrong-state", () => withdrawDrawdown(app.web, company, { drawdownId }));
  const whole = await requestDrawdown(app.web, company, { dealId, amountFen: 500_000_000n });
  const fall = { dealId, reasonCode: "chose_other", note: null } as const;
  await refused("drawdown-wrong-state", () => fallThrough(app.web, company, fall));
  await withdrawDrawdown(app.web, company, { drawdownId: whole.drawdownId });
  await fallThrough(app.web, company, fall);
});
