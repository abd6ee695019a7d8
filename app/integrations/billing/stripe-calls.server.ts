import type Stripe from "stripe";
import { OUR_CURRENCY } from "#app/domain/billing/amounts.ts";
import { isKeyConflict, isMissing } from "./classify-error.ts";
import {
  type Attempt,
  type CreditToSend,
  type InvoiceToPresent,
  type KnownCustomer,
  ProviderError,
  type RefundToSend,
} from "./provider.ts";
import { toSeconds } from "./stripe-states.ts";

/** Calls that change something at Stripe, each so that it may be repeated. */

const hourMs = 3_600_000;
/** Stripe knows a key for a day: before it may have forgotten it, what the call makes is looked for first. */
const keyMs = 23 * hourMs;

interface Once<Item> {
  key: string;
  create(options: Stripe.RequestOptions): Promise<Item>;
  /** What an earlier attempt made. */
  find(): Promise<Item | null>;
}

async function once<Item>({ askedAt, now }: Attempt, { key, create, find }: Once<Item>): Promise<Item> {
  const isOld = now.getTime() - askedAt.getTime() > keyMs;
  const made = isOld ? await find() : null;
  if (made !== null) return made;
  try {
    return await create({ idempotencyKey: key });
  } catch (error) {
    if (!isKeyConflict(error)) throw error;
    const found = await find();
    if (found === null) throw error;
    return found;
  }
}

/** Stripe's customer of an institution: the known one, or one that is made. */
export async function customerFor(
  stripe: Stripe,
  { institutionId, payer }: InvoiceToPresent,
  known: KnownCustomer | null,
  attempt: Attempt,
): Promise<string> {
  const present = { name: payer.title, ...(payer.email !== null && { email: payer.email }) };
  if (known !== null && !known.isDeleted) {
    // As it is invoiced now: Stripe refuses a due date to a customer without an address.
    await stripe.customers.update(known.externalId, present);
    return known.externalId;
  }
  const customer = await once<Stripe.Customer>(attempt, {
    key: `customer-${institutionId}-${known === null ? "create" : `after-${known.externalId}`}`,
    create: (options) =>
      stripe.customers.create(
        {
          ...present,
          preferred_locales: [payer.locale === "en" ? "en" : "zh"],
          metadata: { institution_id: institutionId },
        },
        options,
      ),
    async find() {
      const query = `metadata['institution_id']:'${institutionId}'`;
      const { data } = await stripe.customers.search({ query, limit: 1 });
      return data[0] ?? null;
    },
  });
  return customer.id;
}

/** The newest invoice at Stripe that is this one of ours. A list is never behind; the search may be by a minute. */
export async function findInvoice(
  stripe: Stripe,
  invoiceId: string,
  customerId: string | null,
): Promise<Stripe.Invoice | null> {
  if (customerId === null) {
    const { data } = await stripe.invoices.search({
      query: `metadata['invoice_id']:'${invoiceId}'`,
      limit: 1,
    });
    return data[0] ?? null;
  }
  let seen = 0;
  for await (const invoice of stripe.invoices.list({ customer: customerId, limit: 100 })) {
    if (invoice.metadata?.["invoice_id"] === invoiceId) return invoice;
    if ((seen += 1) >= 1_000) break;
  }
  return null;
}

/** The invoice at Stripe in its present state, made as a draft where there is none. */
export async function draftInvoice(
  stripe: Stripe,
  invoice: InvoiceToPresent,
  customerId: string,
  attempt: Attempt,
): Promise<Stripe.Invoice> {
  // Stripe takes no due date of the past: an invoice that is late gets a day.
  const isLate = invoice.dueAt.getTime() - attempt.askedAt.getTime() < 48 * hourMs;
  const dueAt = isLate ? { days_until_due: 1 } : { due_date: toSeconds(invoice.dueAt) };
  // Only an invoice to somebody with an address may have a due date there; nothing is charged automatically without a card.
  const due: Stripe.InvoiceCreateParams =
    invoice.payer.email === null
      ? { collection_method: "charge_automatically" }
      : { collection_method: "send_invoice", ...dueAt };
  const { id } = await once<Stripe.Invoice>(attempt, {
    key: `invoice-${invoice.id}-create`,
    create: (options) =>
      stripe.invoices.create(
        {
          customer: customerId,
          number: invoice.number,
          currency: "cny",
          ...due,
          auto_advance: false,
          pending_invoice_items_behavior: "exclude",
          payment_settings: { payment_method_types: ["card"] },
          metadata: { invoice_id: invoice.id },
        },
        options,
      ),
    find: () => findInvoice(stripe, invoice.id, customerId),
  });
  // What a key repeats is the first answer: the invoice may have moved since.
  return stripe.invoices.retrieve(id);
}

const linesAtOnce = 100;

/** Adds the lines that the draft has not. */
export async function addMissingLines(
  stripe: Stripe,
  draft: Stripe.Invoice,
  { lines }: InvoiceToPresent,
): Promise<void> {
  const there = new Set<string>();
  for await (const line of stripe.invoices.listLineItems(draft.id, { limit: linesAtOnce }))
    there.add(line.metadata["line_id"] ?? "");
  const missing = lines.filter(({ id }) => !there.has(id));
  for (let from = 0; from < missing.length; from += linesAtOnce) {
    const some = missing.slice(from, from + linesAtOnce);
    await stripe.invoices.addLines(
      draft.id,
      {
        lines: some.map(({ id, description, amountFen }) => ({
          amount: wholeNumber(amountFen),
          description,
          metadata: { line_id: id },
        })),
      },
      { idempotencyKey: `lines-${draft.id}-${some[0]?.id ?? ""}` },
    );
  }
}

/** Makes the draft payable once it says what our invoice says. */
export async function finalizeInvoice(
  stripe: Stripe,
  draft: Stripe.Invoice,
  { totalFen }: InvoiceToPresent,
): Promise<Stripe.Invoice> {
  const { total, currency } = await stripe.invoices.retrieve(draft.id);
  if (currency.toUpperCase() !== OUR_CURRENCY)
    throw new ProviderError(`the draft's currency is not ${OUR_CURRENCY}`, true);
  if (BigInt(total) !== totalFen)
    throw new ProviderError(`the draft's total is ${total} and not ${totalFen.toString()}`, true);
  const idempotencyKey = `finalize-${draft.id}`;
  return stripe.invoices.finalizeInvoice(draft.id, { auto_advance: false }, { idempotencyKey });
}

/** A credit note over there; null where the invoice has no use for one. What was paid already is credited outside. */
export async function creditOnce(
  stripe: Stripe,
  { id, number, amountFen, invoiceId }: CreditToSend,
): Promise<Stripe.CreditNote | null> {
  for await (const note of stripe.creditNotes.list({ invoice: invoiceId, limit: 100 }))
    if (note.metadata?.["credit_note_id"] === id) return note;
  const { status, amount_remaining } = await stripe.invoices.retrieve(invoiceId);
  if (status !== "open" && status !== "paid") return null;
  const amount = wholeNumber(amountFen);
  const outside = amount - Math.min(amount, amount_remaining);
  return stripe.creditNotes.create(
    {
      invoice: invoiceId,
      amount,
      memo: number,
      metadata: { credit_note_id: id },
      ...(outside > 0 ? { out_of_band_amount: outside } : {}),
    },
    // Another amount to credit outside is another request.
    { idempotencyKey: `credit-note-${id}-${outside}` },
  );
}

/** The refund at Stripe in its present state, made where there is none. */
export async function refundOnce(
  stripe: Stripe,
  { id, amountFen, paymentId }: RefundToSend,
  attempt: Attempt,
): Promise<Stripe.Refund> {
  const payment = paymentId.startsWith("pi_") ? { payment_intent: paymentId } : { charge: paymentId };
  const made = await once<Stripe.Refund>(attempt, {
    key: `refund-${id}-create`,
    create: (options) =>
      stripe.refunds.create(
        { ...payment, amount: wholeNumber(amountFen), metadata: { refund_id: id } },
        options,
      ),
    async find() {
      for await (const refund of stripe.refunds.list({ ...payment, limit: 100 }))
        if (refund.metadata?.["refund_id"] === id) return refund;
      return null;
    },
  });
  return stripe.refunds.retrieve(made.id);
}

/** Null for what is not there. */
export async function orMissing<Item>(asked: Promise<Item>): Promise<Item | null> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

function wholeNumber(fen: bigint): number {
  const number = Number(fen);
  if (!Number.isSafeInteger(number)) throw new ProviderError("the amount is too large", true);
  return number;
}
