import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import { type OfferGroup, STATUSES_OF_OFFER_GROUP } from "#app/domain/offers/lists.ts";
import { listOffersForInstitution } from "#db/queries/offers/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

/** The institution's offers by group, in the order that is asked for. */
export function listOffersAsInstitution(
  { readAs }: ServiceContext,
  actor: InstitutionActor,
  { group, ...asked }: SortedPage & { group: OfferGroup | undefined },
) {
  return readAs(actor, (trx) =>
    listOffersForInstitution(trx, actor.institutionId, {
      statuses: group === undefined ? null : STATUSES_OF_OFFER_GROUP[group],
      ...asked,
    }),
  );
}
