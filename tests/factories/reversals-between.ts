import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { dayOf } from "#app/lib/days.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { proposeReversal } from "#app/services/deals/propose-reversal.server.ts";
import { reviewReversal } from "#app/services/deals/review-reversal.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { underwayIn } from "./underway.ts";

type Side = "company" | "institution";

/** Confirmed drawdowns of a million yuan between two given parties, and their reversals. */
export function reversalsBetween(app: TestApp, company: CompanyActor, institution: InstitutionActor) {
  const underway = underwayIn(app, company, institution);
  const actorOf = (side: Side) => (side === "company" ? company : institution);

  async function confirmed(amountFen = 100_000_000n) {
    const past = new Date(app.web.now().getTime() - 86_400_000);
    const paid = {
      fundedAt: past,
      valueDate: dayOf(past),
      paymentReference: "SL-1",
      confirmDueAt: past,
      amountFen,
    };
    const { id: drawdownId, dealId } = await underway.drawdown("funded", paid);
    await underway.countPaid(dealId, amountFen);
    await confirmDrawdown(app.web, company, { drawdownId, receivedFen: amountFen });
    return { drawdownId, dealId };
  }

  async function proposed(by: Side, amountFen?: bigint) {
    const drawdown = await confirmed(amountFen);
    const { reversalId } = await proposeReversal(app.web, actorOf(by), {
      drawdownId: drawdown.drawdownId,
      reasonCode: "not_arrived",
      note: null,
    });
    return { ...drawdown, reversalId };
  }

  /** One that the other side declined. */
  async function declined(by: Side) {
    const reversal = await proposed(by);
    const other = actorOf(by === "company" ? "institution" : "company");
    await settleReversal(app.web, other, {
      reversalId: reversal.reversalId,
      verdict: "decline",
      note: null,
    });
    return reversal;
  }

  /** What the review of an agreement shows to a side, as its form sends it. */
  async function readBy(side: Side, drawdownId: string) {
    return (await reviewReversal(app.web, actorOf(side), drawdownId)).read;
  }

  return { confirmed, proposed, declined, readBy };
}
