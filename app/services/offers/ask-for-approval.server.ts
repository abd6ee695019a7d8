import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { horizons, outsideHorizonFault } from "#app/domain/horizons.ts";
import { approvalUndone } from "#app/domain/offers/negotiation/approval.ts";
import { draftText, type TermSheet } from "#app/domain/offers/form/drafts.ts";
import { needsSecondPerson, whyNotExpireOn } from "#app/domain/offers/negotiation/issuing.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { record, recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockOfferDraft, updateOfferDraft, writeOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { updateOffer } from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";
import { assertIssuable } from "./assert-issuable.server.ts";

export interface AskForApproval extends TermSheet {
  offerId: string;
  /** The revision that the person edited. */
  revision: number;
}

/**
 * Saves a complete term sheet and asks the institution's other people to approve it. A sheet that could not be issued
 * is refused here already, so that no approval is wasted; so is an amount that one person may issue.
 */
export function askForApproval(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { offerId, revision, terms, expiresOn }: AskForApproval,
): Promise<void> {
  const { withActor, now, workingDays } = ctx;
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const { offer, introduction, today } = await assertIssuable(trx, ctx, actor, offerId, () =>
      Promise.resolve({ terms, expiresOn }),
    );
    const horizon = horizons.offerEnd(today, workingDays);
    refuseIf(whyNotExpireOn(expiresOn, horizon), horizon, outsideHorizonFault("expiresOn", horizon));
    const { secondPersonAboveFen: thresholdFen } = introduction;
    if (!needsSecondPerson({ thresholdFen, amountFen: terms.amountFen })) {
      throw new Refusal("offer-second-person-not-needed");
    }
    const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
    if (draft.revision !== revision) throw new Refusal("offer-stale-draft");
    if (draft.approvedAt !== null) await record(trx, actor, approvalUndone(offer, draft));
    const content = draftText({ terms, expiresOn });
    await writeOfferDraft(trx, offerId, { content, revision: revision + 1, userId: actor.userId });
    await updateOfferDraft(trx, offerId, { approvalAskedAt: now(), approvalAskedBy: actor.userId });
    const { status } = offer;
    if (offer.currentVersion === 0) {
      await updateOffer(trx, offerId, {
        instrument: terms.instrument,
        amountFen: terms.amountFen,
        ...(status === "drafted"
          ? {}
          : { status: offerStatusAfter(status, "redraft"), statusChangedAt: now() }),
      });
    }
    const subject = {
      id: offerId,
      institutionId: actor.institutionId,
      prospectId: offer.prospectId,
      companyId: null,
    };
    const moved = { detail: { amountFen: terms.amountFen.toString() } };
    await recordOn(trx, actor, "offer-approval-asked", { offer: subject }, moved);
    await enqueue(trx, "notify-institution-offer-to-approve", { offerId });
  });
}
