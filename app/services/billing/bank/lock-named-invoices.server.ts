import { referencesIn } from "#app/domain/billing/bank/references.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { findInvoicesNumbered } from "#db/queries/billing/bank-matching.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { lockPayable } from "./lock-payable.server.ts";

/** The invoices that an admin typed the numbers of, in that order: open, and of one institution. */
export async function lockNamedInvoices(
  trx: ActorTransaction,
  typed: string,
): Promise<{ institutionId: string; invoiceIds: string[] }> {
  const references = referencesIn(typed);
  const idOf = new Map((await findInvoicesNumbered(trx, references)).map(({ id, number }) => [number, id]));
  refuseIf(idOf.size === 0 || idOf.size < references.length ? "bank-invoices-unknown" : null);
  const invoiceIds = references.flatMap((number) => idOf.get(number) ?? []);
  const { institutionId } = await lockPayable(trx, invoiceIds);
  return { institutionId, invoiceIds };
}
