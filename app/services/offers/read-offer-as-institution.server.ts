import { type InstitutionActor, mayAct, whyNotRole } from "#app/domain/accounts/actor.ts";
import { feeAgreementOn, whyNotPriced } from "#app/domain/billing/fee-agreement.ts";
import { platformFeeOf } from "#app/domain/billing/fee.ts";
import { whyNotOfferCapital } from "#app/domain/organizations/lifecycle.ts";
import { measuredDrawdowns } from "#app/domain/figures/measured.ts";
import { horizons } from "#app/domain/horizons.ts";
import { offerDraftSchema, wholeSheet, wholeTerms } from "#app/domain/offers/form/drafts.ts";
import { offerFiguresOf } from "#app/domain/offers/cost/figures.ts";
import {
  approvalAbove,
  instrumentsOffered,
  needsSecondPerson,
  whyNotApprove,
  whyNotCommit,
  whyNotDraft,
  whyNotExpireOn,
  whyNotInstrument,
  whyNotIssue,
} from "#app/domain/offers/negotiation/issuing.ts";
import { whyNotOnStatus } from "#app/domain/offers/negotiation/acceptance.ts";
import { whyNotMoveOffer } from "#app/domain/offers/lifecycle.ts";
import { lprOn } from "#app/domain/offers/cost/lpr.ts";
import { changedTerms, negotiationOf } from "#app/domain/offers/negotiation/negotiation.ts";
import { offerableAsk, type ShownRange, whyNotAsked } from "#app/domain/offers/negotiation/offerable.ts";
import {
  committedFen,
  type OfferTermsDraft,
  offerTermsSchema,
  rateOfTerms,
} from "#app/domain/offers/terms/offer-terms.ts";
import { faultsBeforeFigures } from "#app/domain/offers/terms/term-faults.ts";
import { issuedTermsSchema } from "#app/domain/offers/terms/record-terms.ts";
import { omit, pick } from "#app/lib/pick.ts";
import { type ShownAsk, standingToAsk, standingToMandate } from "#app/domain/offers/form/draft-standing.ts";
import { found, type RefusalCode } from "#app/domain/refusal.ts";
import { type Day, dayOf } from "#app/lib/days.ts";
import { listEventsOfSubject } from "#db/queries/audit/events.ts";
import { findOpenDeletion } from "#db/queries/deletion/deletions.ts";
import { findOfferForInstitution } from "#db/queries/offers/offer-lists.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { ServiceContext } from "../context.ts";

const nothingYet = { cost: null, equity: null, conversion: null };

/**
 * One offer for its institution: the draft version if there is one, else the issued one; its price so far, the basis of
 * the price, and the negotiation. `draft` is null without a draft.
 */
export function readOfferAsInstitution(ctx: ServiceContext, actor: InstitutionActor, offerId: string) {
  const today = dayOf(ctx.now());
  const { version: agreement } = feeAgreementOn(today);
  return ctx.readAs(actor, async (trx) => {
    const {
      draft: content,
      draftRevision: revision,
      writtenBy,
      approvalAskedAt,
      approvedAt,
      approvedBy,
      publishedMinFen,
      publishedMaxFen,
      givenMinFen,
      givenMaxFen,
      versions,
      counters,
      terms: issued,
      ...offer
    } = found(await findOfferForInstitution(trx, offerId, actor.institutionId, agreement), "offer-not-found");
    const asked = offerableAsk(
      offer.commitment,
      { minFen: publishedMinFen, maxFen: publishedMaxFen },
      { minFen: givenMinFen, maxFen: givenMaxFen },
    );
    const saved = content === null ? null : offerDraftSchema.parse(content);
    const sheet = content === null ? null : wholeSheet(content, today);
    const read = saved === null ? issuedTermsSchema.parse(issued) : null;
    const record = read?.instrument === "record" ? read : null;
    const written = read?.instrument === "record" ? null : read;
    const terms = saved?.terms ?? written ?? {};
    const ratePercent = saved === null ? offer.contractRatePercent : rateOfTerms(terms, today);
    const whole = saved === null ? written : wholeTerms(content);
    const isPriced = whole !== null && (saved === null || faultsBeforeFigures(whole, today).length === 0);
    const figures = isPriced ? offerFiguresOf(whole, ratePercent) : nothingYet;
    const secondPersonAboveFen = approvalAbove(actor, offer.secondPersonAboveFen);
    const leftFen = offer.budgetFen - offer.reservedFen - offer.drawnFen;
    const ends = horizons.offerEnd(today, ctx.workingDays);
    const whyNotSheet =
      (terms.instrument ? whyNotInstrument(offer, terms.instrument) : null) ??
      whyNotAsked(offer.commitment, terms.amountFen ?? 0n, asked) ??
      whyNotCommit(committedFen(terms, offer.commitment), leftFen) ??
      (sheet === null ? null : whyNotExpireOn(sheet.expiresOn, ends));
    // The same as `assertIssuable` refuses, before anybody is asked for an amount.
    const whyNotNow =
      saved === null
        ? null
        : (whyNotMoveOffer(
            offer,
            offer.currentVersion === 0 ? "issue" : "revise",
            "institution",
            ctx.now(),
          ) ?? (await whyNotOfOrganization(trx, actor, offer, today)));
    return {
      drawdowns: measuredDrawdowns(offer.institutionDrawdownDeals, offer.institutionDrawdownDays),
      offer: {
        // That it is on hold, but not which deal of the company holds it.
        ...omit(offer, "heldByDealId"),
        isOnHold: offer.heldByDealId !== null,
        /** What the ask seeks of this institution, as far as it is shown it. */
        asked,
        secondPersonAboveFen,
        isAboveSecondPerson: needsSecondPerson({
          thresholdFen: secondPersonAboveFen,
          committedFen: committedFen(terms, offer.commitment),
        }),
        leftFen,
      },
      draft:
        saved === null || revision === null
          ? null
          : {
              revision,
              isWhole: sheet !== null,
              /** The terms in which it differs from the version in force. */
              changed:
                whole === null || offer.currentVersion === 0
                  ? []
                  : changedTerms(inForce(issued, offer), { terms: whole, ratePercent }),
              approvalAskedAt,
              approvedAt,
              approvedBy,
              whyNotApprove:
                whyNotRole(actor, "sign") ??
                whyNotApprove({ writtenBy: writtenBy ?? [] }, actor.userId) ??
                (sheet === null || whyNotSheet === "offer-exceeds-ask" ? null : whyNotSheet),
              /** What the institution is shown as sought, if the sheet is for more: nobody can approve or send it. */
              overFen:
                whyNotAsked(offer.commitment, terms.amountFen ?? 0n, asked) === null ? null : asked.maxFen,
              /** Whether it is whole and could bind: only then does anything follow from it. */
              couldBind: sheet !== null && whyNotSheet === null,
              /** Why this person can't send it as it is, though it may be sent. */
              whyNotSend:
                whyNotSheet ??
                whyNotIssue({
                  thresholdFen: secondPersonAboveFen,
                  committedFen: committedFen(terms, offer.commitment),
                  writtenBy: writtenBy ?? [],
                  approvedBy,
                }),
            },
      // Of the version in force while the next one is a draft.
      issuedFigures: saved === null || offer.currentVersion === 0 ? null : issuedFigures(issued, offer),
      terms,
      /** The draft as typed. */
      typed: saved?.typed,
      /** Replaces the terms if the deal was made elsewhere and is known from a record. */
      record,
      expiresOn: saved?.expiresOn ?? null,
      ratePercent,
      ...figures,
      /** How a draft stands to what the company shows of its ask, and to the mandate's own limits. */
      standing:
        saved === null
          ? null
          : {
              ask: standingToAsk(terms, offer.commitment, figures.cost, shownAsk(offer, asked)),
              mandate: standingToMandate(terms, ratePercent, offer.commitment, {
                ...pick(offer, "termMonthsMin", "termMonthsMax", "priceMinPercent", "priceMaxPercent"),
                amountMinFen: offer.mandateAmountMinFen,
                amountMaxFen: offer.mandateAmountMaxFen,
                leftFen,
              }),
            },
      negotiation: negotiationOf(versions, counters),
      instruments: instrumentsOffered(offer),
      platformFee: feeOf(offer, terms),
      lpr: lprOn(today),
      ends,
      /** Why its first version has no price yet. */
      whyNotPriced: whyNotPriced(offer, offer.hasAcceptedFees),
      mayAcceptFees: mayAct(actor, "pay"),
      /** A name is there while the company's consent is in force. */
      whyNotIssue:
        offer.askSuspendedAt !== null
          ? ("prospect-suspended" as const)
          : offer.companyNameZh === null
            ? ("consent-not-in-force" as const)
            : (whyNotNow ??
              whyNotOnStatus(offer.askStatus) ??
              whyNotDraft({ ...offer, askedMaxFen: publishedMaxFen })),
      whyNotRevise:
        whyNotMoveOffer(offer, "revise", "institution", ctx.now()) ??
        (offer.companyNameZh === null ? ("consent-not-in-force" as const) : whyNotOnStatus(offer.askStatus)),
      whyNotWithdraw: whyNotMoveOffer(offer, "withdraw", "institution", ctx.now()),
      events: await listEventsOfSubject(trx, "offer", offerId),
    };
  });
}

/** Why its institution can issue nothing at all at present. */
async function whyNotOfOrganization(
  trx: ActorTransaction,
  { institutionId: id }: InstitutionActor,
  { institutionStatus: status, licenceExpiresOn }: Pick<ReadOffer, "institutionStatus" | "licenceExpiresOn">,
  today: Day,
): Promise<RefusalCode | null> {
  const leaving = await findOpenDeletion(trx, { kind: "institution", id });
  return leaving === undefined
    ? whyNotOfferCapital({ status, licenceExpiresOn }, today)
    : "organization-leaving";
}

type ReadOffer = NonNullable<Awaited<ReturnType<typeof findOfferForInstitution>>>;
type AskOfOffer = Pick<
  ReadOffer,
  "askedTermMin" | "askedTermMax" | "askedSecurities" | "askedMaxRatePercent"
>;

function shownAsk(offer: AskOfOffer, asked: ShownRange): ShownAsk {
  return {
    amountMinFen: asked.minFen,
    amountMaxFen: asked.maxFen,
    termMonthsMin: offer.askedTermMin,
    termMonthsMax: offer.askedTermMax,
    securities: offer.askedSecurities,
    maxRatePercent: offer.askedMaxRatePercent,
  };
}

/** The version in force beside a draft of the next one. */
const inForce = (issued: unknown, { contractRatePercent }: Pick<ReadOffer, "contractRatePercent">) => ({
  terms: offerTermsSchema.parse(issued),
  ratePercent: contractRatePercent,
});

/** Its figures, with its own fee. */
function issuedFigures(issued: unknown, offer: PricedOffer & Pick<ReadOffer, "contractRatePercent">) {
  const { terms, ratePercent } = inForce(issued, offer);
  return { terms, ratePercent, platformFee: feeOf(offer, terms), ...offerFiguresOf(terms, ratePercent) };
}

type PricedOffer = Parameters<typeof platformFeeOf>[0] & Pick<ReadOffer, "commitment" | "instrument">;

function feeOf(offer: PricedOffer, { instrument, amountFen }: OfferTermsDraft) {
  const { commitment } = offer;
  return platformFeeOf(offer, {
    commitment,
    instrument: instrument ?? offer.instrument,
    amountFen: amountFen ?? 0n,
  });
}
