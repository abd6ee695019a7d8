import { z } from "zod";
import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { OUR_CURRENCY } from "#app/domain/billing/amounts.ts";
import type { InvoiceState } from "#app/integrations/billing/provider.ts";
import {
  findInvoiceAtStripe,
  findStripeObject,
  saveProviderObject,
  takeReading,
} from "#db/queries/billing/provider-objects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { bookReceipt } from "../book-receipt.server.ts";

const uuid = z.uuid();

/**
 * Books what was paid by card on an invoice at Stripe, each payment once, and keeps its state. An invoice that was voided
 * or given up over there stays as it is here, and nothing is booked of one in another currency: the reconciliation raises
 * the difference.
 */
export async function convergeOnStripeInvoice(
  { payments, withActor, now }: PaymentsContext,
  actor: SystemActor,
  { externalId }: { externalId: string },
): Promise<void> {
  const readAt = now();
  const state = await payments.stripe?.readInvoice(externalId);
  if (!state) return;
  await withActor(actor, async (trx) => {
    const invoice = await ownInvoice(trx, state);
    if (invoice === undefined || !(await takeReading(trx, externalId, readAt))) return;
    const { id: invoiceId, institutionId, isDemonstration } = invoice;
    await saveProviderObject(trx, {
      provider: "stripe",
      kind: "invoice",
      subjectId: invoiceId,
      institutionId,
      externalId,
      payUrl: state.payUrl,
      askedFen: state.askedFen,
      status: state.status,
      readAt,
    });
    // Amounts of another currency are not in fen.
    if (state.currency !== OUR_CURRENCY) return;
    for (const { externalId: paymentId, amountFen, paidAt } of state.payments)
      await bookReceipt(
        trx,
        actor,
        {
          institutionId,
          provider: "stripe",
          externalId: paymentId,
          amountFen,
          receivedAt: paidAt,
          payer: null,
          invoiceId,
          isDemonstration,
        },
        now(),
      );
  });
}

/**
 * Our invoice that Stripe's is: by the stored id, or, where a process ended before it had stored that, by what Stripe
 * keeps for us, if Stripe's is of the same amount, and ours has no other there.
 */
async function ownInvoice(trx: ActorTransaction, state: InvoiceState) {
  const known = await findStripeObject(trx, state.externalId);
  if (known?.kind === "invoice") return findInvoiceAtStripe(trx, known.subjectId);
  const named = uuid.safeParse(state.invoiceId);
  const invoice = named.success ? await findInvoiceAtStripe(trx, named.data) : undefined;
  const isSame = invoice?.totalFen === state.totalFen && state.currency === OUR_CURRENCY;
  const isOurs = invoice?.externalId === null && isSame && state.status !== "draft";
  return isOurs ? invoice : undefined;
}
