import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { feeAgreementOn, whyNotPriced } from "#app/domain/billing/fee-agreement.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findFeeAcceptance } from "#db/queries/billing/fee-agreements.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Refuses the first version of an offer while its institution has not accepted the fee agreement in force. */
export async function refuseUnpriced(
  trx: ActorTransaction,
  actor: InstitutionActor,
  offer: { currentVersion: number },
  at: Date,
): Promise<void> {
  const { version } = feeAgreementOn(dayOf(at));
  refuseIf(whyNotPriced(offer, (await findFeeAcceptance(trx, actor.institutionId, version)) !== undefined));
}
