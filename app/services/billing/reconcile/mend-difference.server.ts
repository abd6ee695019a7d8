import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { Difference, DifferenceKind } from "#app/domain/billing/differences.ts";
import { accrueMissingFee } from "#db/queries/billing/fees.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { creditReversedFee } from "../credit-reversed-fee.server.ts";
import { refreshInvoice } from "../refresh-invoice.server.ts";
import { mendStripeDifference } from "./mend-stripe-difference.server.ts";

type Mend = (ctx: PaymentsContext, actor: SystemActor, subjectId: string) => Promise<void>;

const mends: Partial<Record<DifferenceKind, Mend>> = {
  "fee-missing": ({ withActor, now }, actor, drawdownId) =>
    withActor(actor, (trx) => accrueMissingFee(trx, drawdownId, now())),
  "reversed-not-credited": (ctx, actor, drawdownId) => creditReversedFee(ctx, actor, { drawdownId }),
  "invoice-status": ({ withActor, now }, actor, invoiceId) =>
    withActor(actor, async (trx) => {
      const invoice = await lockInvoice(trx, invoiceId);
      if (invoice) await refreshInvoice(trx, actor, invoice, now());
    }),
  "call-waits": ({ withActor }, actor, callId) =>
    withActor(actor, (trx) => enqueue(trx, "call-provider", { callId }, { key: `call-provider:${callId}` })),
};

/** Mends a difference that has one right answer; false for one that has none. */
export async function mendDifference(
  ctx: PaymentsContext,
  actor: SystemActor,
  difference: Difference,
): Promise<boolean> {
  const mend = mends[difference.kind];
  if (mend === undefined) return mendStripeDifference(ctx, actor, difference);
  await mend(ctx, actor, difference.subjectId);
  return true;
}
