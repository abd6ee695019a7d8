import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { horizons } from "#app/domain/horizons.ts";
import { isInForceUntil } from "#app/domain/introductions/in-force.ts";
import { draftText } from "#app/domain/offers/form/drafts.ts";
import { whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import { whyNotExpireOn } from "#app/domain/offers/negotiation/issuing.ts";
import { offerTermsSchema } from "#app/domain/offers/terms/offer-terms.ts";
import { found, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { findLastCounterOffer } from "#db/queries/offers/counter-offers.ts";
import { insertOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import {
  findOfferVersion,
  lockIntroductionForOffer,
  lockOfferForInstitution,
} from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";

export interface ReviseOffer {
  offerId: string;
  /** The start of the next version: the issued terms, or the company's last counter-offer. */
  from: "version" | "counter";
}

/**
 * An institution starts the next version of an open offer. Until it is issued nobody else sees it and the present
 * version can be accepted. Without a consent in force none could be issued, and none is started. Its end stays, if that
 * is far enough away still. A colleague's existing draft is continued.
 */
export function reviseOffer(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { offerId, from }: ReviseOffer,
): Promise<void> {
  return withActor(actor, "work", async (trx) => {
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    refuseIf(whyNotMoveOffer(offer, "revise", "institution", offer.readAt));
    const introduction = found(
      await lockIntroductionForOffer(trx, offer.introductionId, actor.institutionId),
      "introduction-not-found",
    );
    const isConsented = isInForceUntil(introduction.consentExpiresAt, offer.readAt);
    refuseIf(isConsented ? whyNotOnStatus(introduction.askStatus) : "consent-not-in-force");
    const source =
      from === "counter"
        ? await findLastCounterOffer(trx, offerId)
        : await findOfferVersion(trx, offerId, offer.currentVersion);
    const terms = offerTermsSchema.parse(found(source, "offer-wrong-state").terms);
    const endsOn = offer.expiresAt === null ? null : dayOf(offer.expiresAt);
    const horizon = horizons.offerEnd(dayOf(now()), workingDays);
    const expiresOn = endsOn !== null && whyNotExpireOn(endsOn, horizon) === null ? endsOn : null;
    const content = draftText({ terms, expiresOn });
    const { institutionId, userId } = actor;
    await insertOfferDraft(trx, { offerId, institutionId, content, userId });
  });
}
