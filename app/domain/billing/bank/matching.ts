import type { Day } from "#app/lib/days.ts";
import type { InvoiceStatus } from "../lifecycle.ts";

/** An invoice as far as a payment needs it. */
export interface PayableInvoice {
  id: string;
  number: string;
  institutionId: string;
  status: InvoiceStatus;
  dueOn: Day;
  /** What is still to pay of it, in fen. */
  dueFen: bigint;
}

/** Money that arrived, with the invoices that it names and whom its payer's name or account belongs to. */
export interface Arrived {
  amountFen: bigint;
  /** The numbers that its words name. */
  references: readonly string[];
  /** The invoices of these numbers. */
  named: readonly PayableInvoice[];
  /** Institutions whose billing profile has the payer's account or name. */
  payers: readonly string[];
  /** Open invoices of these institutions, and those of the same amount. */
  open: readonly PayableInvoice[];
}

/** Why money is left to the finance admins. */
export type LeftBecause =
  | "no-reference"
  | "unknown-reference"
  | "invoice-not-open"
  | "several-institutions"
  | "sum-differs"
  | "other-payer"
  | "unknown-payer"
  | "no-refund"
  | "match-undone";

/** What money would pay, in this order. */
interface Suggestion {
  institutionId: string;
  invoiceIds: readonly string[];
}

export type ArrivedDecision =
  ({ kind: "pay" } & Suggestion) | { kind: "ask"; because: LeftBecause; suggestions: readonly Suggestion[] };

const MOST_SUGGESTIONS = 5;

/**
 * What money pays without a person: open invoices that its words name, all of one institution, unless its payer is known
 * as another. One invoice is paid as far as the money goes, and what is left over is the institution's; several only by
 * just their sum, as of any other amount nobody stated how it divides. Anything else is asked, with what would fit.
 */
export function decideArrived(arrived: Arrived): ArrivedDecision {
  const { amountFen, references, named, payers } = arrived;
  const ask = (because: LeftBecause): ArrivedDecision => ({
    kind: "ask",
    because,
    suggestions: suggestionsFor(arrived).slice(0, MOST_SUGGESTIONS),
  });
  if (references.length === 0) return ask(payers.length === 0 ? "unknown-payer" : "no-reference");
  if (named.length < references.length) return ask("unknown-reference");
  const [institutionId, ...others] = new Set(named.map((invoice) => invoice.institutionId));
  if (institutionId === undefined || others.length > 0) return ask("several-institutions");
  if (payers.length > 0 && !payers.includes(institutionId)) return ask("other-payer");
  if (!named.every(isPayable)) return ask("invoice-not-open");
  const dueFen = named.reduce((sum, invoice) => sum + invoice.dueFen, 0n);
  if (named.length > 1 && dueFen !== amountFen) return ask("sum-differs");
  return { kind: "pay", institutionId, invoiceIds: idsByDueDate(named) };
}

/** Whether something of an invoice is to pay. */
export function isPayable({ status, dueFen }: PayableInvoice): boolean {
  return status === "open" && dueFen > 0n;
}

/** The invoices that were named, then those of the payer with just this amount, then any with it. */
function suggestionsFor({ amountFen, named, payers, open }: Arrived): Suggestion[] {
  const suggestions: Suggestion[] = [];
  const payable = named.filter(isPayable);
  for (const institutionId of new Set(payable.map((invoice) => invoice.institutionId)))
    suggestions.push({
      institutionId,
      invoiceIds: idsByDueDate(payable.filter((invoice) => invoice.institutionId === institutionId)),
    });
  const fitting = open.filter((invoice) => isPayable(invoice) && invoice.dueFen === amountFen);
  const ranked = [
    ...fitting.filter(({ institutionId }) => payers.includes(institutionId)),
    ...fitting.filter(({ institutionId }) => !payers.includes(institutionId)),
  ];
  for (const { id, institutionId } of ranked)
    if (!suggestions.some(({ invoiceIds }) => invoiceIds.includes(id)))
      suggestions.push({ institutionId, invoiceIds: [id] });
  return suggestions;
}

function idsByDueDate(invoices: readonly PayableInvoice[]): string[] {
  const byDueDate = (a: PayableInvoice, b: PayableInvoice) =>
    a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1;
  return [...invoices].sort(byDueDate).map(({ id }) => id);
}

/** A refund that was not seen on a statement yet. */
export interface AwaitedRefund {
  id: string;
  amountFen: bigint;
  requestedAt: Date;
  /** Names and accounts under which its payer is known, as they are compared. */
  names: readonly string[];
  accounts: readonly string[];
}

/** The refund that money which left settles: of just this amount to this payer; of several the oldest. Else null. */
export function refundSettledBy(
  line: { amountFen: bigint; name: string; account: string },
  awaited: readonly AwaitedRefund[],
): AwaitedRefund | null {
  const fits = awaited.filter(
    ({ amountFen, names, accounts }) =>
      amountFen === -line.amountFen &&
      ((line.account !== "" && accounts.includes(line.account)) ||
        (line.name !== "" && names.includes(line.name))),
  );
  return fits.sort((a, b) => a.requestedAt.getTime() - b.requestedAt.getTime())[0] ?? null;
}
