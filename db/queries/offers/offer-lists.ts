import type { SortedPage } from "#app/domain/list-sorts.ts";
import type { Day } from "#app/lib/days.ts";
import { hasAcceptedFees } from "#db/queries/billing/fee-agreements.ts";
import { priceColumns, priceVersionOfOffer } from "#db/queries/billing/price-of-offer.ts";
import { lastConsent } from "#db/queries/introductions/consent-in-force.ts";
import { disclosedCompany } from "#db/queries/introductions/disclosed-company.ts";
import { sql } from "kysely";
import type { AskRow, CompetingRow } from "#app/domain/offers/negotiation/held-offers.ts";
import type { CounterRow, VersionRow } from "#app/domain/offers/negotiation/negotiation.ts";
import type { OfferStatus } from "#app/domain/offers/lifecycle.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import { knownInstitution, knownInstitutions } from "#db/queries/organizations/known-institution.ts";
import { budgetShortBeside, isBudgetShort } from "#db/queries/offers/budget-short.ts";
import { askedColumns, givenAsk, givenAskColumns } from "#db/queries/offers/given-ask.ts";
import { askSuspendedAt, isOfSuspendedAsk, statusOfAsk } from "#db/queries/prospects/suspensions.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { byAmount, byDeadline, byTitle } from "#db/queries/shared/list-orders.ts";
import { type PageFilter, pageOf } from "#db/queries/shared/on-page.ts";

function offersWithTerms(trx: ActorTransaction) {
  return trx
    .selectFrom("offer")
    .innerJoin(knownInstitution, "institution.id", "offer.institutionId")
    .leftJoin("offerVersion", (join) =>
      join
        .onRef("offerVersion.offerId", "=", "offer.id")
        .onRef("offerVersion.version", "=", "offer.currentVersion"),
    )
    .select(["offer.id", "offer.number", "offer.status", "offer.currentVersion", "offer.instrument"])
    .select([
      "offer.commitment",
      "offer.prospectId",
      "offer.introductionId",
      "offer.amountFen",
      "offer.heldByDealId",
    ])
    .select([
      "offer.issuedAt",
      "offer.expiresAt",
      "offer.viewedAt",
      "offer.answeredAt",
      "offer.statusChangedAt",
    ])
    .select(["offer.reasonCode", "offer.note", "offer.rounds"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(["institution.kind as institutionKind", "institution.firstAnswerDays as institutionAnswerDays"])
    .select(["institution.status as institutionStatus", "institution.stoppedAt as institutionStoppedAt"])
    .select([
      "institution.drawdownDays as institutionDrawdownDays",
      "institution.drawdownDeals as institutionDrawdownDeals",
    ])
    .select(["offerVersion.terms", "offerVersion.contractRatePercent", "offerVersion.annualisedRatePercent"])
    .select(["offerVersion.simpleRatePercent", "offerVersion.totalCostFen"]);
}

/** All versions and counter-offers, as JSON. */
const negotiation = [
  sql<VersionRow[]>`(
    select coalesce(json_agg(json_build_object(
      'version', v.version, 'terms', v.terms, 'at', v.issued_at, 'expiresAt', v.expires_at,
      'contractRatePercent', v.contract_rate_percent::text, 'annualisedRatePercent', v.annualised_rate_percent::text,
      'totalCostFen', v.total_cost_fen::text)), '[]')
    from offer_version v where v.offer_id = offer.id
  )`.as("versions"),
  sql<CounterRow[]>`(
    select coalesce(json_agg(json_build_object(
      'version', c.version, 'round', c.round, 'words', c.words, 'terms', c.terms, 'at', c.countered_at,
      'contractRatePercent', c.contract_rate_percent::text, 'annualisedRatePercent', c.annualised_rate_percent::text,
      'totalCostFen', c.total_cost_fen::text)), '[]')
    from counter_offer c where c.offer_id = offer.id
  )`.as("counters"),
] as const;

const isOpenNow = sql<boolean>`(offer.status in ('issued', 'viewed', 'countered', 'revised')
  and offer.expires_at > app_now())`;

/**
 * Offers that were issued to the company, with what its prospect seeks: those that can be answered first, the nearest
 * expiry first, then the ended ones, the latest first. A company has a handful; of more than the limit, the oldest ended
 * ones are left out.
 */
export async function listOffersForCompany(trx: ActorTransaction, companyId: string) {
  return offersWithTerms(trx)
    .innerJoin("prospect", "prospect.id", "offer.prospectId")
    .select(["prospect.targetFen", "prospect.soughtFen", "prospect.acceptedFen"])
    .select(["prospect.status as prospectStatus", isAgreed("offer").as("isAgreed")])
    .select([isBudgetShort.as("isBudgetShort"), budgetShortBeside.as("budgetShortBeside")])
    .where("offer.companyId", "=", companyId)
    .where("offer.currentVersion", ">", 0)
    .orderBy(isOpenNow, "desc")
    .orderBy(sql`case when ${isOpenNow} then offer.expires_at end`)
    .orderBy("offer.expiresAt", "desc")
    .orderBy("offer.id")
    .limit(200)
    .execute();
}

/**
 * The other open offers of capital that are not on hold yet, the largest first, and what their prospect seeks: of these
 * an acceptance of this one may put some on hold (`heldByAcceptance`). A guarantee puts none on hold.
 */
const competing = [
  sql<CompetingRow[]>`(select coalesce(json_agg(json_build_object(
      'offerId', other.id, 'number', other.number::text, 'amountFen', other.amount_fen::text,
      'nameZh', i.name_zh, 'nameEn', i.name_en) order by other.amount_fen desc, other.number), '[]')
    from offer other join ${knownInstitutions} i on i.id = other.institution_id
    where other.prospect_id = offer.prospect_id and offer.commitment = 'capital' and other.id <> offer.id
      and other.commitment = 'capital' and other.held_by_deal_id is null
      and other.status in ('issued', 'viewed', 'countered', 'revised'))`.as("competing"),
  sql<AskRow>`(select json_build_object('targetFen', p.target_fen::text, 'soughtFen', p.sought_fen::text,
      'acceptedFen', p.accepted_fen::text)
    from prospect p where p.id = offer.prospect_id)`.as("ask"),
] as const;

/** Whether the deal of an accepted offer is not over. */
const isAgreed = (
  offer: "offer" | "loan",
) => sql<boolean>`${sql.ref(`${offer}.status`)} = 'accepted' and not exists (
    select from deal d where d.offer_id = ${sql.ref(`${offer}.id`)} and d.status = 'fell_through')`;

/**
 * The loans that a guarantee could back: guaranteed loans of the same prospect, no larger and no longer than the one
 * that it is for.
 */
const backable = sql`offer loan join offer_version v on v.offer_id = loan.id and v.version = loan.current_version
    join ${knownInstitutions} i on i.id = loan.institution_id
  where offer.commitment = 'guarantee' and loan.prospect_id = offer.prospect_id and loan.commitment = 'capital'
    and loan.instrument = 'guaranteed_loan' and loan.held_by_deal_id is null
    and loan.amount_fen <= (offer_version.terms ->> 'amountFen')::bigint
    and (v.terms ->> 'termMonths')::int <= (offer_version.terms ->> 'termMonths')::int`;

/** How many of them can be accepted now; and those that were, and are not over. */
const couldBack = [
  sql<number>`(select count(*)::int from ${backable}
    and loan.status in ('issued', 'viewed', 'countered', 'revised') and loan.expires_at > app_now())`.as(
    "couldBack",
  ),
  sql<CompetingRow[]>`(select coalesce(json_agg(json_build_object(
      'offerId', loan.id, 'number', loan.number::text, 'amountFen', loan.amount_fen::text,
      'nameZh', i.name_zh, 'nameEn', i.name_en) order by loan.number), '[]')
    from ${backable} and ${isAgreed("loan")})`.as("couldBackAgreed"),
] as const;

export async function findOfferForCompany(trx: ActorTransaction, offerId: string, companyId: string) {
  return offersWithTerms(trx)
    .leftJoin("deal", "deal.offerId", "offer.id")
    .select(askSuspendedAt("offer.prospectId").as("askSuspendedAt"))
    .innerJoin("priceList", (join) => join.on("priceList.version", "=", priceVersionOfOffer))
    .select(priceColumns)
    .innerJoin("introduction", "introduction.id", "offer.introductionId")
    .leftJoinLateral(lastConsent("offer.introductionId"), (join) => join.onTrue())
    .select(["introduction.status as introductionStatus", "offer.mandateId"])
    .select(["lastConsent.expiresAt as consentExpiresAt", "lastConsent.revokedAt as consentRevokedAt"])
    .select(["deal.id as dealId", ...competing, ...couldBack, isBudgetShort.as("isBudgetShort")])
    .select(
      sql<ProspectStatus>`(select p.status from prospect p where p.id = offer.prospect_id)`.as(
        "prospectStatus",
      ),
    )
    .select(negotiation)
    .where("offer.id", "=", offerId)
    .where("offer.companyId", "=", companyId)
    .where("offer.currentVersion", ">", 0)
    .executeTakeFirst();
}

/** The institution's offers, in its order; the deadline is that of an open one. The company's name is present while its consent is in force. */
export async function listOffersForInstitution(
  trx: ActorTransaction,
  institutionId: string,
  { language, ...filter }: PageFilter<OfferStatus> & SortedPage,
) {
  const page = pageOf("offer", { institutionId }, filter, {
    ...byAmount("offer.amountFen"),
    ...byDeadline(
      sql`case when offer.status in ('issued', 'viewed', 'countered', 'revised') then offer.expires_at end`,
    ),
    ...byTitle("offer", { institutionId, language, introduction: "introductionId" }),
  });
  const rows = await trx
    .selectFrom("offer")
    .leftJoinLateral(disclosedCompany("offer.introductionId"), (join) => join.onTrue())
    .leftJoin("teaser", "teaser.prospectId", "offer.prospectId")
    .select([
      "offer.id",
      "offer.number",
      "offer.status",
      "offer.commitment",
      "offer.instrument",
      "offer.amountFen",
      "offer.expiresAt",
      "offer.statusChangedAt",
    ])
    .select(sql<boolean>`offer.held_by_deal_id is not null`.as("isOnHold"))
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .select(["teaser.headlineZh", "teaser.headlineEn"])
    .select(isOfSuspendedAsk("offer.prospect_id").as("isSuspended"))
    .select(page.orderKey)
    .where(page.isOnPage)
    .orderBy(page.inOrder)
    .execute();
  return page.cut(rows);
}

const secondPersonAbove = sql<
  bigint | null
>`(select own.second_person_above_fen from institution own where own.id = offer.institution_id)`.as(
  "secondPersonAboveFen",
);

/**
 * One offer with all that its builder needs: introduction, consent, the mandate's price band and its budget, and whether
 * a version of the fee agreement is accepted.
 */
export async function findOfferForInstitution(
  trx: ActorTransaction,
  offerId: string,
  institutionId: string,
  agreement: Day,
) {
  return offersWithTerms(trx)
    .innerJoin("mandate", "mandate.id", "offer.mandateId")
    .leftJoinLateral(disclosedCompany("offer.introductionId"), (join) => join.onTrue())
    .leftJoin("teaser", "teaser.prospectId", "offer.prospectId")
    .leftJoinLateral(givenAsk("offer.introductionId"), (join) => join.onTrue())
    .leftJoin("deal", "deal.offerId", "offer.id")
    .leftJoin("offerDraft", "offerDraft.offerId", "offer.id")
    .select(askSuspendedAt("offer.prospectId").as("askSuspendedAt"))
    .innerJoin("priceList", (join) => join.on("priceList.version", "=", priceVersionOfOffer))
    .select(priceColumns)
    .select(["offerDraft.content as draft", "offerDraft.revision as draftRevision", "deal.id as dealId"])
    .select([
      "offerDraft.writtenBy",
      "offerDraft.approvalAskedAt",
      "offerDraft.approvedAt",
      "offerDraft.approvedBy",
    ])
    .select([secondPersonAbove, hasAcceptedFees(agreement).as("hasAcceptedFees")])
    .select(negotiation)
    .select([
      "mandate.number as mandateNumber",
      "mandate.id as mandateId",
      "mandate.instruments as mandateInstruments",
    ])
    .select([
      "mandate.priceMinPercent",
      "mandate.priceMaxPercent",
      "mandate.termMonthsMin",
      "mandate.termMonthsMax",
    ])
    .select("institution.licenceExpiresOn")
    .select(["mandate.budgetFen", "mandate.reservedFen", "mandate.drawnFen"])
    .select(["mandate.amountMinFen as mandateAmountMinFen", "mandate.amountMaxFen as mandateAmountMaxFen"])
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .select(["teaser.headlineZh", "teaser.headlineEn"])
    .select(["teaser.amountMinFen as publishedMinFen", "teaser.amountMaxFen as publishedMaxFen"])
    .select(givenAskColumns)
    .select(askedColumns)
    .select("teaser.maxRatePercent as askedMaxRatePercent")
    .select(statusOfAsk("offer.prospectId").as("askStatus"))
    .where("offer.id", "=", offerId)
    .where("offer.institutionId", "=", institutionId)
    .executeTakeFirst();
}
