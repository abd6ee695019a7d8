import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import {
  draftOfTyped,
  draftText,
  isSameDraft,
  type SentOffer,
  typedOn,
} from "#app/domain/offers/form/drafts.ts";
import { isOpenOffer } from "#app/domain/offers/lifecycle.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { lockOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { lockOfferForInstitution } from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";
import { writeSheet } from "./write-sheet.server.ts";

export interface SaveOfferDraft extends SentOffer {
  offerId: string;
  /** The revision that the person edited. */
  revision: number;
}

/**
 * Saves the draft of an offer's next version; never overwrites a colleague's newer text unseen. A changed text loses
 * its approval and is a draft again.
 */
export function saveOfferDraft(
  { withActor, now }: ServiceContext,
  actor: InstitutionActor,
  { offerId, revision, ...sent }: SaveOfferDraft,
): Promise<{ revision: number; savedAt: Date }> {
  return withActor(actor, "work", async (trx) => {
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    const { status } = offer;
    const isFirst = status === "drafted" || status === "approved_internally";
    if (!isFirst && !isOpenOffer(status)) throw new Refusal("offer-wrong-state");
    const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
    if (draft.revision !== revision) throw new Refusal("offer-stale-draft");
    const content = draftOfTyped(typedOn(draft.content, sent));
    // A sheet that waits for approval or is approved, and is sent again unchanged, stays so.
    const isChanged = !isSameDraft(draft.content, JSON.parse(draftText(content)), dayOf(now()));
    if (draft.approvalAskedAt !== null && !isChanged) return { revision, savedAt: now() };
    const saved = await writeSheet({ now }, trx, actor, { offer, draft }, content);
    return { revision: saved, savedAt: now() };
  });
}
