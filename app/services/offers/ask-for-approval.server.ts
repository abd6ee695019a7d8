import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { type SentOffer, type TermSheet, typedOn } from "#app/domain/offers/form/drafts.ts";
import { approvalAbove, needsSecondPerson } from "#app/domain/offers/negotiation/issuing.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { found, Refusal } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { lockOfferDraft, updateOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import type { ServiceContext } from "../context.ts";
import { assertIssuable } from "./assert-issuable.server.ts";
import { writeSheet } from "./write-sheet.server.ts";

export interface AskForApproval extends TermSheet {
  offerId: string;
  /** The revision that the person edited. */
  revision: number;
  /** The form that states it, with what its own choices hide; left out by what has no page. */
  sent?: SentOffer;
}

/**
 * Saves a complete term sheet and asks the institution's other people to approve it. A sheet that could not be issued
 * is refused here already, so that no approval is wasted; so is an amount that one person may issue.
 */
export function askForApproval(
  ctx: ServiceContext,
  actor: InstitutionActor,
  { offerId, revision, sent, ...sheet }: AskForApproval,
): Promise<void> {
  const { withActor, now } = ctx;
  return withActor(actor, "work", async (trx) => {
    const { offer, introduction } = await assertIssuable(trx, ctx, actor, offerId, () =>
      Promise.resolve(sheet),
    );
    const thresholdFen = approvalAbove(actor, introduction.secondPersonAboveFen);
    const { amountFen } = sheet.terms;
    const atStake = { thresholdFen, committedFen: committedFen(sheet.terms, offer.commitment) };
    if (!needsSecondPerson(atStake)) {
      throw new Refusal("offer-second-person-not-needed");
    }
    const draft = found(await lockOfferDraft(trx, offerId, actor.institutionId), "offer-wrong-state");
    if (draft.revision !== revision) throw new Refusal("offer-stale-draft");
    const typed = sent && typedOn(draft.content, sent);
    await writeSheet(ctx, trx, actor, { offer, draft }, { ...sheet, typed });
    await updateOfferDraft(trx, offerId, { approvalAskedAt: now(), approvalAskedBy: actor.userId });
    const subject = {
      id: offerId,
      institutionId: actor.institutionId,
      prospectId: offer.prospectId,
      companyId: null,
    };
    const moved = { detail: { amountFen: amountFen.toString() } };
    await recordOn(trx, actor, "offer-approval-asked", { offer: subject }, moved);
    await enqueue(trx, "notify-institution-offer-to-approve", { offerId });
  });
}
