import type { Actor } from "#app/domain/accounts/actor.ts";
import { found } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import {
  findCreditNote,
  findInvoiceToState,
  insertFapiao,
  lockFapiaoOfInvoice,
  updateFapiao,
} from "#db/queries/billing/fapiao.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * What a credit note means for the tax invoice of its invoice: where that was issued, a red one of the credited
 * amount is due; where it was only requested, it will state what is left, or is cancelled if nothing is. The caller
 * holds the lock of the invoice. Repeating it changes nothing.
 */
export async function requireRedFapiao(
  trx: ActorTransaction,
  actor: Actor,
  { creditNoteId }: { creditNoteId: string },
  at: Date,
): Promise<void> {
  const { invoiceId, institutionId, totalFen } = found(
    await findCreditNote(trx, creditNoteId),
    "invoice-not-found",
  );
  const fapiao = await lockFapiaoOfInvoice(trx, invoiceId);
  if (fapiao === undefined) return;
  const invoice = found(await findInvoiceToState(trx, invoiceId), "invoice-not-found");
  const on = { subject: { kind: "invoice", id: invoiceId } as const, institutionId };
  const detail = { number: invoice.number, kind: fapiao.kind };
  if (fapiao.status === "requested") {
    const isCancelled = invoice.leftFen <= 0n;
    await updateFapiao(trx, fapiao.id, isCancelled ? { status: "cancelled" } : { totalFen: invoice.leftFen });
    if (isCancelled) await record(trx, actor, { type: "fapiao-cancelled", ...on, to: "cancelled", detail });
    return;
  }
  const added = await insertFapiao(trx, {
    institutionId,
    invoiceId,
    creditNoteId,
    reversesId: fapiao.id,
    kind: fapiao.kind,
    totalFen: -totalFen,
    requestedAt: at,
    requestedBy: null,
  });
  if (added === undefined) return;
  await record(trx, actor, {
    type: "fapiao-requested",
    ...on,
    to: "requested",
    detail: { ...detail, isRed: true, amountFen: (-totalFen).toString() },
  });
}
