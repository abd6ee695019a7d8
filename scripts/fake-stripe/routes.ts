import type Stripe from "stripe";
import { SUBSCRIBED_STRIPE_EVENTS } from "#app/domain/billing/stripe-events.ts";
import type { Invoicing } from "./invoices.ts";
import { API_VERSION, listOf } from "./objects.ts";
import { groupOf, numberOf, type Parameters, parameterText, textsOf } from "./parameters.ts";
import type { Paying } from "./payments.ts";
import { type Store, stored, StripeRefusal } from "./store.ts";
import type { Endpoint } from "./webhooks.ts";

export interface Asked {
  method: string;
  pathname: string;
  parameters: Parameters;
}

interface Parts {
  store: Store;
  invoices: Invoicing;
  payments: Paying;
  endpoint: () => Endpoint | null;
}

type Answer = (match: string[], given: Parameters) => object;

/** What the API answers, by method and path. */
export function apiRoutes({ store, invoices, payments, endpoint }: Parts): (asked: Asked) => object {
  const { objects } = store;
  const routes: [method: string, path: RegExp, answer: Answer][] = [
    ["POST", /^\/v1\/customers$/, (_, given) => invoices.createCustomer(given)],
    [
      "GET",
      /^\/v1\/customers\/search$/,
      (_, given) => searched(objects.customers, given, "/v1/customers/search"),
    ],
    ["GET", /^\/v1\/customers\/(\w+)$/, ([id]) => invoices.readCustomer(id ?? "")],
    ["POST", /^\/v1\/customers\/(\w+)$/, ([id], given) => invoices.updateCustomer(id ?? "", given)],
    ["DELETE", /^\/v1\/customers\/(\w+)$/, ([id]) => invoices.deleteCustomer(id ?? "")],

    ["POST", /^\/v1\/invoices$/, (_, given) => invoices.createInvoice(given)],
    ["GET", /^\/v1\/invoices$/, (_, given) => paged(invoicesBy(given), given, "/v1/invoices")],
    [
      "GET",
      /^\/v1\/invoices\/search$/,
      (_, given) => searched(objects.invoices, given, "/v1/invoices/search"),
    ],
    ["GET", /^\/v1\/invoices\/(\w+)$/, ([id], given) => expanded(invoices.invoiceBy(id ?? ""), given)],
    ["DELETE", /^\/v1\/invoices\/(\w+)$/, ([id]) => invoices.deleteInvoice(id ?? "")],
    [
      "GET",
      /^\/v1\/invoices\/(\w+)\/lines$/,
      ([id], given) => paged([...invoices.invoiceBy(id ?? "").lines.data], given, `/v1/invoices/${id}/lines`),
    ],
    ["POST", /^\/v1\/invoices\/(\w+)\/add_lines$/, ([id], given) => invoices.addLines(id ?? "", given)],
    ["POST", /^\/v1\/invoices\/(\w+)\/finalize$/, ([id]) => invoices.finalize(id ?? "")],
    ["POST", /^\/v1\/invoices\/(\w+)\/void$/, ([id]) => invoices.end(id ?? "", "void")],
    [
      "POST",
      /^\/v1\/invoices\/(\w+)\/mark_uncollectible$/,
      ([id]) => invoices.end(id ?? "", "uncollectible"),
    ],
    ["POST", /^\/v1\/invoices\/(\w+)\/pay$/, ([id], given) => pay(id ?? "", given)],
    [
      "POST",
      /^\/v1\/invoiceitems$/,
      (_, given) => {
        const invoice = invoices.invoiceBy(parameterText(given, "invoice") ?? "");
        return invoices.addLine(invoice, given);
      },
    ],
    [
      "GET",
      /^\/v1\/invoice_payments$/,
      (_, given) => paged(paymentsBy(given), given, "/v1/invoice_payments"),
    ],

    ["POST", /^\/v1\/credit_notes$/, (_, given) => invoices.createCreditNote(given)],
    [
      "GET",
      /^\/v1\/credit_notes$/,
      (_, given) => {
        const notes = Object.values(objects.creditNotes).filter(
          (note) => note.invoice === parameterText(given, "invoice"),
        );
        return paged(notes, given, "/v1/credit_notes");
      },
    ],
    ["GET", /^\/v1\/credit_notes\/(\w+)$/, ([id]) => stored(objects.creditNotes, id ?? "", "credit note")],
    ["POST", /^\/v1\/credit_notes\/(\w+)\/void$/, ([id]) => invoices.voidCreditNote(id ?? "")],

    ["POST", /^\/v1\/refunds$/, (_, given) => payments.createRefund(given)],
    ["GET", /^\/v1\/refunds$/, (_, given) => paged(ofPayment(objects.refunds, given), given, "/v1/refunds")],
    ["GET", /^\/v1\/refunds\/(\w+)$/, ([id]) => stored(objects.refunds, id ?? "", "refund")],
    [
      "GET",
      /^\/v1\/disputes$/,
      (_, given) => paged(ofPayment(objects.disputes, given), given, "/v1/disputes"),
    ],
    ["GET", /^\/v1\/disputes\/(\w+)$/, ([id]) => stored(objects.disputes, id ?? "", "dispute")],
    ["GET", /^\/v1\/charges\/(\w+)$/, ([id]) => stored(objects.charges, id ?? "", "charge")],
    [
      "GET",
      /^\/v1\/payment_intents\/(\w+)$/,
      ([id]) => stored(objects.paymentIntents, id ?? "", "payment_intent"),
    ],

    [
      "GET",
      /^\/v1\/account$/,
      () => ({ id: "acct_fake", object: "account", charges_enabled: true, country: "HK" }),
    ],
    ["GET", /^\/v1\/webhook_endpoints$/, () => listOf(endpointsOf(endpoint()), "/v1/webhook_endpoints")],
  ];

  function pay(id: string, given: Parameters): Stripe.Invoice {
    if (parameterText(given, "paid_out_of_band") === "true") return invoices.payOutside(id);
    throw new StripeRefusal(402, "There is no card here: pay on the hosted page.", { type: "card_error" });
  }

  const expanded = (invoice: Stripe.Invoice, given: Parameters): Stripe.Invoice =>
    Object.values(textsOf(given, "expand")).some((name) => name.endsWith("payments"))
      ? { ...invoice, payments: listOf(paymentsOf(invoice.id), "/v1/invoice_payments") }
      : invoice;

  const paymentsOf = (invoiceId: string | null): Stripe.InvoicePayment[] =>
    Object.values(objects.invoicePayments).filter((each) => each.invoice === invoiceId);

  function paymentsBy(given: Parameters): Stripe.InvoicePayment[] {
    const intent = parameterText(groupOf(given, "payment"), "payment_intent");
    if (intent === null) return paymentsOf(parameterText(given, "invoice"));
    return Object.values(objects.invoicePayments).filter((each) => each.payment.payment_intent === intent);
  }

  function invoicesBy(given: Parameters): Stripe.Invoice[] {
    const customer = parameterText(given, "customer");
    const status = parameterText(given, "status");
    const since = numberOf(groupOf(given, "created"), "gte") ?? 0;
    return Object.values(objects.invoices)
      .filter((each) => customer === null || each.customer === customer)
      .filter((each) => status === null || each.status === status)
      .filter((each) => each.created >= since)
      .map((each) => expanded(each, given));
  }

  return ({ method, pathname, parameters }) => {
    for (const [of, path, answer] of routes) {
      const match = of === method ? path.exec(pathname) : null;
      if (match !== null) return answer(match.slice(1), parameters);
    }
    throw new StripeRefusal(404, `Unrecognized request URL (${method}: ${pathname}).`);
  };
}

type OfPayment = { payment_intent: unknown; charge: unknown; created: number };

function ofPayment<Item extends OfPayment>(of: Record<string, Item>, given: Parameters): Item[] {
  const [intent, charge] = [parameterText(given, "payment_intent"), parameterText(given, "charge")];
  const since = numberOf(groupOf(given, "created"), "gte") ?? 0;
  return Object.values(of)
    .filter((each) => intent === null || each.payment_intent === intent)
    .filter((each) => charge === null || each.charge === charge)
    .filter((each) => each.created >= since);
}

/** The newest first, as Stripe lists. */
function paged<Item extends { id: string }>(
  items: Item[],
  given: Parameters,
  url: string,
): Stripe.ApiList<Item> {
  const newest = items.toReversed();
  const after = parameterText(given, "starting_after");
  const from = after === null ? 0 : newest.findIndex(({ id }) => id === after) + 1;
  const limit = numberOf(given, "limit") ?? 10;
  return listOf(newest.slice(from, from + limit), url, newest.length > from + limit);
}

/** By one value of the metadata, which is all that is asked for. */
function searched<Item extends { metadata: Stripe.Metadata | null }>(
  of: Record<string, Item>,
  given: Parameters,
  url: string,
): object {
  const asked = /^metadata\['(\w+)'\]:'([\w-]+)'$/.exec(parameterText(given, "query") ?? "");
  if (asked === null) throw new StripeRefusal(400, "We were unable to parse your search query.");
  const [, name = "", value] = asked;
  const data = Object.values(of).filter(({ metadata }) => metadata?.[name] === value);
  return { object: "search_result", data, has_more: false, next_page: null, url };
}

function endpointsOf(endpoint: Endpoint | null): Stripe.WebhookEndpoint[] {
  if (endpoint === null) return [];
  return [
    {
      id: "we_fake",
      object: "webhook_endpoint",
      api_version: API_VERSION,
      application: null,
      created: 0,
      description: null,
      enabled_events: [...SUBSCRIBED_STRIPE_EVENTS],
      livemode: false,
      metadata: {},
      status: "enabled",
      url: endpoint.url,
    },
  ];
}
