import type { InstitutionActor } from "#app/domain/accounts/actor.ts";
import type { TermSheet } from "#app/domain/offers/form/drafts.ts";
import type { FieldFault } from "#app/domain/fields.ts";
import { horizons, outsideHorizonFault } from "#app/domain/horizons.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import { whyNotCommit, whyNotExpireOn, whyNotInstrument } from "#app/domain/offers/negotiation/issuing.ts";
import { mostOffered } from "#app/domain/offers/negotiation/offerable.ts";
import { whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { committedFen, isEquity, rateOfTerms } from "#app/domain/offers/terms/offer-terms.ts";
import { whyNotOfferCapital } from "#app/domain/organizations/lifecycle.ts";
import { amountAt, termFaults } from "#app/domain/offers/terms/term-faults.ts";
import { found, Refusal, refuseFields, refuseIf } from "#app/domain/refusal.ts";
import { dayOf } from "#app/lib/days.ts";
import { lockRemainingAsk } from "#db/queries/mandates/budgets.ts";
import {
  findProspectOfOffer,
  lockIntroductionForOffer,
  lockOfferForInstitution,
} from "#db/queries/offers/offers.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "#app/services/context.ts";
import { refuseSuspendedAsk } from "../prospects/refuse-suspended-ask.server.ts";
import { refuseLeaving } from "../deletion/refuse-leaving.server.ts";

/**
 * Locks an offer with its prospect and introduction in the order used for acceptance, and checks that its terms may be
 * issued: the consent in force, the licence and the mandate allowing the instrument, payable terms (see `termFaults`),
 * the amount within what the institution is shown of the ask (see `mostOffered`) and what the mandate has left, an end
 * within its horizon. Refuses otherwise. `ratePercent`: the contract rate of today.
 */
export async function assertIssuable<Sheet extends TermSheet>(
  trx: ActorTransaction,
  { now, workingDays }: Pick<ServiceContext, "now" | "workingDays">,
  actor: InstitutionActor,
  offerId: string,
  sheetOf: () => Promise<Sheet>,
) {
  const of = found(await findProspectOfOffer(trx, offerId, actor.institutionId), "offer-not-found");
  const remainingFen = await lockRemainingAsk(trx, of);
  const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
  // The first version is issued, a later one revises it.
  const move: "issue" | "revise" = offer.currentVersion === 0 ? "issue" : "revise";
  refuseIf(whyNotMoveOffer(offer, move, "institution", offer.readAt));
  await refuseSuspendedAsk(trx, of);
  await refuseLeaving(trx, actor);
  const introduction = found(
    await lockIntroductionForOffer(trx, offer.introductionId, actor.institutionId),
    "introduction-not-found",
  );
  const today = dayOf(now());
  const { institutionStatus: status, licenceExpiresOn, budgetFen, reservedFen, drawnFen } = introduction;
  refuseIf(whyNotOfferCapital({ status, licenceExpiresOn }, today));
  if (introduction.consentExpiresAt === null || introduction.consentExpiresAt <= offer.readAt) {
    throw new Refusal("consent-not-in-force");
  }
  refuseIf(whyNotOnStatus(introduction.askStatus));
  const shownFen = found(remainingFen, "introduction-wrong-state");
  const roomFen = mostOffered(introduction.givenMaxFen, shownFen) ?? shownFen;
  const sheet = await sheetOf();
  const { terms } = sheet;
  refuseIf(whyNotInstrument(introduction, terms.instrument), undefined, [
    { fault: "instrument-not-offered", path: ["instrument"] },
  ]);
  refuseFields("offer-terms-faulty", termFaults(terms, today, offer.commitment));
  const atAmount = (fault: FieldFault) => [{ fault, path: amountAt(terms) }];
  if (terms.amountFen > roomFen) {
    throw new Refusal("offer-exceeds-ask", undefined, atAmount("amount-above-sought"));
  }
  const noBudget = whyNotCommit(committedFen(terms, offer.commitment), budgetFen - reservedFen - drawnFen);
  refuseIf(noBudget, undefined, atAmount("amount-above-mandate"));
  const ratePercent = rateOfTerms(terms, today);
  if (ratePercent === null && !isEquity(terms)) throw new Refusal("offer-incomplete");
  const horizon = horizons.offerEnd(today, workingDays);
  refuseIf(whyNotExpireOn(sheet.expiresOn, horizon), horizon, outsideHorizonFault("expiresOn", horizon));
  return { offer, introduction, move, today, sheet, ratePercent };
}
