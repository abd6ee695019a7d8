import type Stripe from "stripe";
import { creditNoteOf, customerOf, invoiceOf, lineOf } from "./objects.ts";
import { groupOf, numberOf, type Parameters, parameterText, textsOf } from "./parameters.ts";
import { type Store, stored, StripeRefusal } from "./store.ts";

export type Emit = (type: Stripe.Event.Type, object: Stripe.Event.Data.Object) => void;

/** Customers, invoices and credit notes: what changes them, and which events follow. */
export function invoicing({ store, emit, address }: { store: Store; emit: Emit; address: () => string }) {
  const { objects } = store;
  const invoiceBy = (id: string) => stored(objects.invoices, id, "invoice");

  function createCustomer(given: Parameters): Stripe.Customer {
    const customer = customerOf({
      id: store.newId("cus"),
      created: store.seconds(),
      name: parameterText(given, "name"),
      email: parameterText(given, "email"),
      locales: Object.values(textsOf(given, "preferred_locales")),
      metadata: textsOf(given, "metadata"),
    });
    objects.customers[customer.id] = customer;
    emit("customer.created", customer);
    return customer;
  }

  function updateCustomer(id: string, given: Parameters): Stripe.Customer {
    const customer = stored(objects.customers, id, "customer");
    customer.name = parameterText(given, "name") ?? customer.name ?? null;
    customer.email = parameterText(given, "email") ?? customer.email;
    emit("customer.updated", customer);
    return customer;
  }

  function deleteCustomer(id: string): Stripe.DeletedCustomer {
    const customer = stored(objects.customers, id, "customer");
    delete objects.customers[id];
    objects.deletedCustomers.push(id);
    emit("customer.deleted", customer);
    return { id, object: "customer", deleted: true };
  }

  /** A deleted one is still found, and says so. */
  function readCustomer(id: string): Stripe.Customer | Stripe.DeletedCustomer {
    if (objects.deletedCustomers.includes(id)) return { id, object: "customer", deleted: true };
    return stored(objects.customers, id, "customer");
  }

  function createInvoice(given: Parameters): Stripe.Invoice {
    const number = parameterText(given, "number");
    const isTaken = Object.values(objects.invoices).some((each) => number !== null && each.number === number);
    if (isTaken) throw new StripeRefusal(400, `The invoice number ${number ?? ""} is already used.`);
    const days = numberOf(given, "days_until_due");
    const invoice = invoiceOf({
      id: store.newId("in"),
      created: store.seconds(),
      customer: stored(objects.customers, parameterText(given, "customer") ?? "", "customer"),
      currency: parameterText(given, "currency") ?? "cny",
      number,
      dueDate: days === null ? numberOf(given, "due_date") : store.seconds() + days * 86_400,
      description: parameterText(given, "description"),
      metadata: textsOf(given, "metadata"),
    });
    invoice.collection_method = parameterText(given, "collection_method") ?? "charge_automatically";
    if (invoice.collection_method === "send_invoice" && invoice.customer_email === null)
      throw new StripeRefusal(400, "Missing email. The customer must have a valid email.");
    if (invoice.due_date !== null && invoice.due_date <= store.seconds())
      throw new StripeRefusal(400, "due_date must be in the future.");
    objects.invoices[invoice.id] = invoice;
    emit("invoice.created", invoice);
    return invoice;
  }

  function addLine(invoice: Stripe.Invoice, given: Parameters): Stripe.InvoiceLineItem {
    if (invoice.status !== "draft") throw new StripeRefusal(400, "This invoice is no longer editable.");
    const amount = numberOf(given, "amount");
    if (amount === null || !Number.isSafeInteger(amount))
      throw new StripeRefusal(400, "Invalid integer: amount");
    const line = lineOf({
      id: store.newId("il"),
      invoice,
      amount,
      description: parameterText(given, "description"),
      metadata: textsOf(given, "metadata"),
    });
    invoice.lines.data.push(line);
    invoice.subtotal += amount;
    invoice.total = invoice.subtotal;
    invoice.amount_due = Math.max(0, invoice.total);
    invoice.amount_remaining = invoice.amount_due;
    invoice.subtotal_excluding_tax = invoice.subtotal;
    invoice.total_excluding_tax = invoice.total;
    return line;
  }

  function addLines(id: string, given: Parameters): Stripe.Invoice {
    const invoice = invoiceBy(id);
    for (const line of Object.values(groupOf(given, "lines")))
      if (typeof line === "object") addLine(invoice, line);
    return invoice;
  }

  function finalize(id: string): Stripe.Invoice {
    const invoice = invoiceBy(id);
    if (invoice.status !== "draft")
      throw new StripeRefusal(400, "This invoice is already finalized.", { code: "invoice_not_editable" });
    invoice.number ??= `FAKE-${String(store.countUp("number")).padStart(4, "0")}`;
    invoice.status = "open";
    invoice.status_transitions.finalized_at = store.seconds();
    invoice.effective_at = store.seconds();
    invoice.hosted_invoice_url = `${address()}/i/${id}`;
    invoice.invoice_pdf = `${address()}/i/${id}`;
    emit("invoice.finalized", invoice);
    if (invoice.amount_remaining === 0) settle(invoice);
    return invoice;
  }

  function settle(invoice: Stripe.Invoice): void {
    invoice.status = "paid";
    invoice.status_transitions.paid_at = store.seconds();
    emit("invoice.paid", invoice);
    emit("invoice.payment_succeeded", invoice);
  }

  function payOutside(id: string): Stripe.Invoice {
    const invoice = invoiceBy(id);
    requireOpen(invoice, "pay");
    invoice.amount_paid_off_stripe = invoice.amount_remaining;
    invoice.amount_remaining = 0;
    settle(invoice);
    return invoice;
  }

  function end(id: string, as: "void" | "uncollectible"): Stripe.Invoice {
    const invoice = invoiceBy(id);
    const isEndable = invoice.status === "open" || (as === "void" && invoice.status === "uncollectible");
    if (!isEndable)
      throw new StripeRefusal(400, `You can only ${as} open invoices.`, { code: "invoice_not_open" });
    invoice.status = as;
    if (as === "void") invoice.status_transitions.voided_at = store.seconds();
    else invoice.status_transitions.marked_uncollectible_at = store.seconds();
    emit(as === "void" ? "invoice.voided" : "invoice.marked_uncollectible", invoice);
    return invoice;
  }

  function deleteInvoice(id: string): Stripe.DeletedInvoice {
    const invoice = invoiceBy(id);
    if (invoice.status !== "draft") throw new StripeRefusal(400, "You can only delete draft invoices.");
    delete objects.invoices[id];
    emit("invoice.deleted", invoice);
    return { id, object: "invoice", deleted: true };
  }

  function createCreditNote(given: Parameters): Stripe.CreditNote {
    const invoice = invoiceBy(parameterText(given, "invoice") ?? "");
    const amount = numberOf(given, "amount") ?? 0;
    if (invoice.status !== "open" && invoice.status !== "paid")
      throw new StripeRefusal(400, "You can only create credit notes for open or paid invoices.");
    const credited = Object.values(objects.creditNotes)
      .filter((note) => note.invoice === invoice.id && note.status === "issued")
      .reduce((sum, note) => sum + note.amount, 0);
    if (amount <= 0 || credited + amount > invoice.total)
      throw new StripeRefusal(
        400,
        "The amount of the credit note is greater than what is left of the invoice.",
      );
    const postPayment = amount - Math.min(amount, invoice.amount_remaining);
    if (postPayment !== (numberOf(given, "out_of_band_amount") ?? 0))
      throw new StripeRefusal(
        400,
        `The refund, credit and out of band amounts must add up to ${postPayment}.`,
      );
    const note = creditNoteOf({
      id: store.newId("cn"),
      created: store.seconds(),
      invoice,
      number: `${invoice.number ?? ""}-CN-${String(store.countUp(`credit-notes-of-${invoice.id}`)).padStart(2, "0")}`,
      amount,
      postPayment,
      memo: parameterText(given, "memo"),
      metadata: textsOf(given, "metadata"),
    });
    objects.creditNotes[note.id] = note;
    invoice.post_payment_credit_notes_amount += note.post_payment_amount;
    invoice.pre_payment_credit_notes_amount += note.pre_payment_amount;
    invoice.amount_remaining -= note.pre_payment_amount;
    invoice.amount_due -= note.pre_payment_amount;
    emit("credit_note.created", note);
    if (invoice.status === "open" && invoice.amount_remaining === 0) settle(invoice);
    return note;
  }

  function voidCreditNote(id: string): Stripe.CreditNote {
    const note = stored(objects.creditNotes, id, "credit note");
    note.status = "void";
    note.voided_at = store.seconds();
    emit("credit_note.voided", note);
    return note;
  }

  return {
    createCustomer,
    updateCustomer,
    deleteCustomer,
    readCustomer,
    createInvoice,
    addLine,
    addLines,
    finalize,
    settle,
    payOutside,
    end,
    deleteInvoice,
    createCreditNote,
    voidCreditNote,
    invoiceBy,
  };
}
export type Invoicing = ReturnType<typeof invoicing>;

export function requireOpen(invoice: Stripe.Invoice, act: string): void {
  if (invoice.status === "paid")
    throw new StripeRefusal(400, "Invoice is already paid", { code: "invoice_already_paid" });
  if (invoice.status !== "open")
    throw new StripeRefusal(400, `You can only ${act} open invoices.`, { code: "invoice_not_open" });
}
