import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { OPEN_OFFER_STATUSES, type OfferStatus } from "#app/domain/offers/lifecycle.ts";
import { listOffersForInstitution } from "#db/queries/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

/** The groups in which an institution looks through its offers. */
export const OFFER_GROUPS = ["drafts", "open", "accepted", "ended"] as const;
export type OfferGroup = (typeof OFFER_GROUPS)[number];

const statusesOf: Readonly<Record<OfferGroup, readonly OfferStatus[]>> = {
  drafts: ["drafted", "approved_internally"],
  open: OPEN_OFFER_STATUSES,
  accepted: ["accepted"],
  ended: ["declined", "expired", "withdrawn", "superseded"],
};

export function listOffersAsInstitution(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { group, cursor }: { group: OfferGroup | undefined; cursor: string | undefined },
) {
  return withActor(actor, (trx) =>
    listOffersForInstitution(trx, actor.institutionId, {
      statuses: group === undefined ? null : statusesOf[group],
      cursor,
    }),
  );
}
