import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { Attempt, InvoiceToPresent, PaymentProvider } from "#app/integrations/billing/provider.ts";
import { translator } from "#app/i18n/translator.ts";
import { addDays, instantOf } from "#app/lib/days.ts";
import {
  findInvoiceOfCall,
  type InvoiceOfCall,
  listCreditNoteIds,
  listLinesOfCall,
} from "#db/queries/billing/call-subjects.ts";
import { lockInvoice } from "#db/queries/billing/invoices.ts";
import { saveProviderObject } from "#db/queries/billing/provider-objects.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { PaymentsContext } from "../billing-context.ts";
import { requestCall } from "./request-call.server.ts";

export interface PresentInvoice {
  provider: PaymentProviderName;
  subjectId: string;
  by: PaymentProvider;
  attempt: Attempt;
}

/**
 * Makes an open invoice payable at a provider, and stores where. What happened to the invoice meanwhile (void, credited,
 * settled by transfer) is then told to the provider, too. One that is void needs no presentation: what an earlier
 * attempt made of it is withdrawn.
 */
export async function presentInvoice(
  { withActor, now }: PaymentsContext,
  actor: SystemActor,
  { provider, subjectId, by, attempt }: PresentInvoice,
): Promise<void> {
  const found = await withActor(actor, async (trx) => {
    const invoice = await findInvoiceOfCall(trx, provider, subjectId);
    return invoice && { invoice, lines: await listLinesOfCall(trx, subjectId) };
  });
  if (found === undefined || found.invoice.status === "settled") return;
  const { invoice, lines } = found;
  if (invoice.status === "void") {
    await by.voidInvoice(invoice, attempt);
    return;
  }
  const { customerId, customerStatus } = invoice;
  const known =
    customerId === null ? null : { externalId: customerId, isDeleted: customerStatus === "deleted" };
  const presented = await by.presentInvoice(toPresent(invoice, lines), known, attempt);
  const { id: invoiceId, institutionId } = invoice;
  const of = { provider, institutionId, readAt: now() };
  await withActor(actor, async (trx) => {
    if (presented.customerId !== null)
      await saveProviderObject(trx, {
        ...of,
        kind: "customer",
        subjectId: institutionId,
        externalId: presented.customerId,
        payUrl: null,
        status: "active",
      });
    const { invoiceId: externalId, payUrl, askedFen, status } = presented;
    await saveProviderObject(trx, {
      ...of,
      kind: "invoice",
      subjectId: invoiceId,
      externalId,
      payUrl,
      askedFen,
      status,
    });
    await requestWhatFollowed(trx, { provider, institutionId, invoiceId });
  });
}

/** Under the invoice's lock: what changes it later asks for its call itself. */
async function requestWhatFollowed(
  trx: ActorTransaction,
  {
    provider,
    institutionId,
    invoiceId,
  }: { provider: PaymentProviderName; institutionId: string; invoiceId: string },
): Promise<void> {
  const invoice = await lockInvoice(trx, invoiceId);
  const call = { provider, institutionId };
  if (invoice?.status === "void")
    await requestCall(trx, { ...call, kind: "void-invoice", subjectId: invoiceId });
  if (invoice?.status === "settled")
    await requestCall(trx, { ...call, kind: "settle-outside", subjectId: invoiceId });
  for (const subjectId of await listCreditNoteIds(trx, invoiceId))
    await requestCall(trx, { ...call, kind: "credit-invoice", subjectId });
}

function toPresent(
  { id, number, institutionId, profile, period, dueOn, totalFen }: InvoiceOfCall,
  lines: Awaited<ReturnType<typeof listLinesOfCall>>,
): InvoiceToPresent {
  const { title, email, locale } = profile;
  const say = translator(locale, "provider");
  return {
    id,
    number,
    institutionId,
    payer: { title, email: email === "" ? null : email, locale },
    dueAt: instantOf(addDays(dueOn, 1)),
    lines: lines.map((line) => ({
      id: line.id,
      description: say("line", { deal: String(line.dealNumber), month: period.slice(0, 7) }),
      amountFen: line.totalFen,
    })),
    totalFen,
  };
}
