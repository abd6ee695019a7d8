import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { InvoicesQuery } from "#app/domain/billing/admin-forms.ts";
import { dayOf } from "#app/lib/days.ts";
import { countInvoicesByView, listInvoicesForAdmins } from "#db/queries/billing/invoice-lists.ts";
import type { ServiceContext } from "../context.ts";

/** A page of all institutions' invoices, with the count of each view. */
export function listInvoicesAsAdmin(
  { readAs, now }: ServiceContext,
  actor: AdminActor,
  { view, matter, q, after }: InvoicesQuery,
) {
  return readAs(actor, async (trx) => {
    const today = dayOf(now());
    return {
      page: await listInvoicesForAdmins(trx, { view, matter, words: q, after, today }),
      counts: await countInvoicesByView(trx, today),
      today,
    };
  });
}
