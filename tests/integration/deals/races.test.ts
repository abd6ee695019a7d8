import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { decideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { satisfyCondition } from "#app/services/deals/satisfy-condition.server.ts";
import { settleWaiver } from "#app/services/deals/settle-waiver.server.ts";
import { takeBackPayment } from "#app/services/deals/take-back-payment.server.ts";
import { withdrawDispute } from "#app/services/deals/withdraw-dispute.server.ts";
import { dayOf } from "#app/lib/days.ts";
import { conditionsIn } from "#tests/factories/conditions.ts";
import { disputesIn } from "#tests/factories/disputes.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { expectInvariants, openParties } from "#tests/factories/open-given.ts";
import { refusalCodeOf } from "#tests/support/refusals.ts";

/** Two acts at once that exclude each other: one is done and the other refused, never both and never neither. */
const { app, db, company, institution, underway } = openParties();

const rounds = 8;
const million = 100_000_000n;

async function race(what: string, acts: readonly Promise<unknown>[], refusals: readonly string[]) {
  const refused = await Promise.all(acts.map((act) => refusalCodeOf(act)));
  const done = refused.filter((one) => one === "nothing refused");
  expect([what, refused, done.length]).toEqual([what, refused, 1]);
  for (const one of refused) expect(["nothing refused", ...refusals]).toContain(one);
  await expectInvariants(db);
}

test("of two persons who settle a waiver at once one succeeds, and the condition is waived once", async () => {
  const conditions = conditionsIn(app, company, institution);
  const colleague: InstitutionActor = { ...institution, userId: randomUUID() };
  const third: InstitutionActor = { ...institution, userId: randomUUID() };
  const settled = ["waiver-wrong-state", "deal-wrong-state"];
  for (let round = 1; round <= rounds; round += 1) {
    const pairs = [
      [colleague, "confirm", third, "confirm"],
      [colleague, "confirm", institution, "withdraw"],
      [colleague, "decline", third, "confirm"],
    ] as const;
    for (const [one, first, other, second] of pairs) {
      const { id: waiverId, conditionId } = await conditions.proposedWaiver(institution.userId);
      await race(
        `${first}, ${second}`,
        [
          settleWaiver(app.web, one, { waiverId, verdict: first }),
          settleWaiver(app.web, other, { waiverId, verdict: second }),
        ],
        settled,
      );
      const { status } = await db.row("dealCondition", conditionId);
      const waiver = await db.row("conditionWaiver", { conditionId });
      expect(status === "waived").toBe(waiver.status === "confirmed");
    }
    const { id: waiverId, dealId, conditionId } = await conditions.proposedWaiver(institution.userId);
    await race(
      "confirm, satisfy",
      [
        settleWaiver(app.web, colleague, { waiverId, verdict: "confirm" }),
        satisfyCondition(app.web, institution, { dealId, conditionId, note: "The original was shown." }),
      ],
      settled,
    );
  }
});

test("when a decision and another end of a dispute run at once, the money is counted once or not at all", async () => {
  const disputes = disputesIn(app, company, institution);
  const admin = await moderationIn(app).admin();
  const decide = (disputeId: string, outcome: "stands" | "undone") =>
    decideDispute(app.web, admin, { disputeId, outcome, foundFen: null, ground: "other", words: "Words." });
  const paid = { valueDate: dayOf(app.web.now()), paymentReference: "SL-2" };
  const against = {
    confirmation: ({ drawdownId }: { drawdownId: string }) =>
      confirmDrawdown(app.web, company, { drawdownId, receivedFen: million }),
    "another payment": ({ drawdownId }: { drawdownId: string }) =>
      fundDrawdown(app.web, institution, { drawdownId, ...paid }),
    "its withdrawal": ({ id }: { id: string }) => withdrawDispute(app.web, company, id),
    "the payment's": ({ drawdownId }: { drawdownId: string }) =>
      takeBackPayment(app.web, institution, { drawdownId }),
  };
  for (let round = 1; round <= rounds; round += 1) {
    for (const [what, act] of Object.entries(against)) {
      const dispute = await disputes.answered();
      // A decision against the payment leaves a request, which may be paid: the two follow each other then.
      await race(
        `decision, ${what}`,
        [decide(dispute.id, "stands"), act(dispute)],
        ["dispute-wrong-state", "drawdown-wrong-state"],
      );
      const fees = await db.rows("fee", { drawdownId: dispute.drawdownId });
      const { status } = await db.row("drawdown", dispute.drawdownId);
      expect(fees).toHaveLength(status === "confirmed" ? 1 : 0);
    }
    const twice = await disputes.answered();
    await race(
      "decision, decision",
      [decide(twice.id, "stands"), decide(twice.id, "undone")],
      ["dispute-wrong-state"],
    );
  }
});

test("a confirmed payment counts once, whatever else is done to it at the same time", async () => {
  for (let round = 1; round <= rounds; round += 1) {
    const drawdowns = [await underway.drawdown("funded"), await underway.drawdown("funded")];
    for (const { dealId } of drawdowns) await underway.countPaid(dealId);
    const [one, other] = drawdowns.map(({ id }) => id);
    if (one === undefined || other === undefined) throw new Error("two drawdowns");
    await race(
      "taken back, confirmed",
      [
        takeBackPayment(app.web, institution, { drawdownId: one }),
        confirmDrawdown(app.web, company, { drawdownId: one, receivedFen: million }),
      ],
      ["drawdown-wrong-state"],
    );
    // A disputed payment may be confirmed after all, which settles the dispute: only the other order refuses one.
    const [confirmed] = await Promise.all([
      refusalCodeOf(confirmDrawdown(app.web, company, { drawdownId: other, receivedFen: million })),
      refusalCodeOf(
        disputeDrawdown(app.web, company, { drawdownId: other, reasonCode: "not_received", note: null }),
      ),
    ]);
    expect(confirmed).toBe("nothing refused");
    await expectInvariants(db);
  }
});
