import { z } from "zod";
import { type InstitutionActor, whyNotRole } from "#app/domain/accounts/actor.ts";
import { DEADLINE_HOUR } from "#app/domain/clocks.ts";
import { afterMove as introductionAfterMove } from "#app/domain/introductions/lifecycle.ts";
import { figuresOf } from "#app/domain/offers/figures.ts";
import { whyNotInstrument, whyNotIssue } from "#app/domain/offers/issuing.ts";
import { afterMove, whyNotMove } from "#app/domain/offers/lifecycle.ts";
import { isEquity, type OfferTerms, offerTermsSchema, rateOfTerms } from "#app/domain/offers/offer-terms.ts";
import { whyNotOfferCapital } from "#app/domain/organizations/lifecycle.ts";
import { found, Refusal, refuseIf } from "#app/domain/refusal.ts";
import { type Day, dayOf, instantOf, workingDaysBetween } from "#app/lib/days.ts";
import { record } from "#db/queries/events.ts";
import { recordFeedback } from "#db/queries/feedback.ts";
import { updateIntroduction } from "#db/queries/introductions.ts";
import { enqueue } from "#db/queries/jobs.ts";
import { lockAskLeft } from "#db/queries/budgets.ts";
import {
  findProspectOfOffer,
  insertOfferVersion,
  lockIntroductionForOffer,
  lockOfferForInstitution,
  updateOffer,
} from "#db/queries/offers.ts";
import { followIntroduction } from "../applications/follow-introduction.server.ts";
import type { ServiceContext } from "../context.ts";

export interface IssueOffer {
  offerId: string;
  terms: OfferTerms;
  /** The last day on which the company may accept; until 18:00. */
  expiresOn: Day;
}

/**
 * Sends the term sheet to the company. What is issued never changes; its annualised rate and total cost are worked out
 * here from the cash flows and stand beside it. Refuses where the consent has ended, the licence doesn't carry it, the
 * mandate's budget can't, or the offer would stand for fewer than five working days.
 */
export function issueOffer(
  { withActor, now, workingDays }: ServiceContext,
  actor: InstitutionActor,
  { offerId, terms, expiresOn }: IssueOffer,
): Promise<void> {
  return withActor(actor, async (trx) => {
    refuseIf(whyNotRole(actor, "work"));
    const prospectId = found(await findProspectOfOffer(trx, offerId, actor.institutionId), "offer-not-found");
    const askLeftFen = found(await lockAskLeft(trx, prospectId), "introduction-wrong-state");
    const offer = found(await lockOfferForInstitution(trx, offerId, actor.institutionId), "offer-not-found");
    refuseIf(whyNotMove(offer, "issue", "institution", offer.readAt));
    const introduction = found(
      await lockIntroductionForOffer(trx, offer.introductionId, actor.institutionId),
      "introduction-not-found",
    );
    const today = dayOf(now());
    const { institutionStatus: status, licenceExpiresOn } = introduction;
    refuseIf(whyNotOfferCapital({ status, licenceExpiresOn }, today));
    if (introduction.consentExpiresAt === null || introduction.consentExpiresAt <= offer.readAt) {
      throw new Refusal("consent-not-in-force");
    }
    refuseIf(whyNotInstrument(introduction, terms.instrument));
    if (terms.amountFen > askLeftFen) throw new Refusal("offer-exceeds-ask");
    const { budgetFen, reservedFen, drawnFen } = introduction;
    if (terms.amountFen > budgetFen - reservedFen - drawnFen) throw new Refusal("mandate-budget-short");
    const makerChecker = {
      thresholdFen: null,
      amountFen: terms.amountFen,
      draftedBy: actor.userId,
      approvedBy: null,
    };
    refuseIf(whyNotIssue(makerChecker, workingDaysBetween(today, expiresOn, workingDays.isWorkingDay)));

    const ratePercent = rateOfTerms(terms, today);
    if (ratePercent === null && !isEquity(terms)) throw new Refusal("offer-incomplete");
    const { cost } = figuresOf(terms, ratePercent);
    const version = offer.currentVersion + 1;
    const expiresAt = instantOf(expiresOn, DEADLINE_HOUR);
    const to = afterMove(offer.status, "issue");
    const parties = {
      companyId: offer.companyId,
      institutionId: actor.institutionId,
      prospectId: offer.prospectId,
    };
    await insertOfferVersion(trx, {
      offerId,
      version,
      companyId: offer.companyId,
      institutionId: actor.institutionId,
      terms: JSON.stringify(z.encode(offerTermsSchema, terms)),
      annualisedRatePercent: cost?.rate?.compoundPercent ?? null,
      simpleRatePercent: cost?.rate?.simplePercent ?? null,
      contractRatePercent: ratePercent,
      totalCostFen: cost?.totalCostFen ?? null,
      issuedBy: actor.userId,
      issuedAt: now(),
      expiresAt,
    });
    await updateOffer(trx, offerId, {
      status: to,
      currentVersion: version,
      instrument: terms.instrument,
      amountFen: terms.amountFen,
      issuedAt: now(),
      expiresAt,
      statusChangedAt: now(),
    });
    await recordFeedback(trx, actor, {
      ...{ act: "offered", mandateId: offer.mandateId, prospectId: offer.prospectId, at: now() },
      ...{ introductionId: offer.introductionId, subjectId: offerId },
    });
    await record(trx, actor, {
      type: "offer-issued",
      subject: { kind: "offer", id: offerId },
      ...parties,
      from: offer.status,
      to,
      version,
      detail: {
        amountFen: terms.amountFen.toString(),
        annualisedRatePercent: cost?.rate?.compoundPercent ?? "",
      },
    });
    if (introduction.status === "consented") {
      await updateIntroduction(trx, introduction.id, {
        status: introductionAfterMove("consented", "convert"),
        statusChangedAt: now(),
      });
    }
    await followIntroduction({ now, workingDays }, trx, actor, offer.introductionId, {
      what: "offer-issued",
    });
    await enqueue(trx, "tell-company-offer-issued", { offerId });
  });
}
