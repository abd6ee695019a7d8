import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { actOnStatement } from "#app/services/billing/bank/act-on-statement.server.ts";
import { bankLine, bankStatementsIn } from "#tests/factories/bank-statements.ts";
import { billingIn } from "#tests/factories/billing.ts";
import { dayOn } from "#tests/factories/days.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { byHandIn, type MakeReal } from "./made-real.ts";

type Kind = `bank-${"balance" | "line-receipt" | "receipt-line" | "left-unknown"}` | "refund-not-shown";

/** Differences between statements, receipts and refunds by transfer. */
export function madeAtBank(app: TestApp, [first, second]: [AdminActor, AdminActor]): MakeReal<Kind> {
  const { invoiced, paid } = billingIn(app);
  const { imported, linesOf } = bankStatementsIn(app);
  const byHand = byHandIn(app);

  type Act = Parameters<typeof actOnStatement>[2];
  async function byTwo(act: Act): Promise<void> {
    await actOnStatement(app.web, first, act);
    const [open] = await app.sql<{ id: string }>`select id from confirmation`;
    await actOnStatement(app.web, second, { act: "confirm", confirmationId: open?.id ?? "" });
  }

  /** An invoice that a line pays: of which day the line is, and its receipt. */
  async function paidByLine() {
    const { number, totalFen } = await invoiced();
    const { statementId } = await imported(first, [bankLine({ amountFen: totalFen, purpose: number })]);
    const [line] = await linesOf(statementId);
    const [{ day } = { day: "" }] = await app.sql<{
      day: string;
    }>`select value_day::text as day from bank_line`;
    return { totalFen, day, receiptId: line?.receiptId ?? "" };
  }

  return {
    "bank-balance": async () => {
      const opening = 100_000_000n;
      const [one, missing, last] = [
        bankLine({ day: dayOn(-3), amountFen: 100n }),
        bankLine({ day: dayOn(-2), amountFen: 200n }),
        bankLine({ day: dayOn(-1), amountFen: 400n }),
      ];
      await imported(first, [one], opening);
      await imported(first, [last], opening + 300n);
      return {
        detail: {
          from: dayOn(-1),
          to: dayOn(-1),
          statedFen: String(opening + 700n),
          expectedFen: String(opening + 500n),
        },
        remedy: () => imported(first, [missing], opening + 100n),
      };
    },
    "bank-line-receipt": async () => {
      const { totalFen, day } = await paidByLine();
      const more = (fen: number) => byHand(`update bank_line set amount_fen = amount_fen + ${fen}`);
      await more(7);
      return {
        detail: { day, lineFen: String(totalFen + 7n), bookedFen: String(totalFen) },
        remedy: () => more(-7),
      };
    },
    "bank-receipt-line": async () => {
      const { totalFen, day, receiptId } = await paidByLine();
      await byHand("update bank_line set status = 'ignored', receipt_id = null");
      return {
        detail: { amountFen: String(totalFen), day },
        remedy: () => byHand(`update bank_line set status = 'matched', receipt_id = '${receiptId}'`),
      };
    },
    "bank-left-unknown": async () => {
      const { statementId } = await imported(first, [bankLine({ day: dayOn(-3), amountFen: -700n })]);
      const [line] = await linesOf(statementId);
      return {
        detail: { day: dayOn(-3), amountFen: "-700", statement: statementId },
        remedy: () => byTwo({ act: "ignore", lineId: line?.id ?? "" }),
      };
    },
    "refund-not-shown": async () => {
      const { institution, totalFen, invoiceId } = await invoiced();
      const { institutionId } = institution;
      const name = "某某付款有限公司";
      const paying = { institutionId, invoiceId, amountFen: totalFen + 700n, payer: name };
      const { receiptId } = await paid(paying);
      await byTwo({ act: "return", receiptId });
      await app.sql`update refund set requested_at = requested_at - interval '20 days'`;
      return {
        detail: { amountFen: "700" },
        // Of an earlier day, so that it says nothing of the payment.
        remedy: () => imported(first, [bankLine({ day: dayOn(-30), amountFen: -700n, name })]),
      };
    },
  };
}
