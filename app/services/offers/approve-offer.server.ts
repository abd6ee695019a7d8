import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { wholeSheet } from "#app/domain/offers/form/drafts.ts";
import { whyNotApprove } from "#app/domain/offers/negotiation/issuing.ts";
import { offerStatusAfter, whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockOfferDraft, updateOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { updateOffer } from "#db/queries/offers/offers.ts";
import { refuseUnpriced } from "../billing/refuse-unpriced.server.ts";
import type { ServiceContext } from "../context.ts";
import { assertIssuable } from "./assert-issuable.server.ts";

export interface ApproveOffer {
  offerId: string;
  /** The revision that the person read. */
  revision: number;
}

/**
 * A second person approves a term sheet on a colleague's request; nobody who edited it may. What can't be issued now
 * isn't approved: faulty terms, or an amount of more than the institution is shown as sought. Nor is a first version
 * before the fee agreement is accepted.
 */
export function approveOffer(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { offerId, revision }: ApproveOffer,
): Promise<void> {
  const { withActor, now } = ctx;
  return withActor(actor, "approve-offer", async (trx) => {
    const { offer, sheet } = await assertIssuable(trx, ctx, actor, offerId, async () => {
      const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
      if (draft.revision !== revision) throw new Refusal("offer-stale-draft");
      if (draft.approvalAskedAt === null || draft.approvedAt !== null) throw new Refusal("offer-wrong-state");
      refuseIf(whyNotApprove(draft, actor.userId));
      return found(wholeSheet(draft.content, dayOf(now())), "offer-incomplete");
    });
    await refuseUnpriced(trx, actor, offer, now());
    const isFirst = offer.currentVersion === 0;
    if (isFirst) refuseIf(whyNotMoveOffer(offer, "approve", "institution", offer.readAt));
    await updateOfferDraft(trx, offerId, { approvedAt: now(), approvedBy: actor.userId });
    const to = isFirst ? offerStatusAfter(offer.status, "approve") : offer.status;
    if (isFirst) await updateOffer(trx, offerId, { status: to, statusChangedAt: now() });
    const subject = {
      id: offerId,
      institutionId: actor.institutionId,
      prospectId: offer.prospectId,
      companyId: null,
    };
    const moved = { from: offer.status, to, detail: { amountFen: sheet.terms.amountFen.toString() } };
    await recordOn(trx, actor, "offer-approved", { offer: subject }, moved);
    await enqueue(trx, "notify-institution-offer-approved", { offerId });
  });
}
