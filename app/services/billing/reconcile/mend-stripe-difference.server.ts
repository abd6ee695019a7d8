import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { Difference, DifferenceKind } from "#app/domain/billing/differences.ts";
import { reopenCall } from "#db/queries/billing/call-subjects.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { requestCall } from "../request-call.server.ts";
import { convergeOnStripeDispute } from "../stripe/converge-on-stripe-dispute.server.ts";
import { convergeOnStripeInvoice } from "../stripe/converge-on-stripe-invoice.server.ts";
import { convergeOnStripeRefund } from "../stripe/converge-on-stripe-refund.server.ts";

type Mend = (ctx: PaymentsContext, actor: SystemActor, difference: Difference) => Promise<void>;

const externalIdOf = ({ detail }: Difference) => ({ externalId: detail["externalId"] ?? "" });

const mends: Partial<Record<DifferenceKind, Mend>> = {
  "stripe-not-presented": ({ withActor }, actor, { subjectId, institutionId }) =>
    withActor(actor, (trx) =>
      requestCall(trx, {
        institutionId: institutionId ?? "",
        provider: "stripe",
        kind: "present-invoice",
        subjectId,
      }),
    ),
  "stripe-payment": (ctx, actor, difference) => convergeOnStripeInvoice(ctx, actor, externalIdOf(difference)),
  "stripe-refund": (ctx, actor, difference) => convergeOnStripeRefund(ctx, actor, externalIdOf(difference)),
  "stripe-dispute": (ctx, actor, difference) => convergeOnStripeDispute(ctx, actor, externalIdOf(difference)),
  "charge-back-beyond": (ctx, actor, difference) =>
    convergeOnStripeDispute(ctx, actor, externalIdOf(difference)),
  // Settled or void here and open over there: it is ended there by the same call as always, made once more.
  "stripe-open": ({ withActor }, actor, { subjectId }) =>
    withActor(actor, async (trx) => {
      const invoice = await lockInvoice(trx, subjectId);
      if (invoice === undefined || invoice.status === "open") return;
      const kind = invoice.status === "void" ? "void-invoice" : "settle-outside";
      const call = { provider: "stripe", kind, subjectId } as const;
      await requestCall(trx, { ...call, institutionId: invoice.institutionId });
      const callId = await reopenCall(trx, call);
      if (callId !== undefined) await enqueue(trx, "call-provider", { callId });
    }),
};

/** Mends a difference between the books and Stripe that has one right answer; false for one that has none. */
export async function mendStripeDifference(
  ctx: PaymentsContext,
  actor: SystemActor,
  difference: Difference,
): Promise<boolean> {
  const mend = mends[difference.kind];
  if (mend === undefined) return false;
  await mend(ctx, actor, difference);
  return true;
}
