import { z } from "zod";
import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { type OfferTermsDraft, offerTermsDraftSchema } from "#app/domain/offers/offer-terms.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import type { Day } from "#app/lib/days.ts";
import { lockOfferForInstitution, updateOffer } from "#db/queries/offers.ts";
import type { ServiceContext } from "../context.ts";

export interface SaveOfferDraft {
  offerId: string;
  /** The revision that the person was writing on. */
  revision: number;
  terms: OfferTermsDraft;
  expiresOn: Day | null;
}

/** Keeps an offer in the making; a colleague's newer text is never overwritten unseen. */
export function saveOfferDraft(
  { withActor }: ServiceContext,
  actor: InstitutionActor,
  { offerId, revision, terms, expiresOn }: SaveOfferDraft,
): Promise<{ revision: number }> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    if (offer.status !== "drafted") throw new Refusal("offer-wrong-state");
    if (offer.draftRevision !== revision) throw new Refusal("offer-stale-draft");
    const draft = { terms: z.encode(offerTermsDraftSchema, terms), expiresOn };
    await updateOffer(trx, offerId, {
      draft: JSON.stringify(draft),
      draftRevision: revision + 1,
      instrument: terms.instrument ?? offer.instrument,
      amountFen: terms.amountFen !== undefined && terms.amountFen > 0n ? terms.amountFen : null,
    });
    return { revision: revision + 1 };
  });
}
