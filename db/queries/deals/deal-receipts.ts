import { isConsentInForce } from "#db/queries/introductions/consent-in-force.ts";
import { isOfSide } from "#db/queries/shared/on-page.ts";
import type { PartyActor } from "#app/domain/accounts/actor.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Which version of which offer a deal of one of its two sides is made on, with the consent in force on it. */
export async function findVersionOfDeal(trx: ActorTransaction, dealId: string, actor: PartyActor) {
  return trx
    .selectFrom("deal as d")
    .leftJoin("consent", (join) => join.on(isConsentInForce("d.introductionId")))
    .select(["consent.fieldGroups as consentGroups", "consent.expiresAt as consentExpiresAt"])
    .select(["d.number", "d.offerId", "d.offerVersion", "d.prospectId"])
    .where("d.id", "=", dealId)
    .where(isOfSide("d", actor))
    .executeTakeFirst();
}
