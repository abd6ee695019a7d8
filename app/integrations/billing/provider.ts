import type { PaymentProviderName } from "#app/domain/billing/providers.ts";
import type { Locale } from "#app/i18n/locale.ts";

/** An invoice as a provider is asked to present it. Ids are ours; amounts are fen with tax. */
export interface InvoiceToPresent {
  id: string;
  number: string;
  institutionId: string;
  payer: { title: string; email: string | null; locale: Locale };
  /** The end of the day until which it is to be paid. */
  dueAt: Date;
  lines: readonly { id: string; description: string; amountFen: bigint }[];
  totalFen: bigint;
}

/** What a provider calls an institution. */
export interface KnownCustomer {
  externalId: string;
  /** Somebody deleted it over there: another one has to take its place. */
  isDeleted: boolean;
}

interface Presented {
  customerId: string | null;
  invoiceId: string;
  /** Where it is paid; null: nowhere online. */
  payUrl: string | null;
  askedFen: bigint | null;
  status: string;
}

export interface CreditToSend {
  id: string;
  number: string;
  amountFen: bigint;
  /** The provider's id of the invoice. */
  invoiceId: string;
}

export interface RefundToSend {
  id: string;
  amountFen: bigint;
  /** The provider's id of the payment that goes back. */
  paymentId: string;
}

/** A payment of an invoice, as its provider states it. */
export interface PaymentState {
  externalId: string;
  amountFen: bigint;
  paidAt: Date;
}

export interface InvoiceState {
  externalId: string;
  /** Our id, as the provider keeps it for us. */
  invoiceId: string | null;
  number: string | null;
  status: "draft" | "open" | "paid" | "void" | "uncollectible";
  /** As ISO 4217 writes it. Amounts of another currency than CNY are not in fen: nothing of them is booked. */
  currency: string;
  totalFen: bigint;
  payUrl: string | null;
  /** What the page to pay at asks; null: nothing, or nothing in fen. */
  askedFen: bigint | null;
  payments: readonly PaymentState[];
}

export interface CreditNoteState {
  externalId: string;
  creditNoteId: string | null;
  amountFen: bigint;
  status: "issued" | "void";
}

export interface RefundState {
  externalId: string;
  /** Our id; null: made over there. */
  refundId: string | null;
  paymentId: string | null;
  currency: string;
  amountFen: bigint;
  createdAt: Date;
  outcome: "sent" | "paid" | "failed";
  failure: string | null;
}

export interface DisputeState {
  externalId: string;
  paymentId: string | null;
  currency: string;
  amountFen: bigint;
  reason: string;
  openedAt: Date;
  /** "inquiry": a question of the payer's bank, which has taken nothing. */
  status: "inquiry" | "open" | "lost" | "won";
}

/** How a call is made that an earlier attempt may have made already. */
export interface Attempt {
  /** When the call was asked for first: the provider knows our keys for a day. */
  askedAt: Date;
  now: Date;
}

/**
 * A way to be paid. Every call may be repeated: it has one effect. What a provider has not is null; what it can't do now
 * is a ProviderError.
 */
export interface PaymentProvider {
  readonly name: PaymentProviderName;
  /** Makes an invoice payable. `customer`: the provider's, where it is known. */
  presentInvoice(
    invoice: InvoiceToPresent,
    customer: KnownCustomer | null,
    attempt: Attempt,
  ): Promise<Presented>;
  /** Withdraws it; one that was paid meanwhile stays paid. Null: it was never presented. */
  voidInvoice(
    invoice: { id: string; externalId: string | null; customerId: string | null },
    attempt: Attempt,
  ): Promise<InvoiceState | null>;
  creditInvoice(credit: CreditToSend, attempt: Attempt): Promise<CreditNoteState | null>;
  /** Sends money back. Null: a person does, and a statement of the bank will show it. */
  sendRefund(refund: RefundToSend, attempt: Attempt): Promise<RefundState | null>;
  /** Takes note that an invoice was paid in another way. */
  settleOutside(invoiceId: string, attempt: Attempt): Promise<InvoiceState | null>;
  readInvoice(externalId: string): Promise<InvoiceState | null>;
  readCreditNote(externalId: string): Promise<CreditNoteState | null>;
  readRefund(externalId: string): Promise<RefundState | null>;
  readDispute(externalId: string): Promise<DisputeState | null>;
  /** Whether the customer is still there. */
  hasCustomer(externalId: string): Promise<boolean>;
  /** The invoice that a payment paid. */
  findInvoiceOfPayment(paymentId: string): Promise<string | null>;
  /** The refunds of one charge. */
  listRefundsOfCharge(chargeId: string): Promise<RefundState[]>;
  /** What was made since an instant, the newest first, at most `most`. */
  listInvoicesSince(since: Date, most: number): Promise<InvoiceState[]>;
  listRefundsSince(since: Date, most: number): Promise<RefundState[]>;
  listDisputesSince(since: Date, most: number): Promise<DisputeState[]>;
}

/** The ways to be paid of this installation; without Stripe's keys, transfers alone. */
export interface Payments {
  bank: PaymentProvider;
  stripe: PaymentProvider | null;
}

/**
 * A provider did not do what it was asked. `isFinal`: asking again can't help; else it could not be reached, or had no
 * time. The message quotes nothing that was sent.
 */
export class ProviderError extends Error {
  override readonly name: "ProviderError" | "ProviderUnreachable";
  readonly isFinal: boolean;

  constructor(message: string, isFinal: boolean) {
    super(message);
    this.isFinal = isFinal;
    this.name = isFinal ? "ProviderError" : "ProviderUnreachable";
  }
}
