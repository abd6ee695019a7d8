import type { AdminActor } from "#app/domain/accounts/actor.ts";
import type { FapiaoEnding } from "#app/domain/billing/admin-forms.ts";
import { feeStatusAfter, invoiceStatusAfter, whyNotMoveInvoice } from "#app/domain/billing/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockFapiaoOfInvoice, updateFapiao } from "#db/queries/billing/fapiao.ts";
import {
  listReversedFees,
  lockFeesOfInvoice,
  type ReversedFee,
  setFeeStatus,
} from "#db/queries/billing/fees.ts";
import {
  lockInvoice,
  readInvoiceAmounts,
  updateInvoice,
  voidInvoiceLines,
} from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { isPresented } from "#db/queries/billing/provider-calls.ts";
import { reverseFee } from "#db/queries/deals/reversals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refuseTied } from "../admins/refuse-tied.server.ts";
import type { BillingContext } from "../billing-context.ts";
import { issueInvoice } from "./issue-invoice.server.ts";
import { requestCall } from "./request-call.server.ts";
import { refuseRoleTaken } from "./refuse-role-taken.server.ts";

export interface VoidInvoice {
  invoiceId: string;
  /** What the institution reads. */
  reason: string;
  /** Whether its fees are invoiced again at once, with the present billing profile. */
  reissued: boolean;
  /** What the review named as ending with it; left out by what has no review. */
  reviewed?: { fapiao: FapiaoEnding; questions: number };
}

/**
 * Makes an invoice void on which nothing was paid or credited: its fees are to be invoiced again, at once or with the next
 * month. Its number is not given again, and a tax invoice that was requested for it is cancelled. Refuses
 * `invoice-has-payments` where something was paid or credited, `invoice-has-fapiao` where its tax invoice was issued: that
 * one takes a credit note; `review-outdated` where something else ends with it than was reviewed. Returns the id of the
 * new invoice.
 */
export function voidInvoice(
  { withActor, now, config }: BillingContext,
  actor: AdminActor,
  { invoiceId, reason, reissued, reviewed }: VoidInvoice,
): Promise<string | null> {
  return withActor(actor, "change-fees", async (trx) => {
    await refuseRoleTaken(trx);
    const at = now();
    const invoice = found(await lockInvoice(trx, invoiceId), "invoice-not-found");
    const { institutionId, number } = invoice;
    await refuseTied(trx, actor, { institutionId });
    refuseIf(whyNotMoveInvoice(invoice, "void", "admin"));
    const { paidFen, creditedFen } = await readInvoiceAmounts(trx, invoiceId);
    if (paidFen !== 0n || creditedFen !== 0n) throw new Refusal("invoice-has-payments");
    const fees = await lockFeesOfInvoice(trx, invoiceId);
    const fapiao = await lockFapiaoOfInvoice(trx, invoiceId);
    if (fapiao?.status === "issued") throw new Refusal("invoice-has-fapiao");
    if (reviewed !== undefined) {
      const questions = fees.filter(({ status }) => status === "disputed").length;
      const isAsRead =
        reviewed.questions === questions && (reviewed.fapiao === "none") === (fapiao === undefined);
      if (!isAsRead) throw new Refusal("review-outdated");
    }
    if (fapiao !== undefined) await endFapiao(trx, actor, fapiao, { invoiceId, institutionId, number });
    for (const { id, status } of fees)
      await setFeeStatus(trx, [id], feeStatusAfter(status, "return_to_accrued"));
    // The job that credits them comes too late: they stand on no invoice.
    for (const fee of await listReversedFees(trx, invoiceId)) await voidReversedFee(trx, actor, fee);
    await voidInvoiceLines(trx, invoiceId);
    const status = invoiceStatusAfter(invoice.status, "void");
    await updateInvoice(trx, invoiceId, { status, voidedAt: at, voidReason: reason, voidedBy: actor.userId });
    await postToLedger(trx, { kind: "invoice-voided", sourceId: invoiceId });
    await record(trx, actor, {
      type: "invoice-voided",
      subject: { kind: "invoice", id: invoiceId },
      institutionId,
      from: invoice.status,
      to: status,
      note: reason,
      detail: { number },
    });
    if (await isPresented(trx, "stripe", invoiceId))
      await requestCall(trx, {
        institutionId,
        provider: "stripe",
        kind: "void-invoice",
        subjectId: invoiceId,
      });
    await enqueue(trx, "notify-institution-invoice-voided", { invoiceId });
    if (!reissued) return null;
    return issueInvoice(trx, actor, {
      institutionId,
      at,
      hasStripe: config.stripe !== null,
      replacesId: invoiceId,
    });
  });
}

async function voidReversedFee(
  trx: ActorTransaction,
  actor: AdminActor,
  { drawdownId, dealId, institutionId, companyId, amountFen }: ReversedFee,
): Promise<void> {
  await reverseFee(trx, drawdownId);
  await record(trx, actor, {
    type: "fee-voided",
    subject: { kind: "deal", id: dealId },
    institutionId,
    companyId,
    from: "accrued",
    to: "void",
    detail: { amountFen: amountFen.toString() },
  });
}

async function endFapiao(
  trx: ActorTransaction,
  actor: AdminActor,
  fapiao: NonNullable<Awaited<ReturnType<typeof lockFapiaoOfInvoice>>>,
  { invoiceId, institutionId, number }: { invoiceId: string; institutionId: string; number: string },
): Promise<void> {
  await updateFapiao(trx, fapiao.id, { status: "cancelled" });
  await record(trx, actor, {
    type: "fapiao-cancelled",
    subject: { kind: "invoice", id: invoiceId },
    institutionId,
    from: fapiao.status,
    to: "cancelled",
    detail: { number, kind: fapiao.kind },
  });
}
