import type { Actor } from "#app/domain/accounts/actor.ts";
import { dueOn, monthStart, numberSeries, periodAt } from "#app/domain/billing/invoice.ts";
import { feeStatusAfter } from "#app/domain/billing/lifecycle.ts";
import { dayOf } from "#app/lib/days.ts";
import { sumFen } from "#app/lib/money.ts";
import { record } from "#db/queries/audit/events.ts";
import { profileOfInvoice } from "#db/queries/billing/billing-profile.ts";
import { lockFeesToInvoice, setFeeStatus } from "#db/queries/billing/fees.ts";
import { insertInvoice, insertInvoiceLines } from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { takeNumber } from "#db/queries/billing/numbers.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { requestCall } from "./request-call.server.ts";

export interface IssueInvoice {
  institutionId: string;
  at: Date;
  /** Whether Stripe can be paid by; a bank transfer always can. */
  hasStripe: boolean;
  /** The void invoice that this one replaces. */
  replacesId?: string;
}

/**
 * Invoices what an institution's fees of the months before are, on one invoice, with the next number. Fees of which
 * nothing is owed are on it with zero; where all of them add up to nothing, or less, they wait for the next month.
 * Concurrent calls wait for each other at the fees' rows: each fee stands on one live line. Returns the invoice's id, or
 * null where nothing is to be invoiced.
 */
export async function issueInvoice(
  trx: ActorTransaction,
  actor: Actor,
  { institutionId, at, hasStripe, replacesId }: IssueInvoice,
): Promise<string | null> {
  const fees = await lockFeesToInvoice(trx, institutionId, monthStart(at));
  const netFen = sumFen(fees.map((fee) => fee.netFen ?? 0n));
  const vatFen = sumFen(fees.map((fee) => fee.vatFen ?? 0n));
  const totalFen = netFen + vatFen;
  if (fees.length === 0 || totalFen <= 0n) return null;
  const { series, numberOf } = numberSeries("LS", at);
  const number = numberOf(await takeNumber(trx, series));
  const invoiceId = await insertInvoice(trx, {
    number,
    institutionId,
    period: periodAt(at),
    issuedAt: at,
    dueOn: dueOn(dayOf(at)),
    netFen,
    vatFen,
    totalFen,
    profile: JSON.stringify(await profileOfInvoice(trx, institutionId)),
    replacesId: replacesId ?? null,
    isDemonstration: fees.every((fee) => fee.isDemonstration),
  });
  await insertInvoiceLines(
    trx,
    fees.map((fee, position) => ({
      invoiceId,
      institutionId,
      position,
      feeId: fee.id,
      netFen: fee.netFen ?? 0n,
      vatFen: fee.vatFen ?? 0n,
      totalFen: (fee.netFen ?? 0n) + (fee.vatFen ?? 0n),
      vatRateBp: fee.vatRateBp ?? 0,
    })),
  );
  await setFeeStatus(
    trx,
    fees.map(({ id }) => id),
    feeStatusAfter("accrued", "invoice"),
  );
  await postToLedger(trx, { kind: "invoice-issued", sourceId: invoiceId });
  await record(trx, actor, {
    type: "invoice-issued",
    subject: { kind: "invoice", id: invoiceId },
    institutionId,
    to: "open",
    detail: { number, amountFen: totalFen.toString() },
  });
  await enqueue(trx, "notify-institution-invoice-issued", { invoiceId });
  await enqueue(trx, "send-invoice-copy", { invoiceId, reminder: 0 });
  if (hasStripe)
    await requestCall(trx, {
      institutionId,
      provider: "stripe",
      kind: "present-invoice",
      subjectId: invoiceId,
    });
  return invoiceId;
}
