import type Stripe from "stripe";
import { idOf } from "./store.ts";

/** Stripe's objects in the form of the API version that the SDK pins: whole, so that its types prove them. */

export const API_VERSION: Stripe.LatestApiVersion = "2026-10-28.endive";

export const listOf = <Item>(data: Item[], url: string, hasMore = false): Stripe.ApiList<Item> => ({
  object: "list",
  data,
  has_more: hasMore,
  url,
});

export interface NewCustomer {
  id: string;
  created: number;
  name: string | null;
  email: string | null;
  locales: string[];
  metadata: Record<string, string>;
}

export const customerOf = ({
  id,
  created,
  name,
  email,
  locales,
  metadata,
}: NewCustomer): Stripe.Customer => ({
  id,
  object: "customer",
  balance: 0,
  created,
  customer_account: null,
  default_source: null,
  description: null,
  email,
  invoice_settings: {
    custom_fields: null,
    default_payment_method: null,
    footer: null,
    rendering_options: null,
  },
  livemode: false,
  metadata,
  name,
  phone: null,
  preferred_locales: locales,
  shipping: null,
});

export interface NewInvoice {
  id: string;
  created: number;
  customer: Stripe.Customer;
  currency: string;
  number: string | null;
  dueDate: number | null;
  description: string | null;
  metadata: Record<string, string>;
}

export const invoiceOf = (given: NewInvoice): Stripe.Invoice => ({
  id: given.id,
  object: "invoice",
  account_country: "HK",
  account_name: "Longspring",
  account_tax_ids: null,
  amount_due: 0,
  amount_overpaid: 0,
  amount_paid: 0,
  amount_remaining: 0,
  amount_shipping: 0,
  application: null,
  attempt_count: 0,
  attempted: false,
  auto_advance: false,
  automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
  automatically_finalizes_at: null,
  billing_reason: "manual",
  collection_method: "send_invoice",
  created: given.created,
  currency: given.currency,
  custom_fields: null,
  customer: given.customer.id,
  customer_account: null,
  customer_address: null,
  customer_email: given.customer.email,
  customer_name: given.customer.name ?? null,
  customer_phone: null,
  customer_shipping: null,
  customer_tax_exempt: null,
  default_payment_method: null,
  default_source: null,
  default_tax_rates: [],
  description: given.description,
  discounts: [],
  due_date: given.dueDate,
  effective_at: null,
  ending_balance: null,
  footer: null,
  from_invoice: null,
  hosted_invoice_url: null,
  invoice_pdf: null,
  issuer: { type: "self" },
  last_finalization_error: null,
  latest_revision: null,
  lines: listOf<Stripe.InvoiceLineItem>([], `/v1/invoices/${given.id}/lines`),
  livemode: false,
  metadata: given.metadata,
  next_payment_attempt: null,
  number: given.number,
  on_behalf_of: null,
  parent: null,
  payment_settings: {
    default_mandate: null,
    payment_method_options: null,
    payment_method_types: ["card"],
  },
  period_end: given.created,
  period_start: given.created,
  post_payment_credit_notes_amount: 0,
  pre_payment_credit_notes_amount: 0,
  receipt_number: null,
  rendering: null,
  shipping_cost: null,
  shipping_details: null,
  starting_balance: 0,
  statement_descriptor: null,
  status: "draft",
  status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null },
  subtotal: 0,
  subtotal_excluding_tax: 0,
  test_clock: null,
  total: 0,
  total_discount_amounts: [],
  total_excluding_tax: 0,
  total_pretax_credit_amounts: [],
  total_taxes: [],
  webhooks_delivered_at: null,
});

export interface NewLine {
  id: string;
  invoice: Stripe.Invoice;
  amount: number;
  description: string | null;
  metadata: Record<string, string>;
}

export const lineOf = ({ id, invoice, amount, description, metadata }: NewLine): Stripe.InvoiceLineItem => ({
  id,
  object: "line_item",
  amount,
  currency: invoice.currency,
  description,
  discount_amounts: [],
  discountable: true,
  discounts: [],
  invoice: invoice.id,
  livemode: false,
  metadata,
  parent: null,
  period: { end: invoice.created, start: invoice.created },
  pretax_credit_amounts: [],
  pricing: null,
  quantity: 1,
  quantity_decimal: null,
  subscription: null,
  subtotal: amount,
  taxes: [],
});

export interface NewInvoicePayment {
  id: string;
  created: number;
  invoice: Stripe.Invoice;
  paymentIntent: string;
  amount: number;
}

export const invoicePaymentOf = ({
  id,
  created,
  invoice,
  paymentIntent,
  amount,
}: NewInvoicePayment): Stripe.InvoicePayment => ({
  id,
  object: "invoice_payment",
  amount_paid: amount,
  amount_requested: amount,
  created,
  currency: invoice.currency,
  invoice: invoice.id,
  is_default: true,
  livemode: false,
  payment: { type: "payment_intent", payment_intent: paymentIntent },
  status: "paid",
  status_transitions: { canceled_at: null, paid_at: created },
});

export interface NewCreditNote {
  id: string;
  created: number;
  invoice: Stripe.Invoice;
  number: string;
  amount: number;
  postPayment: number;
  memo: string | null;
  metadata: Record<string, string>;
}

export const creditNoteOf = (given: NewCreditNote): Stripe.CreditNote => ({
  id: given.id,
  object: "credit_note",
  amount: given.amount,
  amount_shipping: 0,
  created: given.created,
  currency: given.invoice.currency,
  customer: idOf(given.invoice.customer),
  customer_account: null,
  customer_balance_transaction: null,
  discount_amount: 0,
  discount_amounts: [],
  effective_at: given.created,
  invoice: given.invoice.id,
  lines: listOf<Stripe.CreditNoteLineItem>([], `/v1/credit_notes/${given.id}/lines`),
  livemode: false,
  memo: given.memo,
  metadata: given.metadata,
  number: given.number,
  out_of_band_amount: given.postPayment === 0 ? null : given.postPayment,
  pdf: "",
  post_payment_amount: given.postPayment,
  pre_payment_amount: given.amount - given.postPayment,
  pretax_credit_amounts: [],
  reason: null,
  refunds: [],
  shipping_cost: null,
  status: "issued",
  subtotal: given.amount,
  subtotal_excluding_tax: given.amount,
  total: given.amount,
  total_excluding_tax: given.amount,
  total_taxes: [],
  type:
    given.postPayment === 0 ? "pre_payment" : given.postPayment === given.amount ? "post_payment" : "mixed",
  voided_at: null,
});
