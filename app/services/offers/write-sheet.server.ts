import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { draftText, type OfferDraft } from "#app/domain/offers/form/drafts.ts";
import { offerStatusAfter } from "#app/domain/offers/lifecycle.ts";
import { approvalUndone } from "#app/domain/offers/negotiation/approval.ts";
import { committedFen } from "#app/domain/offers/terms/offer-terms.ts";
import { record } from "#db/queries/audit/events.ts";
import { type lockOfferDraft, writeOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { type lockOfferForInstitution, updateOffer } from "#db/queries/offers/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

type Found<Query extends (...args: never[]) => unknown> = NonNullable<Awaited<ReturnType<Query>>>;

/** A locked offer with its locked draft. */
interface LockedDraft {
  offer: Found<typeof lockOfferForInstitution>;
  draft: Found<typeof lockOfferDraft>;
}

/**
 * Writes the next revision of a locked draft and returns it; the draft loses its approval, and a first version is a
 * draft again.
 */
export async function writeSheet(
  { now }: Pick<ServiceContext, "now">,
  trx: ActorTransaction,
  actor: InstitutionActor,
  { offer, draft }: LockedDraft,
  sheet: OfferDraft,
): Promise<number> {
  const { id, status } = offer;
  const { instrument = offer.instrument } = sheet.terms;
  const amountFen = committedFen(sheet.terms, offer.commitment);
  if (draft.approvedAt !== null) await record(trx, actor, approvalUndone(offer, draft));
  const revision = await writeOfferDraft(trx, id, { content: draftText(sheet), userId: actor.userId });
  if (offer.currentVersion > 0) return revision;
  await updateOffer(trx, id, {
    instrument,
    amountFen: amountFen > 0n ? amountFen : null,
    ...(status === "drafted" ? {} : { status: offerStatusAfter(status, "redraft"), statusChangedAt: now() }),
  });
  return revision;
}
