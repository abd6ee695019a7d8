import { randomUUID } from "node:crypto";
import type { CompanyActor, InstitutionActor } from "#app/domain/accounts/actor.ts";
import { dayOf } from "#app/lib/days.ts";
import { answerDispute } from "#app/services/deals/answer-dispute.server.ts";
import type { DecideDispute } from "#app/services/deals/decide-dispute.server.ts";
import { disputeDrawdown } from "#app/services/deals/dispute-drawdown.server.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { testDatabase } from "./test-database.ts";
import { uploadedBy } from "./documents.ts";
import { expectInvariants } from "./open-given.ts";
import { underwayIn } from "./underway.ts";

/** Disputes on a payment of a million yuan, in the state that a test needs. */
export function disputesIn(app: TestApp, company: CompanyActor, institution: InstitutionActor) {
  const db = testDatabase(app);
  const underway = underwayIn(app, company, institution);

  /** One that the company has opened, or the institution once the company's time was up. */
  async function opened(by: "company" | "institution" = "company") {
    const past = new Date(app.web.now().getTime() - 86_400_000);
    const paid = { fundedAt: past, valueDate: dayOf(past), paymentReference: "SL-1", confirmDueAt: past };
    const { id: drawdownId, dealId } = await underway.drawdown("funded", paid);
    await underway.countPaid(dealId);
    const { disputeId: id } = await disputeDrawdown(app.web, by === "company" ? company : institution, {
      drawdownId,
      reasonCode: by === "company" ? "not_received" : "not_confirmed",
      note: null,
    });
    return { id, drawdownId, dealId };
  }

  /** One that the other side has answered, so that it waits for an admin. */
  async function answered(by: "company" | "institution" = "company") {
    const dispute = await opened(by);
    const other = by === "company" ? institution : company;
    await answerDispute(app.web, other, { disputeId: dispute.id, words: "Paid on Tuesday." });
    return dispute;
  }

  /** One on which an admin has proposed a finding, so that it waits for another. */
  async function proposed(proposedBy: string = randomUUID()) {
    const dispute = await answered();
    const { id: findingId } = await db.insert("disputeFinding", {
      disputeId: dispute.id,
      outcome: "stands",
      ground: "receipt_shown",
      foundFen: 100_000_000n,
      words: "By the statement.",
      proposedBy,
      proposedAt: app.web.now(),
    });
    return { ...dispute, findingId };
  }

  /** A clean file of the company, its bytes in the store. */
  async function document(name = "statement.pdf") {
    const id = await uploadedBy(app, company, { name, kind: "bank_statement" });
    const { id: fileId } = await db.row("documentFile", { documentId: id });
    return { id, fileId };
  }

  /** All that a refusal must not change, and no state of it violates an invariant. */
  async function everything() {
    await expectInvariants(db);
    return {
      deals: await db.rows("deal"),
      drawdowns: await db.rows("drawdown"),
      disputes: await db.rows("dispute"),
      findings: await db.rows("disputeFinding", {}, "proposedAt"),
      fees: await db.rows("fee"),
      events: await db.rows("event", {}, "id"),
      notifications: await db.rows("notification"),
    };
  }

  return { opened, answered, proposed, document, everything };
}

/** An admin's finding that the payment stands. */
export const findingOn = (disputeId: string, change: Partial<DecideDispute> = {}): DecideDispute => ({
  disputeId,
  outcome: "stands",
  foundFen: null,
  ground: "receipt_shown",
  words: "By the statement.",
  ...change,
});
