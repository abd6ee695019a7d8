import type { Actor } from "#app/domain/accounts/actor.ts";
import type { CreditReason } from "#app/domain/billing/credit.ts";
import { numberSeries } from "#app/domain/billing/invoice.ts";
import { feeStatusAfter, type FeeMove } from "#app/domain/billing/lifecycle.ts";
import { creditOfLine } from "#app/domain/billing/credit.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { sumFen } from "#app/lib/money.ts";
import { record } from "#db/queries/audit/events.ts";
import { insertCreditNote, insertCreditNoteLine } from "#db/queries/billing/credit-notes.ts";
import { setFeeStatus } from "#db/queries/billing/fees.ts";
import { listInvoiceLines, lockInvoice } from "#db/queries/billing/invoices.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import { takeNumber } from "#db/queries/billing/numbers.ts";
import { isPresented } from "#db/queries/billing/provider-calls.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { refreshInvoice } from "./refresh-invoice.server.ts";
import { requestCall } from "./request-call.server.ts";
import { requireRedFapiao } from "./require-red-fapiao.server.ts";

export interface IssueCreditNote {
  invoiceId: string;
  feeId: string;
  /** What is credited of the fee's line, tax included, in fen; null: all that is left of it. */
  amountFen: bigint | null;
  /** Where not all that is left of it may be credited, at most so much. */
  mostFen?: bigint | undefined;
  reasonCode: CreditReason;
  reason: string | null;
}

const wholly = { waiver: "waive", adjustment: "credit", reversal: "void" } as const satisfies Record<
  CreditReason,
  FeeMove
>;

/**
 * Takes back all or part of a fee that was invoiced. All of it moves the fee; what was paid too much is refunded; where
 * the tax invoice was issued, a red one is due. Refuses `credit-exceeds-line` for more than is left of it. Returns whether
 * nothing is left of it.
 */
export async function issueCreditNote(
  trx: ActorTransaction,
  actor: Actor,
  { invoiceId, feeId, amountFen, mostFen, reasonCode, reason }: IssueCreditNote,
  at: Date,
): Promise<{ isWhole: boolean }> {
  const invoice = found(await lockInvoice(trx, invoiceId), "invoice-not-found");
  if (invoice.status === "void") throw new Refusal("invoice-wrong-state");
  const all = await listInvoiceLines(trx, invoiceId);
  const line = found(
    all.find((one) => one.feeId === feeId),
    "fee-not-found",
  );
  const credit = creditOfLine(line, amountFen, mostFen);
  if (credit === null) throw new Refusal("credit-exceeds-line");
  const { institutionId } = invoice;
  const { series, numberOf } = numberSeries("CN", at);
  const number = numberOf(await takeNumber(trx, series));
  const amounts = {
    netFen: credit.netFen,
    vatFen: credit.vatFen,
    totalFen: sumFen([credit.netFen, credit.vatFen]),
  };
  const creditNoteId = await insertCreditNote(trx, {
    number,
    invoiceId,
    institutionId,
    reasonCode,
    reason,
    ...amounts,
    issuedAt: at,
    issuedBy: "userId" in actor ? actor.userId : null,
  });
  await insertCreditNoteLine(trx, { creditNoteId, invoiceLineId: line.id, institutionId, ...amounts });
  await postToLedger(trx, { kind: "credit-note-issued", sourceId: creditNoteId });
  if (credit.isWhole) await setFeeStatus(trx, [feeId], feeStatusAfter(line.feeStatus, wholly[reasonCode]));
  await record(trx, actor, {
    type: "credit-note-issued",
    subject: { kind: "invoice", id: invoiceId },
    institutionId,
    reasonCode,
    note: reason,
    detail: { number, amountFen: amounts.totalFen.toString() },
  });
  await requireRedFapiao(trx, actor, { creditNoteId }, at);
  if (invoice.status === "open" && (await isPresented(trx, "stripe", invoiceId)))
    await requestCall(trx, {
      institutionId,
      provider: "stripe",
      kind: "credit-invoice",
      subjectId: creditNoteId,
    });
  await refreshInvoice(trx, actor, invoice, at, { creditNoteId });
  await enqueue(trx, "notify-institution-fee-credited", { invoiceId });
  return { isWhole: credit.isWhole };
}
