import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { lockFee, listFeesToCredit } from "#db/queries/billing/fees.ts";
import { findInvoiceOfFee, lockInvoice } from "#db/queries/billing/invoices.ts";
import type { ServiceContext } from "../context.ts";
import { issueCreditNote } from "./issue-credit-note.server.ts";

/**
 * Credits the fee of a reversed drawdown that stands on an invoice, once: the reversal itself voids only what was not
 * invoiced. What was paid on it is refunded.
 */
export function creditReversedFee(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
  { drawdownId }: { drawdownId: string },
): Promise<void> {
  return withActor(actor, async (trx) => {
    for (const { id: feeId } of await listFeesToCredit(trx, drawdownId)) {
      const line = await findInvoiceOfFee(trx, feeId);
      if (line === undefined) continue;
      await lockInvoice(trx, line.invoiceId);
      const fee = await lockFee(trx, feeId);
      // Of two concurrent runs, the second finds it credited.
      if (fee === undefined || !isOwed.has(fee.status)) continue;
      const { invoiceId } = line;
      const credit = { invoiceId, feeId, amountFen: null, reasonCode: "reversal", reason: null } as const;
      await issueCreditNote(trx, actor, credit, now());
    }
  });
}

const isOwed: ReadonlySet<string> = new Set(["invoiced", "disputed", "paid", "charged_back"]);
