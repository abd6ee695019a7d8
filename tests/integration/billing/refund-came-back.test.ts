import { beforeEach, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { BankStatementAct } from "#app/domain/billing/bank/forms.ts";
import { addDays, dayOf } from "#app/lib/days.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { readBankStatement } from "#app/services/billing/bank/read-bank-statement.server.ts";
import { readBillingToday } from "#app/services/billing/read-billing-today.server.ts";
import { resendRefund } from "#app/services/billing/resend-refund.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { openWith } from "#tests/factories/open-given.ts";
import { refuses } from "#tests/support/refusals.ts";

/** A refund by bank that its payee's bank sent back: it has failed, and is sent again. */
const { app, given, db } = openWith(billingIn, {}, { isEmptied: true });
const { imported, linesOf } = bankStatementsIn(app);
const payer = { name: "付款银行", account: "6222000099998888" };
const overFen = 60_000n;
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1"), await admin("Finance 2")];
});

/** Proposed by one and confirmed by another. */
async function agreed(what: BankStatementAct): Promise<void> {
  await actOnStatement(app.web, first, what);
  const { id: confirmationId } = await db.row("confirmation", { status: "open" });
  await actOnStatement(app.web, second, { act: "confirm", confirmationId });
}

let balanceFen = 0n;
/** One line of yesterday as a statement of its own, after those before it. */
async function line(amountFen: bigint, of: Partial<ReturnType<typeof bankLine>> = payer) {
  const day = addDays(dayOf(new Date()), -1);
  const { statementId } = await imported(first, [bankLine({ amountFen, day, ...of })], balanceFen);
  balanceFen += amountFen;
  const [{ id, receiptId } = { id: "", receiptId: null }] = await linesOf(statementId);
  return { statementId, lineId: id, receiptId: receiptId ?? "" };
}
const stateOf = async (lineId: string) => (await db.row("bankLine", lineId)).status;

/** An over-payment that went back, as a statement shows. */
async function returned() {
  balanceFen = 100_000_000n;
  const { number, totalFen } = await given.invoiced();
  const arrived = await line(totalFen + overFen, { ...payer, purpose: number });
  await agreed({ act: "return", receiptId: arrived.receiptId });
  const { id: refundId } = await db.row("refund");
  const transfer = await line(-overFen);
  expect([await stateOf(transfer.lineId), await given.statusOf("refund", refundId)]).toEqual([
    "matched",
    "paid",
  ]);
  return { totalFen, arrived, transfer, refundId };
}

test("fails once another admin confirms it, is sent again, and is paid by a later transfer", async () => {
  const { totalFen, arrived, transfer, refundId } = await returned();
  const back = await line(overFen);
  const shown = { statementId: back.statementId, status: null, cursor: undefined, lineId: back.lineId };
  expect((await readBankStatement(app.web, first, shown)).chosen?.fits?.shown).toMatchObject([
    { id: refundId, counterpartyName: payer.name },
  ]);

  await agreed({ act: "came-back", lineId: back.lineId, refundId });
  expect(await given.statusOf("refund", refundId)).toBe("failed");
  expect([await stateOf(back.lineId), await stateOf(transfer.lineId), await stateOf(arrived.lineId)]).toEqual(
    ["came-back", "came-back", "matched"],
  );
  // The money is here, and the institution's own again.
  expect(await given.balances()).toMatchObject({ cash_bank: totalFen + overFen, unapplied: -overFen });
  expect(await given.balances()).not.toHaveProperty("suspense");
  expect(await given.differences()).toEqual([]);
  const { failedRefunds } = await readBillingToday(app.web, first);
  expect(failedRefunds).toMatchObject([{ id: refundId, amountFen: overFen, invoiceId: null }]);

  // A transfer of this amount settles the refund only once that was sent again.
  const early = await line(-overFen, { ...payer, day: dayOf(new Date()) });
  expect(await stateOf(early.lineId)).toBe("unmatched");
  await refuses(
    "refund-wrong-state",
    () => actOnStatement(app.web, first, { act: "settle", lineId: early.lineId, refundId }),
    app.traces,
  );
  await resendRefund(app.web, first, { refundId });
  const { id: nextId } = await db.row("refund", { status: "requested" });
  await agreed({ act: "settle", lineId: early.lineId, refundId: nextId });
  expect([await given.statusOf("refund", refundId), await given.statusOf("refund", nextId)]).toEqual([
    "replaced",
    "paid",
  ]);
  expect(await given.balances()).toMatchObject({ cash_bank: totalFen });
  expect(await given.balances()).not.toHaveProperty("unapplied");
  expect(await given.differences()).toEqual([]);
});

test("is refused for another amount, for money that left, and for a refund that no statement showed or that failed", async () => {
  const { refundId, transfer } = await returned();
  const other = await line(overFen - 1n);
  const back = await line(overFen);
  const cameBack =
    (lineId: string, of = refundId) =>
    () =>
      actOnStatement(app.web, first, { act: "came-back", lineId, refundId: of });
  await refuses("bank-line-amount-differs", cameBack(other.lineId), app.traces);
  await refuses("bank-line-wrong-state", cameBack(transfer.lineId), app.traces);
  await refuses("refund-not-found", cameBack(back.lineId, crypto.randomUUID()), app.traces);
  const left = await line(-7n);
  await refuses("bank-line-wrong-direction", cameBack(left.lineId), app.traces);
  await agreed({ act: "came-back", lineId: back.lineId, refundId });
  const again = await line(overFen);
  await refuses("refund-wrong-state", cameBack(again.lineId), app.traces);
});

test("leaves no line returned whose money is here again", async () => {
  const { arrived, refundId } = await returned();
  // As if nothing of it had paid an invoice.
  await db.update("bankLine", arrived.lineId, { status: "returned" });
  const back = await line(overFen);
  await agreed({ act: "came-back", lineId: back.lineId, refundId });
  expect(await stateOf(arrived.lineId)).toBe("matched");
  expect(await given.differences()).toEqual([]);
});
