import { isPayable } from "#app/domain/billing/bank/matching.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { lockPayableInvoices, type PayableRow } from "#db/queries/billing/bank-matching.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Locks the invoices that money is to pay, in the order that is given. Refuses `invoice-wrong-state` unless something of
 * each is to pay, and `bank-invoices-of-several` unless all are one institution's.
 */
export async function lockPayable(
  trx: ActorTransaction,
  invoiceIds: readonly string[],
): Promise<{ institutionId: string; invoices: PayableRow[] }> {
  const byId = new Map((await lockPayableInvoices(trx, invoiceIds)).map((invoice) => [invoice.id, invoice]));
  const invoices = invoiceIds.map((id) => found(byId.get(id), "invoice-not-found"));
  const [institutionId, ...others] = new Set(invoices.map((invoice) => invoice.institutionId));
  if (institutionId === undefined || others.length > 0) throw new Refusal("bank-invoices-of-several");
  refuseIf(invoices.every(isPayable) ? null : "invoice-wrong-state");
  return { institutionId, invoices };
}
