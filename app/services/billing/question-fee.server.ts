import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { feeStatusAfter, whyNotMoveFee } from "#app/domain/billing/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockFee, setFeeStatus } from "#db/queries/billing/fees.ts";
import { findInvoiceOfFee } from "#db/queries/billing/invoices.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ServiceContext } from "../context.ts";

/**
 * The institution questions a fee on its invoice: finance admins read why, and answer by a credit note or by letting it
 * stand. The invoice stays due meanwhile; its reminders stop for nothing.
 */
export function questionFee(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { feeId, words }: { feeId: string; words: string },
): Promise<void> {
  return withActor(actor, "pay", async (trx) => {
    const { institutionId } = actor;
    const { invoiceId } = found(await findInvoiceOfFee(trx, feeId), "fee-not-found");
    const fee = found(await lockFee(trx, feeId), "fee-not-found");
    refuseIf(whyNotMoveFee(fee, "dispute", "institution"));
    const status = feeStatusAfter(fee.status, "dispute");
    await setFeeStatus(trx, [feeId], status);
    await record(trx, actor, {
      type: "fee-questioned",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      from: fee.status,
      to: status,
      note: words,
    });
    await enqueue(trx, "notify-admins-fee-questioned", { invoiceId });
  });
}
