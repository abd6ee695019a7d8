import type { Payment } from "#app/components/charts/payments-chart.tsx";
import { paymentsOf } from "#app/components/charts/payments-of.ts";
import { instrumentOf } from "#app/domain/offers/terms/record-texts.ts";
import { pick } from "#app/lib/pick.ts";
import type { listOffersAsCompany } from "#app/services/offers/list-offers-as-company.server.ts";

type Offers = Awaited<ReturnType<typeof listOffersAsCompany>>;
type OpenOffer = Offers["open"][number];

/** A debt offer as the comparison shows it: the figures of its restated cost, without the schedule. */
export function toComparedOffer({ compared: { cost, why }, ...offer }: OpenOffer) {
  return {
    ...pick(offer, "id", "institution", "terms", "ratePercent", "expiresAt", "isOnHold"),
    ...(cost === null
      ? { cost, why }
      : {
          cost: {
            ...pick(cost, "totalCostFen", "firstPaymentFen", "lastPaymentFen"),
            compoundPercent: cost.rate?.compoundPercent ?? null,
          },
          why,
        }),
  };
}
export type ComparedOffer = ReturnType<typeof toComparedOffer>;

export interface OfferPayments {
  id: string;
  institution: { nameZh: string; nameEn: string | null };
  payments: readonly Payment[];
}

/** The restated payments of an offer; none where it cannot be restated. */
export function toPayments({ id, institution, compared: { cost } }: OpenOffer): OfferPayments[] {
  return cost === null
    ? []
    : [{ id, institution: pick(institution, "nameZh", "nameEn"), payments: paymentsOf(cost) }];
}

/** An offer that has ended, as listed. */
export function toEndedOffer({ terms, ...offer }: Offers["ended"][number]) {
  return {
    ...pick(offer, "id", "status", "statusChangedAt", "commitment"),
    institution: pick(offer.institution, "nameZh", "nameEn"),
    instrument: instrumentOf(terms),
    amountFen: terms.amountFen,
  };
}
