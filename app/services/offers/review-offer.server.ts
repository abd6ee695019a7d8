import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import {
  draftText,
  isSameDraft,
  isSameSheet,
  isSameTyped,
  type SentOffer,
  type TermSheet,
  typedOn,
  wholeSheet,
} from "#app/domain/offers/form/drafts.ts";
import { approvalAbove, whyNotIssue } from "#app/domain/offers/negotiation/issuing.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { lockOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import type { ServiceContext } from "../context.ts";
import { assertIssuable } from "./assert-issuable.server.ts";
import { writeSheet } from "./write-sheet.server.ts";

export interface ReviewOffer extends TermSheet {
  offerId: string;
  /** The revision that the person edited. */
  revision: number;
  /** The form that states it, with what its own choices hide; left out by what has no page. */
  sent?: SentOffer;
}

/**
 * Saves a complete term sheet as the draft to be issued, so that it is reviewed before it binds anybody. A sheet that
 * could not be issued is refused here already. An approved and unchanged sheet stays approved. What was typed in fields that
 * its own choices hide stays in the draft.
 */
export function reviewOffer(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { offerId, revision, sent, ...sheet }: ReviewOffer,
): Promise<void> {
  return ctx.withActor(actor, "work", async (trx) => {
    const { offer, introduction, today } = await assertIssuable(trx, ctx, actor, offerId, () =>
      Promise.resolve(sheet),
    );
    const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
    if (draft.revision !== revision) throw new Refusal("offer-stale-draft");
    const saved = wholeSheet(draft.content, today);
    const isApproved = saved !== null && isSameSheet(saved, sheet);
    const thresholdFen = approvalAbove(actor, introduction.secondPersonAboveFen);
    const approvedBy = isApproved ? draft.approvedBy : null;
    const atStake = { thresholdFen, committedFen: committedFen(sheet.terms, offer.commitment) };
    refuseIf(whyNotIssue({ ...atStake, writtenBy: draft.writtenBy, approvedBy }));

    const typed = sent && typedOn(draft.content, sent);
    const isSame = isSameDraft(draft.content, JSON.parse(draftText(sheet)), today);
    const isSettled = draft.approvalAskedAt !== null || draft.approvedAt !== null;
    if (isSame && (isSettled || typed === undefined || isSameTyped(draft.content, typed))) return;
    await writeSheet(ctx, trx, actor, { offer, draft }, { ...sheet, typed });
  });
}
