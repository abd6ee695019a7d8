import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { deleteOfferDraft, lockOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { lockOfferForInstitution } from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";

/** Discards the draft of an issued offer's next version; the present one is unchanged. */
export function discardRevision(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  offerId: string,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    if (offer.currentVersion === 0) throw new Refusal("offer-wrong-state");
    found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
    await deleteOfferDraft(trx, offerId);
  });
}
