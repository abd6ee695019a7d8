import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { feeAgreementOn } from "#app/domain/billing/fee-agreement.ts";
import { refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findBillingProfile, profileOfInvoice } from "#db/queries/billing/billing-profile.ts";
import { findFeeAcceptance } from "#db/queries/billing/fee-agreements.ts";
import type { ServiceContext } from "../context.ts";

/**
 * An institution's billing profile for those of its people who may pay; before it was saved once, what the institution
 * is registered as, at revision 0.
 */
export function readBillingProfile({ readAs, now }: ServiceContext, actor: InstitutionActor) {
  refuseIf(whyNotRole(actor, "pay"));
  const { version } = feeAgreementOn(dayOf(now()));
  return readAs(actor, async (trx) => {
    const saved = await findBillingProfile(trx, actor.institutionId);
    const acceptance = await findFeeAcceptance(trx, actor.institutionId, version);
    return {
      profile: saved ?? {
        ...(await profileOfInvoice(trx, actor.institutionId)),
        revision: 0,
        updatedAt: null,
      },
      agreement: { version, acceptedAt: acceptance?.acceptedAt ?? null },
    };
  });
}
