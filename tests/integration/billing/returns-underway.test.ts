import { expect, test } from "vitest";
import type { BankStatementAct } from "#app/domain/billing/bank/forms.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { readBankStatement } from "#app/services/billing/bank/read-bank-statement.server.ts";
import { readOwnFees } from "#app/services/billing/read-own-fees.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { openAdminBilling } from "#tests/support/billing/open-admin-billing.ts";

const { app, db, billing, first, second, today } = openAdminBilling();
const { imported, linesOf } = bankStatementsIn(app);
const openingFen = 100_000_000n;
const overFen = 600_000n;
const payer = { name: "付款银行", account: "6222000099998888" };

/** Proposed by one, and confirmed by another. */
async function agreed(what: BankStatementAct): Promise<void> {
  await actOnStatement(app.web, first, what);
  const { id: confirmationId } = await db.row("confirmation", { status: "open" });
  await actOnStatement(app.web, second, { act: "confirm", confirmationId });
}

test("a return confirmed by two is listed with what its transfer needs, on its line and for the institution, until it is paid", async () => {
  const { institution, number, totalFen } = await billing.invoiced();
  const amountFen = totalFen + overFen;
  const { statementId } = await imported(first, [bankLine({ amountFen, purpose: number, ...payer })]);
  const [{ id: lineId, receiptId } = { id: "", receiptId: null }] = await linesOf(statementId);
  const line = async () => {
    const shown = { statementId, status: null, cursor: undefined, lineId };
    return (await readBankStatement(app.web, first, shown)).chosen?.line;
  };
  const figures = async () =>
    (await readOwnFees(app.web, institution, { group: undefined, cursor: undefined })).figures;
  expect((await today()).refundsUnderway).toEqual([]);
  expect(await line()).toMatchObject({ unappliedFen: overFen, returningFen: 0n, hasRefunds: false });
  expect(await figures()).toMatchObject({ creditFen: overFen, returningFen: 0n });

  await agreed({ act: "return", receiptId: receiptId ?? "" });
  const { requestedAt } = await db.row("refund");
  expect(await today()).toMatchObject({
    money: { refunds: 1, refundsFen: String(overFen) },
    refundsUnderway: [
      {
        payee: payer.name,
        account: payer.account,
        amountFen: String(overFen),
        invoiceNumber: number,
        provider: "bank",
        requestedAt: requestedAt.toISOString(),
      },
    ],
  });
  expect(await line()).toMatchObject({ unappliedFen: 0n, returningFen: overFen, hasRefunds: true });
  expect(await figures()).toMatchObject({ creditFen: overFen, returningFen: overFen });

  await imported(first, [bankLine({ amountFen: -overFen, ...payer })], openingFen + amountFen);
  expect((await today()).refundsUnderway).toEqual([]);
  expect(await line()).toMatchObject({ unappliedFen: 0n, returningFen: 0n, hasRefunds: true });
  expect(await figures()).toMatchObject({ creditFen: 0n, returningFen: 0n });
});
