import { pick } from "#app/lib/pick.ts";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { commitmentOf } from "#app/domain/codes/commitments.ts";
import type { Instrument } from "#app/domain/codes/instruments.ts";
import { draftText } from "#app/domain/offers/form/drafts.ts";
import { firstDraft } from "#app/domain/offers/form/first-draft.ts";
import { horizons } from "#app/domain/horizons.ts";
import { dayOf } from "#app/lib/days.ts";
import { offerableAsk } from "#app/domain/offers/negotiation/offerable.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import { whyNotDraft, whyNotInstrument } from "#app/domain/offers/negotiation/issuing.ts";
import { whyNotStartNew } from "#app/domain/organizations/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { recordOn } from "#db/queries/audit/events.ts";
import { insertOfferDraft } from "#db/queries/offers/offer-drafts.ts";
import { insertOffer, lockIntroductionForOffer } from "#db/queries/offers/offers.ts";
import type { ServiceContext } from "../context.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

export interface StartOffer {
  introductionId: string;
  instrument: Instrument;
}

/** An institution starts a term sheet for a company that consented. Nobody else sees a draft. */
export function startOffer(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { introductionId, instrument }: StartOffer,
): Promise<{ offerId: string }> {
  return withActor(actor, "work", async (trx) => {
    await refuseLeaving(trx, actor);
    const introduction = found(
      await lockIntroductionForOffer(trx, introductionId, actor.institutionId),
      "introduction-not-found",
    );
    refuseIf(whyNotStartNew(introduction.institutionStatus));
    if (introduction.status !== "consented" && introduction.status !== "converted") {
      throw new Refusal("introduction-wrong-state");
    }
    refuseIf(whyNotOnStatus(introduction.askStatus));
    refuseIf(whyNotInstrument(introduction, instrument));
    refuseIf(whyNotDraft(introduction));
    const commitment = commitmentOf(introduction.institutionKind);
    const { askedMinFen, askedMaxFen, givenMinFen, givenMaxFen } = introduction;
    const asked = offerableAsk(
      commitment,
      { minFen: askedMinFen, maxFen: askedMaxFen },
      { minFen: givenMinFen, maxFen: givenMaxFen },
    );
    const leftFen = introduction.budgetFen - introduction.reservedFen - introduction.drawnFen;
    const today = dayOf(now());
    const ends = horizons.offerEnd(today, workingDays);
    const offer = found(
      await insertOffer(trx, {
        introductionId,
        ...pick(introduction, "prospectId", "mandateId", "companyId"),
        institutionId: actor.institutionId,
        status: "drafted",
        commitment,
        instrument,
        createdBy: actor.userId,
        statusChangedAt: now(),
      }),
      "offer-open-already",
    );
    await insertOfferDraft(trx, {
      offerId: offer.id,
      institutionId: actor.institutionId,
      userId: actor.userId,
      content: draftText(
        firstDraft(instrument, { ...introduction, askedMaxFen: asked.maxFen, leftFen }, { today, ends }),
      ),
    });
    const subject = {
      id: offer.id,
      institutionId: actor.institutionId,
      prospectId: introduction.prospectId,
      companyId: null,
    };
    await recordOn(trx, actor, "offer-drafted", { offer: subject }, { to: "drafted" });
    return { offerId: offer.id };
  });
}
