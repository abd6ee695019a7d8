import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { findStripeObject, saveProviderObject, takeReading } from "#db/queries/billing/provider-objects.ts";
import type { PaymentsContext } from "../../billing-context.ts";

/** Keeps the state of a credit note at Stripe. One that we did not issue, or that was voided over there, changes no books. */
export async function convergeOnStripeCreditNote(
  { payments, withActor, now }: PaymentsContext,
  actor: SystemActor,
  { externalId }: { externalId: string },
): Promise<void> {
  const readAt = now();
  const state = await payments.stripe?.readCreditNote(externalId);
  if (!state) return;
  await withActor(actor, async (trx) => {
    const known = await findStripeObject(trx, externalId);
    if (known === undefined || !(await takeReading(trx, externalId, readAt))) return;
    await saveProviderObject(trx, { ...known, status: state.status, readAt });
  });
}
