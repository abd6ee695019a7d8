import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import type Stripe from "stripe";

/** An answer by idempotency key: the same request gets it again for a day, another request with the same key an error. */
interface StoredAnswer {
  request: string;
  status: number;
  body: string;
  at: number;
}

/** All that the fake server knows. Plain data: the demonstration keeps it in a file between its starts. */
interface StoredObjects {
  customers: Record<string, Stripe.Customer>;
  deletedCustomers: string[];
  invoices: Record<string, Stripe.Invoice>;
  invoicePayments: Record<string, Stripe.InvoicePayment>;
  creditNotes: Record<string, Stripe.CreditNote>;
  paymentIntents: Record<string, Stripe.PaymentIntent>;
  charges: Record<string, Stripe.Charge>;
  refunds: Record<string, Stripe.Refund>;
  disputes: Record<string, Stripe.Dispute>;
  answers: Record<string, StoredAnswer>;
  /** How many objects of a kind were made: their order, and numbers of invoices that were given none. */
  made: Record<string, number>;
}

const empty = (): StoredObjects => ({
  customers: {},
  deletedCustomers: [],
  invoices: {},
  invoicePayments: {},
  creditNotes: {},
  paymentIntents: {},
  charges: {},
  refunds: {},
  disputes: {},
  answers: {},
  made: {},
});

export interface Store {
  readonly objects: StoredObjects;
  /** Seconds since 1970, as Stripe counts. */
  seconds(): number;
  newId(prefix: string): string;
  /** Which of its kind the next object is. */
  countUp(kind: string): number;
  /** Called after each change. */
  save(): void;
  clear(): void;
}

/** A request that Stripe would refuse, in its form. */
export class StripeRefusal extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string | undefined;

  constructor(
    status: number,
    message: string,
    { type = "invalid_request_error", code }: { type?: string; code?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
  }
}

/** `file`: where the objects are kept between two starts; without one in memory alone. */
export function openStore({ file, now = () => new Date() }: { file?: string; now?: () => Date } = {}): Store {
  const objects = { ...empty(), ...(file !== undefined && existsSync(file) ? readStored(file) : {}) };
  return {
    objects,
    seconds: () => Math.floor(now().getTime() / 1_000),
    newId: (prefix) => `${prefix}_${randomBytes(12).toString("hex")}`,
    countUp(kind) {
      return (objects.made[kind] = (objects.made[kind] ?? 0) + 1);
    },
    save() {
      if (file === undefined) return;
      writeFileSync(`${file}.new`, JSON.stringify(objects));
      renameSync(`${file}.new`, file);
    },
    clear() {
      Object.assign(objects, empty());
    },
  };
}

function readStored(file: string): Partial<StoredObjects> {
  return JSON.parse(readFileSync(file, "utf8")) as Partial<StoredObjects>;
}

/** The id of a reference, which may be expanded. */
export function idOf(reference: string | { id: string } | null | undefined): string {
  return typeof reference === "string" ? reference : (reference?.id ?? "");
}

/** The object of that id, or Stripe's refusal. */
export function stored<Item>(of: Record<string, Item>, id: string, kind: string): Item {
  const item = of[id];
  if (item === undefined)
    throw new StripeRefusal(404, `No such ${kind}: '${id}'`, { code: "resource_missing" });
  return item;
}
