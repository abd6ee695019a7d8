import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { Difference, DifferenceKind } from "#app/domain/billing/differences.ts";
import {
  findCallDifferences,
  findFeeDifferences,
  findInvoiceDifferences,
  findLedgerDifferences,
} from "#db/queries/billing/differences.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { findBankDifferences } from "./find-bank-differences.server.ts";
import type { PaymentsContext } from "../../billing-context.ts";
import { findStripeDifferences } from "./find-stripe-differences.server.ts";

export interface ReconciledPart {
  name: string;
  /** The kinds that it can find: those of them that it does not find are gone. */
  kinds: readonly DifferenceKind[];
  find: (ctx: PaymentsContext, actor: SystemActor) => Promise<readonly Difference[]>;
}

const hourMs = 3_600_000;

const parts: readonly ReconciledPart[] = [
  {
    name: "fees",
    kinds: ["fee-missing", "fees-of-deal", "reversed-not-credited", "fee-not-booked", "fee-line"],
    find: reading(findFeeDifferences),
  },
  {
    name: "invoices",
    kinds: ["invoice-sum", "invoice-status", "number-gap"],
    find: reading(findInvoiceDifferences),
  },
  {
    name: "ledger",
    kinds: ["ledger-unbalanced", "ledger-total", "ledger-unbilled", "ledger-receivable", "ledger-unapplied"],
    find: reading(findLedgerDifferences),
  },
  {
    name: "calls",
    kinds: ["call-waits", "call-dead"],
    find: reading((trx, now) => findCallDifferences(trx, new Date(now.getTime() - hourMs))),
  },
  {
    name: "bank",
    kinds: [
      "bank-balance",
      "bank-line-receipt",
      "bank-receipt-line",
      "bank-left-unknown",
      "refund-not-shown",
      "ledger-suspense",
    ],
    find: findBankDifferences,
  },
  {
    name: "stripe",
    kinds: [
      "stripe-not-presented",
      "stripe-missing",
      "stripe-currency",
      "stripe-amount",
      "stripe-payment",
      "stripe-open",
      "stripe-ended",
      "stripe-settled",
      "stripe-stranger",
      "stripe-refund",
      "stripe-dispute",
      "stripe-odd",
      "charge-back-beyond",
    ],
    find: findStripeDifferences,
  },
];

/** The parts of a reconciliation, in their order. */
export const reconciledParts = (): readonly ReconciledPart[] => parts;

function reading(
  find: (trx: ActorTransaction, now: Date) => Promise<readonly Difference[]>,
): ReconciledPart["find"] {
  return ({ withActor, now }, actor) => withActor(actor, (trx) => find(trx, now()));
}
