import { referencesIn } from "#app/domain/billing/bank/references.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { lockInvoicesNumbered } from "#db/queries/billing/bank-matching.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The invoices that an admin typed the numbers of, in that order: open, and of one institution. */
export async function lockNamedInvoices(
  trx: ActorTransaction,
  typed: string,
): Promise<{ institutionId: string; invoiceIds: string[] }> {
  const references = referencesIn(typed);
  const named = await lockInvoicesNumbered(trx, references);
  const unknown = named.length === 0 || named.length < references.length;
  refuseIf(unknown ? "bank-invoices-unknown" : null);
  const [institutionId, ...others] = new Set(named.map((invoice) => invoice.institutionId));
  if (institutionId === undefined || others.length > 0) throw new Refusal("bank-invoices-of-several");
  refuseIf(
    named.every(({ status, dueFen }) => status === "open" && dueFen > 0n) ? null : "invoice-wrong-state",
  );
  const idOf = new Map(named.map(({ id, number }) => [number, id]));
  return { institutionId, invoiceIds: references.flatMap((number) => idOf.get(number) ?? []) };
}
