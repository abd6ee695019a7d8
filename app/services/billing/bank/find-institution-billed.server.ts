import { referencesIn } from "#app/domain/billing/bank/references.ts";
import { Refusal, refuseIf } from "#app/domain/refusal.ts";
import { lockInvoicesNumbered } from "#db/queries/billing/bank-matching.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The one institution whose invoices an admin typed the numbers of, whatever became of them. */
export async function findInstitutionBilled(trx: ActorTransaction, typed: string): Promise<string> {
  const references = referencesIn(typed);
  const invoices = await lockInvoicesNumbered(trx, references);
  refuseIf(invoices.length === 0 || invoices.length < references.length ? "bank-invoices-unknown" : null);
  const [institutionId, ...others] = new Set(invoices.map((invoice) => invoice.institutionId));
  if (institutionId === undefined || others.length > 0) throw new Refusal("bank-invoices-of-several");
  return institutionId;
}
