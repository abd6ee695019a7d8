import { OUR_CURRENCY } from "./amounts.ts";
import type { InvoiceStatus } from "./lifecycle.ts";

type StatusThere = "draft" | "open" | "paid" | "void" | "uncollectible";

export interface ComparedInvoice {
  status: InvoiceStatus;
  totalFen: bigint;
  /** A payment of it was charged back or refunded: Stripe's invoice stays paid. */
  wasTakenBack: boolean;
}
export interface ComparedThere {
  status: StatusThere;
  currency: string;
  totalFen: bigint;
  /** Payments over there that are not booked here. */
  unbooked: number;
}

/** What of an invoice can differ from Stripe's of it. */
export type InvoiceDifference =
  | "stripe-missing"
  | "stripe-currency"
  | "stripe-amount"
  | "stripe-payment"
  | "stripe-open"
  | "stripe-ended"
  | "stripe-settled";

/**
 * How an invoice differs from what Stripe says of it (null: Stripe has none), the first that matters; null if it does
 * not. A payment that is not booked is booked, an invoice that is no longer open here is ended over there; a currency or an
 * amount that differs, and an invoice that was ended or settled over there while ours is open, are for an admin.
 */
export function differenceOfInvoice(
  here: ComparedInvoice,
  there: ComparedThere | null,
): InvoiceDifference | null {
  if (there === null) return here.status === "void" ? null : "stripe-missing";
  // Whatever it was, nobody owes it any more: so an invoice that differed is remedied by making it void.
  if (here.status === "void" && there.status === "void" && there.unbooked === 0) return null;
  if (there.currency !== OUR_CURRENCY) return "stripe-currency";
  if (here.totalFen !== there.totalFen) return "stripe-amount";
  if (there.unbooked > 0) return "stripe-payment";
  const isEnded = there.status === "void" || there.status === "uncollectible";
  if (here.status === "open" && isEnded) return "stripe-ended";
  if (here.status === "open") return there.status === "paid" && !here.wasTakenBack ? "stripe-settled" : null;
  return there.status === "open" ? "stripe-open" : null;
}

/** What keeps a refund or a dispute at Stripe from being booked: another currency, or no amount; null: nothing. */
export function whyNotBookable({
  currency,
  amountFen,
}: {
  currency: string;
  amountFen: bigint;
}): "stripe-currency" | "stripe-odd" | null {
  if (currency !== OUR_CURRENCY) return "stripe-currency";
  return amountFen > 0n ? null : "stripe-odd";
}

/**
 * Whether the parts of a refund that are known here say what Stripe says of it, and add up to it. One that failed without
 * ever having been known moved no money.
 */
export function isRefundAsThere(
  here: readonly { status: string; amountFen: bigint }[],
  there: { outcome: "sent" | "paid" | "failed"; amountFen: bigint },
): boolean {
  if (there.outcome === "failed")
    return here.every(({ status }) => ["failed", "replaced", "cancelled"].includes(status));
  return (
    here.length > 0 &&
    here.every(({ status }) => status === there.outcome) &&
    here.reduce((sum, { amountFen }) => sum + amountFen, 0n) === there.amountFen
  );
}
