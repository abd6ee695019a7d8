import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import {
  draftText,
  isSameDraft,
  isSameSheet,
  type TermSheet,
  wholeSheet,
} from "#app/domain/offers/form/drafts.ts";
import { approvalAbove, whyNotIssue } from "#app/domain/offers/negotiation/issuing.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { lockOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import type { ServiceContext } from "../context.ts";
import { assertIssuable } from "./assert-issuable.server.ts";
import { writeSheet } from "./write-sheet.server.ts";

export interface ReviewOffer extends TermSheet {
  offerId: string;
  /** The revision that the person edited. */
  revision: number;
}

/**
 * Saves a complete term sheet as the draft to be issued, so that it is reviewed before it binds anybody. A sheet that
 * could not be issued is refused here already. An approved and unchanged sheet stays approved.
 */
export function reviewOffer(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { offerId, revision, ...sheet }: ReviewOffer,
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
    const maker = { thresholdFen, amountFen: sheet.terms.amountFen, writtenBy: draft.writtenBy, approvedBy };
    refuseIf(whyNotIssue(maker));

    if (isSameDraft(draft.content, JSON.parse(draftText(sheet)), today)) return;
    await writeSheet(ctx, trx, actor, { offer, draft }, sheet);
  });
}
