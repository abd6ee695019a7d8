import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { CallKind, PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { Attempt, PaymentProvider } from "#app/integrations/billing/provider.ts";
import { findCreditOfCall, findInvoiceOfCall, findRefundOfCall } from "#db/queries/billing/call-subjects.ts";
import { saveProviderObject } from "#db/queries/billing/provider-objects.ts";
import type { PaymentsContext } from "../billing-context.ts";
import { presentInvoice } from "./present-invoice.server.ts";
import { settleRefund } from "./settle-refund.server.ts";
import { convergeOnStripeInvoice } from "./stripe/converge-on-stripe-invoice.server.ts";

export interface CallToMake {
  institutionId: string;
  provider: PaymentProviderName;
  kind: CallKind;
  subjectId: string;
  addedAt: Date;
}

type Make = (
  ctx: PaymentsContext,
  actor: SystemActor,
  call: CallToMake & { by: PaymentProvider; attempt: Attempt },
) => Promise<void>;

const makes: Readonly<Record<CallKind, Make>> = {
  "present-invoice": presentInvoice,

  async "void-invoice"(ctx, actor, { by, provider, subjectId, attempt }) {
    const invoice = await ctx.withActor(actor, (trx) => findInvoiceOfCall(trx, provider, subjectId));
    if (invoice?.status !== "void") return;
    const ended = await by.voidInvoice(invoice, attempt);
    // It may have been paid in the meantime: that money is the institution's.
    if (ended !== null) await convergeOnStripeInvoice(ctx, actor, ended);
  },

  async "settle-outside"(ctx, actor, { by, provider, subjectId, attempt }) {
    const invoice = await ctx.withActor(actor, (trx) => findInvoiceOfCall(trx, provider, subjectId));
    // Where it is not presented yet, its presentation sees that it is settled.
    if (invoice?.status !== "settled" || invoice.externalId === null) return;
    const settled = await by.settleOutside(invoice.externalId, attempt);
    if (settled !== null) await convergeOnStripeInvoice(ctx, actor, settled);
  },

  async "credit-invoice"(ctx, actor, { by, provider, institutionId, subjectId, attempt }) {
    const { withActor, now } = ctx;
    const credit = await withActor(actor, (trx) => findCreditOfCall(trx, provider, subjectId));
    if (credit === undefined || credit.externalId === null) return;
    const { id, number, totalFen: amountFen, externalId: invoiceId } = credit;
    const note = await by.creditInvoice({ id, number, amountFen, invoiceId }, attempt);
    if (note === null) return;
    const { externalId, status } = note;
    const object = {
      provider,
      kind: "credit-note",
      subjectId: id,
      institutionId,
      externalId,
      status,
    } as const;
    await withActor(actor, (trx) => saveProviderObject(trx, { ...object, payUrl: null, readAt: now() }));
    // Its page asks less now.
    await convergeOnStripeInvoice(ctx, actor, { externalId: invoiceId });
  },

  async refund({ withActor, now }, actor, { by, subjectId, attempt }) {
    const refund = await withActor(actor, (trx) => findRefundOfCall(trx, subjectId));
    if (refund === undefined || refund.status === "replaced" || refund.status === "cancelled") return;
    const { id, amountFen, paymentId } = refund;
    const sent = await by.sendRefund({ id, amountFen, paymentId }, attempt);
    if (sent === null) return;
    const { externalId, outcome, failure } = sent;
    const why = failure === null ? {} : { failure };
    await withActor(actor, (trx) =>
      settleRefund(trx, actor, { refundId: id, externalId, outcome, ...why }, now()),
    );
  },
};

/** Asks a provider for what a call says, with its subject as it is now, and stores what the provider calls it. */
export async function makeCall(ctx: PaymentsContext, actor: SystemActor, call: CallToMake): Promise<void> {
  const by = ctx.payments[call.provider];
  if (by === null) throw new Error(`${call.provider} is not configured`);
  await makes[call.kind](ctx, actor, { ...call, by, attempt: { askedAt: call.addedAt, now: ctx.now() } });
}
