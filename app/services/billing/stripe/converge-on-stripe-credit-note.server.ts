import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { findCreditOfCall } from "#db/queries/billing/call-subjects.ts";
import { findStripeObject, saveProviderObject, takeReading } from "#db/queries/billing/provider-objects.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { convergeOnStripeInvoice } from "./converge-on-stripe-invoice.server.ts";

/** Keeps the state of a credit note at Stripe. One that we did not issue, or that was voided over there, changes no books. What its invoice asks is read anew. */
export async function convergeOnStripeCreditNote(
  ctx: PaymentsContext,
  actor: SystemActor,
  { externalId }: { externalId: string },
): Promise<void> {
  const { payments, withActor, now } = ctx;
  const readAt = now();
  const state = await payments.stripe?.readCreditNote(externalId);
  if (!state) return;
  const invoiceId = await withActor(actor, async (trx) => {
    const known = await findStripeObject(trx, externalId);
    if (known === undefined || !(await takeReading(trx, externalId, readAt))) return null;
    await saveProviderObject(trx, { ...known, status: state.status, readAt });
    return (await findCreditOfCall(trx, "stripe", known.subjectId))?.externalId ?? null;
  });
  if (invoiceId !== null) await convergeOnStripeInvoice(ctx, actor, { externalId: invoiceId });
}
