import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { feeAgreementOn } from "#app/domain/billing/fee-agreement.ts";
import { found } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findFeeAcceptance } from "#db/queries/billing/fee-agreements.ts";
import { findPriceList } from "#db/queries/billing/price-lists.ts";
import type { ServiceContext } from "../context.ts";

/** The fee agreement in force, its prices, and whether the institution has accepted it. All its people may read it. */
export function readFeeAgreement({ readAs, now }: ServiceContext, actor: InstitutionActor) {
  const { version, priceListVersion } = feeAgreementOn(dayOf(now()));
  return readAs(actor, async (trx) => {
    const acceptance = await findFeeAcceptance(trx, actor.institutionId, version);
    return {
      version,
      prices: found(await findPriceList(trx, priceListVersion), "fee-agreement-missing"),
      acceptedAt: acceptance?.acceptedAt ?? null,
      whyNotAccept: whyNotRole(actor, "pay"),
    };
  });
}
