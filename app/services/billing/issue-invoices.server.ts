import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { monthStart } from "#app/domain/billing/invoice.ts";
import { listInstitutionsToInvoice } from "#db/queries/billing/fees.ts";
import type { BillingContext } from "../billing-context.ts";
import { issueInvoice } from "./issue-invoice.server.ts";

/**
 * Issues the invoices of the months before, each in a transaction of its own. Runs each night and is done on the first of
 * a month; what failed then is issued by the next run. Returns how many.
 */
export async function issueInvoices(
  { withActor, now, config }: BillingContext,
  actor: SystemActor,
): Promise<number> {
  const at = now();
  const institutions = await withActor(actor, (trx) => listInstitutionsToInvoice(trx, monthStart(at)));
  let issued = 0;
  for (const institutionId of institutions) {
    const hasStripe = config.stripe !== null;
    const id = await withActor(actor, (trx) => issueInvoice(trx, actor, { institutionId, at, hasStripe }));
    if (id !== null) issued += 1;
  }
  return issued;
}
