import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { horizons, outsideHorizonFault } from "#app/domain/horizons.ts";
import { approvalUndone } from "#app/domain/offers/negotiation/approval.ts";
import {
  draftText,
  isSameDraft,
  isSameSheet,
  type TermSheet,
  wholeSheet,
} from "#app/domain/offers/form/drafts.ts";
import { whyNotIssue, whyNotExpireOn } from "#app/domain/offers/negotiation/issuing.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { record } from "#db/queries/audit/events.ts";
import { lockOfferDraft, writeOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { updateOffer } from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";
import { assertIssuable } from "./assert-issuable.server.ts";

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
  { offerId, revision, terms, expiresOn }: ReviewOffer,
): Promise<void> {
  return ctx.withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const sheet = { terms, expiresOn };
    const { offer, introduction, today } = await assertIssuable(trx, ctx, actor, offerId, () =>
      Promise.resolve(sheet),
    );
    const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
    if (draft.revision !== revision) throw new Refusal("offer-stale-draft");
    const saved = wholeSheet(draft.content, today);
    const isApproved = saved !== null && isSameSheet(saved, sheet);
    const { secondPersonAboveFen: thresholdFen } = introduction;
    const approvedBy = isApproved ? draft.approvedBy : null;
    const maker = { thresholdFen, amountFen: terms.amountFen, writtenBy: draft.writtenBy, approvedBy };
    const horizon = horizons.offerEnd(today, ctx.workingDays);
    refuseIf(whyNotExpireOn(expiresOn, horizon), horizon, outsideHorizonFault("expiresOn", horizon));
    refuseIf(whyNotIssue(maker));

    const content = draftText(sheet);
    if (isSameDraft(draft.content, JSON.parse(content), today)) return;
    if (draft.approvedAt !== null) await record(trx, actor, approvalUndone(offer, draft));
    await writeOfferDraft(trx, offerId, { content, revision: revision + 1, userId: actor.userId });
    if (offer.currentVersion > 0) return;
    const { status } = offer;
    await updateOffer(trx, offerId, {
      instrument: terms.instrument,
      amountFen: terms.amountFen,
      ...(status === "drafted"
        ? {}
        : { status: offerStatusAfter(status, "redraft"), statusChangedAt: ctx.now() }),
    });
  });
}
