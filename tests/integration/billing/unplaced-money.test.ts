import { beforeEach, expect, test } from "vitest";
import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { BankStatementAct } from "#app/domain/billing/bank/forms.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { moderationIn } from "#tests/factories/moderation.ts";
import { bankTables } from "#tests/support/billing/bank-tables.ts";
import { openTestApp } from "#tests/support/open-test-app.ts";
import { refusalCodeOf, unchanged } from "#tests/support/refusals.ts";

const app = openTestApp({}, { isEmptied: true });
const { invoiced, differences, balances, statusOf } = billingIn(app);
const { imported, linesOf } = bankStatementsIn(app);
const everything = bankTables(app);
const opening = 100_000_000n;
let first: AdminActor;
let second: AdminActor;

beforeEach(async () => {
  const { admin } = moderationIn(app);
  [first, second] = [await admin("Finance 1", ["finance"]), await admin("Finance 2", ["finance"])];
});

/** Proposed by one, which changes no balance, and confirmed by another. */
async function agreed(what: BankStatementAct): Promise<void> {
  const before = await balances();
  await actOnStatement(app.web, first, what);
  expect(await balances()).toEqual(before);
  const [open] = await app.sql<{ id: string }>`select id from confirmation where status = 'open'`;
  await actOnStatement(app.web, second, { act: "confirm", confirmationId: open?.id ?? "" });
}

/** An invoice that was paid twice: the second transfer pays nothing. */
async function paidTwice() {
  const invoice = await invoiced();
  const { number, totalFen } = invoice;
  const name = "某某付款有限公司";
  const once = () => bankLine({ amountFen: totalFen, purpose: number, name });
  const { statementId } = await imported(first, [once(), once()], opening);
  const lines = await linesOf(statementId);
  expect(lines.map(({ status }) => status)).toEqual(["matched", "unmatched"]);
  return { ...invoice, statementId, name, lineId: lines[1]?.id ?? "" };
}

test("a transfer that no invoice can take is assigned to its institution by two, and returned by two", async () => {
  const { invoiceId, number, totalFen, lineId, statementId, name } = await paidTwice();
  expect(await balances()).toMatchObject({ cash_bank: 2n * totalFen, suspense: -totalFen });

  await agreed({ act: "assign", lineId, invoices: number });
  const assigned = await balances();
  expect(assigned).toMatchObject({ cash_bank: 2n * totalFen, unapplied: -totalFen });
  expect(assigned["suspense"]).toBeUndefined();
  expect(await statusOf("invoice", invoiceId)).toBe("settled");
  expect(await differences()).toEqual([]);

  const [, line] = await linesOf(statementId);
  await agreed({ act: "return", receiptId: line?.receiptId ?? "" });
  await imported(first, [bankLine({ amountFen: -totalFen, name })], opening + 2n * totalFen);
  const returned = await balances();
  expect(returned).toMatchObject({ cash_bank: totalFen });
  expect(returned["unapplied"]).toBeUndefined();
  expect((await linesOf(statementId)).map(({ status }) => status)).toEqual(["matched", "returned"]);
  expect(await differences()).toEqual([]);
});

test("assigned money is undone by two as any match is, and stands under unknown payers again", async () => {
  const { number, totalFen, lineId } = await paidTwice();
  await agreed({ act: "assign", lineId, invoices: number });
  await agreed({ act: "undo", lineId });
  expect(await balances()).toMatchObject({ suspense: -totalFen });
  expect(await differences()).toEqual([]);
  await agreed({ act: "assign", lineId, invoices: number });
  expect(await balances()).toMatchObject({ unapplied: -totalFen });
  expect(await differences()).toEqual([]);
});

test("money is assigned by the invoices of one institution alone, and only once it arrived", async () => {
  const { number, lineId } = await paidTwice();
  const { number: foreign } = await invoiced();
  const out = await imported(first, [bankLine({ amountFen: -1n })], opening + 10_000_000n);
  const [left] = await linesOf(out.statementId);
  const refused = async (code: string, of: { lineId: string; invoices: string }) =>
    expect(
      await unchanged(everything, () =>
        refusalCodeOf(actOnStatement(app.web, first, { act: "assign", ...of })),
      ),
    ).toBe(code);
  await refused("bank-invoices-unknown", { lineId, invoices: "LS-2026-999999" });
  await refused("bank-invoices-of-several", { lineId, invoices: `${number} ${foreign}` });
  await refused("bank-line-wrong-direction", { lineId: left?.id ?? "", invoices: number });
});
