import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { endOfferDraft, lockOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { lockOfferForInstitution } from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";

/**
 * Discards the draft of an issued offer's next version; the present one is unchanged. Refused if a colleague has written
 * since `revision` was read; what has no page read none.
 */
export function discardRevision(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  offerId: string,
  revision?: number,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    if (offer.currentVersion === 0) throw new Refusal("offer-wrong-state");
    const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
    if (revision !== undefined && draft.revision !== revision) throw new Refusal("offer-stale-draft");
    await endOfferDraft(trx, offerId);
  });
}
