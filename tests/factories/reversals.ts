import type { CompanyActor, InstitutionActor, PartyActor } from "#app/domain/accounts/actor.ts";
import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { disputeReversal } from "#app/services/deals/dispute-reversal.server.ts";
import { fundDrawdown } from "#app/services/deals/fund-drawdown.server.ts";
import { proposeReversal } from "#app/services/deals/propose-reversal.server.ts";
import { requestDrawdown } from "#app/services/deals/request-drawdown.server.ts";
import { settleReversal } from "#app/services/deals/settle-reversal.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { dayOn } from "./days.ts";
import { dealsIn } from "./deals.ts";
import { expectInvariants } from "./open-given.ts";
import { testDatabase } from "./test-database.ts";

interface Parties {
  dealId: string;
  company: CompanyActor;
  institution: InstitutionActor;
}

/** Confirmed drawdowns and their reversals, in the state that a test needs; each on a deal of its own. */
export function reversalsIn(app: TestApp) {
  const db = testDatabase(app);
  const { availableDeal } = dealsIn(app);

  /** Another drawdown of a deal, paid by the institution. */
  async function paid({ dealId, company, institution }: Parties, amountFen: bigint): Promise<string> {
    const { drawdownId } = await requestDrawdown(app.web, company, { dealId, amountFen });
    await fundDrawdown(app.web, institution, {
      drawdownId,
      valueDate: dayOn(0),
      paymentReference: "SL-1",
    });
    return drawdownId;
  }

  async function drawn(of: Parties, amountFen: bigint): Promise<string> {
    const drawdownId = await paid(of, amountFen);
    await confirmDrawdown(app.web, of.company, { drawdownId, receivedFen: amountFen });
    return drawdownId;
  }

  /** A deal of five million yuan with these drawdowns confirmed. */
  async function confirmed(...amounts: bigint[]) {
    const deal = await availableDeal();
    const drawdownIds: string[] = [];
    for (const amountFen of amounts) drawdownIds.push(await drawn(deal, amountFen));
    return { ...deal, drawdownIds, drawdownId: drawdownIds[0] ?? "" };
  }

  /** One that the institution proposes, on a drawdown of a million yuan. */
  async function proposed(...amounts: bigint[]) {
    const deal = await confirmed(...(amounts.length === 0 ? [100_000_000n] : amounts));
    const { reversalId } = await propose(deal.institution, deal.drawdownId);
    return { ...deal, reversalId };
  }

  function propose(by: PartyActor, drawdownId: string) {
    return proposeReversal(app.web, by, { drawdownId, reasonCode: "sent_back", note: "By transfer 17." });
  }

  /** One on which its proposer has opened a dispute, whose time to answer is up. */
  async function disputed(...amounts: bigint[]) {
    const reversal = await proposed(...amounts);
    const { company, institution, reversalId } = reversal;
    await settleReversal(app.web, company, { reversalId, verdict: "decline", note: "It is here." });
    const { disputeId } = await disputeReversal(app.web, institution, { reversalId, note: null });
    await db.update("dispute", disputeId, { answerDueAt: new Date(app.web.now().getTime() - 60_000) });
    return { ...reversal, disputeId };
  }

  /** Both sides reverse a confirmed drawdown. */
  async function reverse({ company, institution }: Parties, drawdownId: string): Promise<void> {
    const { reversalId } = await propose(institution, drawdownId);
    await settleReversal(app.web, company, { reversalId, verdict: "agree", note: null });
  }

  /** All that a refusal must not change, and no state of it violates an invariant. */
  async function everything() {
    await expectInvariants(db);
    return {
      prospects: await db.rows("prospect", {}, "number"),
      mandates: await db.rows("mandate", {}, "number"),
      applications: await db.rows("application", {}, "number"),
      deals: await db.rows("deal", {}, "number"),
      drawdowns: await db.rows("drawdown", {}, "id"),
      reversals: await db.rows("drawdownReversal", {}, "id"),
      disputes: await db.rows("dispute", {}, "number"),
      findings: await db.rows("disputeFinding", {}, "proposedAt"),
      fees: await db.rows("fee", {}, "id"),
      ledger: await db.rows("ledgerPosting", {}, "id"),
      events: await db.rows("event", {}, "id"),
      notifications: await db.rows("notification", {}, "id"),
    };
  }

  return { paid, drawn, confirmed, proposed, propose, disputed, reverse, everything };
}
