import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { applyUnapplied } from "./apply-unapplied.server.ts";

/**
 * A finance admin applies an institution's own money that pays nothing yet to one of its invoices. Refuses
 * `invoice-wrong-state` for one that is settled or void, and `receipt-used-up` where nothing of the money is left or it
 * is another institution's.
 */
export function applyReceipt(
  { withActor, now }: ServiceContext,
  actor: AdminActor,
  { receiptId, invoiceId }: { receiptId: string; invoiceId: string },
): Promise<void> {
  return withActor(actor, "change-fees", async (trx) => {
    const invoice = found(await lockInvoice(trx, invoiceId), "invoice-not-found");
    const { institutionId, number } = invoice;
    await refuseTied(trx, actor, { institutionId });
    if (invoice.status !== "open") throw new Refusal("invoice-wrong-state");
    const amountFen = await applyUnapplied(trx, actor, { receiptId, invoiceId }, now());
    if (amountFen === 0n) throw new Refusal("receipt-used-up");
    await record(trx, actor, {
      type: "receipt-applied",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      detail: { number, amountFen: amountFen.toString() },
    });
  });
}
