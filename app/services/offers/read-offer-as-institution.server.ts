import { z } from "zod";
import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import { feeOnDrawn, feeTermsFor } from "#app/domain/billing/fee.ts";
import { instrumentKind } from "#app/domain/codes/instruments.ts";
import { figuresOf } from "#app/domain/offers/figures.ts";
import { instrumentsOffered } from "#app/domain/offers/issuing.ts";
import { OFFER_STANDS_WORKING_DAYS, whyNotMove } from "#app/domain/offers/lifecycle.ts";
import { lprOn } from "#app/domain/offers/lpr.ts";
import { offerTermsDraftSchema, offerTermsSchema, rateOfTerms } from "#app/domain/offers/offer-terms.ts";
import { found } from "#app/domain/refusal.ts";
import { addWorkingDays, dayOf } from "#app/lib/days.ts";
import { listEventsOfSubject } from "#db/queries/events.ts";
import { findOfferForInstitution } from "#db/queries/offer-lists.ts";
import type { ServiceContext } from "../context.ts";

const draftSchema = z.object({ terms: offerTermsDraftSchema, expiresOn: z.string().nullable() });

const nothingYet = { cost: null, equity: null, conversion: null };

/** One offer as its institution works on it: the draft or what was issued, its price so far, and what it rests on. */
export function readOfferAsInstitution(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  offerId: string,
) {
  return withActor(actor, async (trx) => {
    const {
      draft,
      terms: issued,
      ...offer
    } = found(await findOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    const isDraft = offer.currentVersion === 0;
    const today = dayOf(now());
    const saved = draftSchema.parse(draft);
    const terms = isDraft ? saved.terms : offerTermsSchema.parse(issued);
    const complete = offerTermsSchema.safeParse(
      isDraft ? z.encode(offerTermsDraftSchema, saved.terms) : issued,
    );
    const ratePercent = isDraft ? rateOfTerms(terms, today) : offer.contractRatePercent;
    const amountFen = terms.amountFen ?? 0n;
    return {
      offer: { ...offer, leftFen: offer.budgetFen - offer.reservedFen - offer.drawnFen },
      isDraft,
      terms,
      expiresOn: saved.expiresOn,
      ratePercent,
      ...(complete.success ? figuresOf(complete.data, ratePercent) : nothingYet),
      instruments: instrumentsOffered(offer),
      platformFeeFen: feeOnDrawn(feeTermsFor(instrumentKind(offer.instrument)), amountFen),
      lpr: lprOn(today),
      earliestEnd: addWorkingDays(today, OFFER_STANDS_WORKING_DAYS, workingDays.isWorkingDay),
      whyNotWithdraw: whyNotMove(offer, "withdraw", "institution", now()),
      events: await listEventsOfSubject(trx, "offer", offerId),
    };
  });
}
