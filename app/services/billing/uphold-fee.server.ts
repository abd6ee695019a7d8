import type { AdminActor } from "#app/domain/accounts/actor.ts";
import { feeStatusAfter, whyNotMoveFee } from "#app/domain/billing/lifecycle.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockFee, setFeeStatus } from "#db/queries/billing/fees.ts";
import { findInvoiceOfFee, lockInvoice } from "#db/queries/billing/invoices.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { ServiceContext } from "../context.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

/** A finance admin lets a questioned fee stand, with an answer that the institution reads. */
export function upholdFee(
  { withActor }: ServiceContext,
  actor: AdminActor,
  { feeId, words }: { feeId: string; words: string },
): Promise<void> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const { invoiceId } = found(await findInvoiceOfFee(trx, feeId), "fee-not-found");
    const invoice = found(await lockInvoice(trx, invoiceId), "fee-not-found");
    const fee = found(await lockFee(trx, feeId), "fee-not-found");
    const { institutionId, companyId } = fee;
    await refuseTied(trx, actor, { institutionId, companyId });
    refuseIf(whyNotMoveFee(fee, "uphold", "admin"));
    const status = feeStatusAfter(fee.status, "uphold");
    await setFeeStatus(trx, [feeId], status);
    await record(trx, actor, {
      type: "fee-upheld",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      from: fee.status,
      to: status,
      note: words,
      detail: { number: invoice.number },
    });
    await enqueue(trx, "notify-institution-fee-upheld", { invoiceId });
  });
}
