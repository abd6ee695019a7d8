import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { listUnpresentedInvoices } from "#db/queries/billing/stripe-differences.ts";
import type { ServiceContext } from "../context.ts";
import { requestCall } from "./request-call.server.ts";

const most = 1_000;

/** Has open invoices presented at Stripe that nobody asked it to present, by jobs; returns how many. */
export function presentOpenInvoices(
  { withActor }: Pick<ServiceContext, "withActor">,
  actor: SystemActor,
): Promise<number> {
  return withActor(actor, async (trx) => {
    const invoices = await listUnpresentedInvoices(trx, most);
    for (const { id: subjectId, institutionId } of invoices)
      await requestCall(trx, { institutionId, provider: "stripe", kind: "present-invoice", subjectId });
    return invoices.length;
  });
}
