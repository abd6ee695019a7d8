import { confirmDrawdown } from "#app/services/deals/confirm-drawdown.server.ts";
import { issueInvoices } from "#app/services/billing/issue-invoices.server.ts";
import { bookReceipt, type BookReceipt } from "#app/services/billing/book-receipt.server.ts";
import { reconcileBilling } from "#app/services/billing/reconcile/reconcile-billing.server.ts";
import { monthStart } from "#app/domain/billing/invoice.ts";
import { addMonths, instantOf } from "#app/lib/days.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { TestApp } from "#tests/support/test-app.ts";
import { daysOn } from "./days.ts";
import { testDatabase } from "./test-database.ts";
import { amountFen as wholeFen, dealsIn } from "./deals.ts";

const system = { kind: "system" } as const;
/** The first of next month, in the morning in Shanghai. */
export const nextMonth = (): Date => instantOf(addMonths(monthStart(new Date()), 1), 10);

/** Fees at the stage that a test needs, brought there by the services. */
export function billingIn(app: TestApp) {
  const { fundedDrawdown } = dealsIn(app);
  const db = testDatabase(app);

  /** Money that its company confirmed: its fee has accrued. */
  async function accrued(drawnFen = wholeFen) {
    const deal = await fundedDrawdown(drawnFen);
    await confirmDrawdown(app.web, deal.company, { drawdownId: deal.drawdownId, receivedFen: drawnFen });
    const fees: { id: string; amountFen: string }[] =
      await app.sql`select id, amount_fen as "amountFen" from fee where drawdown_id = ${deal.drawdownId}`;
    return { ...deal, feeId: fees[0]?.id ?? "", feeFen: BigInt(fees[0]?.amountFen ?? 0) };
  }

  /** On the first of the next month, invoiced. */
  async function invoiced(drawnFen?: bigint) {
    const deal = await accrued(drawnFen);
    await app.setNow(nextMonth());
    await issueInvoices(app.worker, system);
    return { ...deal, ...(await invoiceOf(deal.institution)) };
  }

  /** Invoiced today, by the present clock: its fee accrued before this month. */
  async function invoicedNow() {
    const deal = await accrued();
    await db.update("fee", deal.feeId, { accruedAt: daysOn(-40) });
    await issueInvoices(app.worker, system);
    return { ...deal, ...(await invoiceOf(deal.institution)) };
  }

  async function invoiceOf({ institutionId }: InstitutionActor) {
    const rows: { invoiceId: string; number: string; totalFen: string }[] = await app.sql`
      select id as "invoiceId", number, total_fen as "totalFen" from invoice
      where institution_id = ${institutionId} order by issued_at desc, number desc limit 1`;
    const [row] = rows;
    if (row === undefined) throw new Error("no invoice was issued");
    return { ...row, totalFen: BigInt(row.totalFen) };
  }

  /** A payment that arrived now, by transfer unless another way is given. */
  function paid(of: Partial<BookReceipt> & Pick<BookReceipt, "institutionId" | "amountFen" | "invoiceId">) {
    const receipt: BookReceipt = {
      provider: "bank",
      externalId: `line-${String(Math.random())}`,
      receivedAt: new Date(),
      payer: null,
      ...of,
    };
    return app.worker.withActor(system, (trx) => bookReceipt(trx, system, receipt, new Date()));
  }

  /** What a reconciliation finds, by kind. */
  async function differences(): Promise<string[]> {
    const { found } = await reconcileBilling(app.worker, system);
    return found.map(({ kind }) => kind);
  }

  /** The balances of the ledger by kind of account, in fen; zero ones left out. */
  async function balances(): Promise<Record<string, bigint>> {
    const rows: { kind: string; sum: string }[] = await app.sql`
      select a.kind, sum(t.balance_minor)::bigint as sum from ledger_account a join ledger_total t on t.account_id = a.id
      group by a.kind having sum(t.balance_minor) <> 0 order by a.kind`;
    return Object.fromEntries(rows.map(({ kind, sum }) => [kind, BigInt(sum)]));
  }

  async function statusOf(table: "fee" | "invoice" | "refund", id: string): Promise<string> {
    const { rows } = await app.owner.query<{ status: string }>(`select status from ${table} where id = $1`, [
      id,
    ]);
    return rows[0]?.status ?? "";
  }

  return { accrued, invoiced, invoicedNow, invoiceOf, paid, differences, balances, statusOf };
}
