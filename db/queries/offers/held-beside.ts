import { sql } from "kysely";
import { openStatuses } from "#db/queries/offers/offers.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The offers that the acceptance of this one put on hold, as its company's events say. Only acceptances put offers on
 * hold, one after the other under the lock of their prospect: what is between two of them is of the first.
 */
export async function listHeldBeside(trx: ActorTransaction, offerId: string) {
  return trx
    .selectFrom("event as accepted")
    .innerJoin("event as held", "held.prospectId", "accepted.prospectId")
    .innerJoin("offer", "offer.id", "held.subjectId")
    .innerJoin(knownInstitution, "institution.id", "offer.institutionId")
    .select(["offer.number", "institution.nameZh", "institution.nameEn"])
    .where("accepted.subjectId", "=", offerId)
    .where("accepted.type", "=", "offer-accepted")
    .where("held.type", "=", "offer-held")
    .whereRef("held.id", ">", "accepted.id")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("event as next")
            .select("next.id")
            .whereRef("next.prospectId", "=", "accepted.prospectId")
            .where("next.type", "=", "offer-accepted")
            .whereRef("next.id", ">", "accepted.id")
            .whereRef("next.id", "<", "held.id"),
        ),
      ),
    )
    .orderBy("offer.number")
    .execute();
}

/**
 * Open offers on a prospect that are no longer on hold though their last event of a hold is that it began, locked. Call
 * with the prospect locked by a statement of its own, so that what another run has recorded is read.
 */
export async function lockReleasedUnrecorded(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("offer")
    .select(["id", "introductionId", "institutionId", "companyId", "status"])
    .where("prospectId", "=", prospectId)
    .where("heldByDealId", "is", null)
    .where("status", "in", openStatuses)
    .where("expiresAt", ">", sql<Date>`app_clock_now()`)
    .where(
      (offer) =>
        offer
          .selectFrom("event")
          .select("event.type")
          .where("event.subjectKind", "=", "offer")
          .whereRef("event.subjectId", "=", "offer.id")
          .where("event.type", "in", ["offer-held", "offer-released"])
          .orderBy("event.id", "desc")
          .limit(1),
      "=",
      "offer-held",
    )
    .orderBy("id")
    .forNoKeyUpdate()
    .execute();
}
