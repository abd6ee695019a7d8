import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { findStripeObject, saveProviderObject, takeReading } from "#db/queries/billing/provider-objects.ts";
import type { PaymentsContext } from "../../billing-context.ts";

/** Notes whether Stripe's customer of an institution is still there: a deleted one is replaced with the next invoice. */
export async function convergeOnStripeCustomer(
  { payments, withActor, now }: PaymentsContext,
  actor: SystemActor,
  { externalId }: { externalId: string },
): Promise<void> {
  const readAt = now();
  const isThere = (await payments.stripe?.hasCustomer(externalId)) ?? true;
  await withActor(actor, async (trx) => {
    const known = await findStripeObject(trx, externalId);
    if (known === undefined || !(await takeReading(trx, externalId, readAt))) return;
    await saveProviderObject(trx, { ...known, status: isThere ? "active" : "deleted", readAt });
  });
}
