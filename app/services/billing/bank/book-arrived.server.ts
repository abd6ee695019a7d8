import type { Actor } from "#app/domain/accounts/actor.ts";
import { decideArrived, type LeftBecause } from "#app/domain/billing/bank/matching.ts";
import { referencesIn } from "#app/domain/billing/bank/references.ts";
import type { Day } from "#app/lib/days.ts";
import { lockInvoicesNumbered, type PayerIdentity } from "#db/queries/billing/bank-matching.ts";
import { postToLedger } from "#db/queries/billing/ledger.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { bookLineReceipt } from "./book-line-receipt.server.ts";
import { identifyPayers } from "./identify-payers.ts";

interface ArrivedLine {
  id: string;
  valueDay: Day;
  amountFen: bigint;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
  purpose: string | null;
}

/** Books money that arrived to the invoices that it names; anything else stands in suspense. */
export async function bookArrived(
  trx: ActorTransaction,
  actor: Actor,
  { line, payers }: { line: ArrivedLine; payers: readonly PayerIdentity[] },
  at: Date,
): Promise<{ receiptId: string } | { leftBecause: LeftBecause }> {
  const references = referencesIn(line.purpose ?? "");
  const named = await lockInvoicesNumbered(trx, references);
  const decision = decideArrived({
    amountFen: line.amountFen,
    references,
    named,
    payers: identifyPayers(line, payers),
    open: [],
  });
  if (decision.kind === "ask") {
    await postToLedger(trx, { kind: "receipt-booked", sourceId: line.id });
    return { leftBecause: decision.because };
  }
  const { institutionId, invoiceIds } = decision;
  const isDemonstration = named.some((invoice) => invoice.isDemonstration);
  return bookLineReceipt(trx, actor, { line, institutionId, invoiceIds, isDemonstration }, at);
}
