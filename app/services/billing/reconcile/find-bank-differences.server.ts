import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { REFUND_SHOWN_WITHIN_DAYS } from "#app/domain/billing/bank/limits.ts";
import type { Difference } from "#app/domain/billing/differences.ts";
import { dayOf, instantOf } from "#app/lib/days.ts";
import { subtractWorkingDays } from "#app/lib/working-days.ts";
import { listBankDifferences } from "#db/queries/billing/bank-differences.ts";
import type { BillingContext } from "../../billing-context.ts";

/** Where the bank's statements differ from each other, from receipts and refunds, and from the ledger. */
export function findBankDifferences(
  { withActor, now, workingDays }: BillingContext,
  actor: SystemActor,
): Promise<readonly Difference[]> {
  const unshownSince = instantOf(subtractWorkingDays(dayOf(now()), REFUND_SHOWN_WITHIN_DAYS, workingDays));
  return withActor(actor, (trx) => listBankDifferences(trx, unshownSince));
}
