import { sql } from "kysely";
import type { FeeStatus } from "#app/domain/billing/lifecycle.ts";
import { TURN_FACTS, turnFacts, turnInSql } from "./turn-facts.ts";
import { disclosedCompany } from "#db/queries/introductions/disclosed-company.ts";
import type { DealStatus } from "#app/domain/deals/lifecycle.ts";
import type { SortedPage } from "#app/domain/list-sorts.ts";
import type { Day } from "#app/lib/days.ts";
import type { ProspectStatus } from "#app/domain/prospects/lifecycle.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { byAmount, byDeadline, byTitle } from "#db/queries/shared/list-orders.ts";
import { isOfSide, type PageFilter, pageOf, type Side } from "#db/queries/shared/on-page.ts";
import { isConsentInForce } from "#db/queries/introductions/consent-in-force.ts";

/** Its names, also while it is suspended. */
const institutionOfDeal = sql<{
  nameZh: string;
  nameEn: string | null;
}>`institution_of_deal(${sql.ref("deal.id")})`.as<"institution">("institution");

function dealsWithParties(trx: ActorTransaction) {
  return (
    trx
      .selectFrom("deal")
      .innerJoinLateral(institutionOfDeal, (join) => join.onTrue())
      .innerJoin("offer", "offer.id", "deal.offerId")
      .innerJoin("offerVersion", (join) =>
        join
          .onRef("offerVersion.offerId", "=", "deal.offerId")
          .onRef("offerVersion.version", "=", "deal.offerVersion"),
      )
      .leftJoinLateral(disclosedCompany("deal.introductionId"), (join) => join.onTrue())
      .innerJoinLateral(turnFacts("deal"), (join) => join.onTrue())
      // While the consent doesn't name the company, its published teaser does.
      .leftJoin("teaser", "teaser.prospectId", "deal.prospectId")
      .select(["teaser.headlineZh", "teaser.headlineEn", "teaser.purpose"])
      .select(TURN_FACTS)
      .select(["deal.id", "deal.number", "deal.status", "deal.commitment", "deal.instrument"])
      .select(["deal.amountFen", "deal.fundedFen"])
      .select([
        "deal.confirmedFen",
        "deal.acceptedAt",
        "deal.statusChangedAt",
        "deal.offerId",
        "deal.offerVersion",
      ])
      .select([
        "deal.prospectId",
        "deal.introductionId",
        "deal.signedByCompanyAt",
        "deal.signedByInstitutionAt",
      ])
      .select(["deal.feeRateBp", "deal.feeCapFen", "deal.reasonCode"])
      .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
      .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
      .select(["offer.number as offerNumber", "offerVersion.terms", "offerVersion.contractRatePercent"])
      .select(["offerVersion.annualisedRatePercent", "offerVersion.totalCostFen"])
      .select((eb) =>
        eb
          .selectFrom("drawdown")
          .select("drawdown.status")
          .whereRef("drawdown.dealId", "=", "deal.id")
          .orderBy("drawdown.sequence", "desc")
          .limit(1)
          .as("latestDrawdown"),
      )
  );
}

/** The deals of one side, in its order; the deadline is that of whoever's turn it is. */
export async function listDealsOfSide(
  trx: ActorTransaction,
  side: Side,
  { calendar, language, ...filter }: PageFilter<DealStatus> & SortedPage & { calendar: readonly Day[] },
) {
  const page = pageOf("deal", side, filter, {
    ...byAmount("deal.amountFen"),
    // The turn costs several look-ups: only where one may be.
    ...byDeadline(sql`case when deal.status not in ('drawn', 'in_force', 'released', 'fell_through')
      then (select turn_now.due_at from ${turnInSql("deal", calendar)}) end`),
    ...("institutionId" in side
      ? byTitle("deal", { institutionId: side.institutionId, language, introduction: "introductionId" })
      : {}),
  });
  const rows = await dealsWithParties(trx)
    .select(page.orderKey)
    .where(page.isOnPage)
    .orderBy(page.inOrder)
    .execute();
  return page.cut(rows);
}

/** The fees of a deal, tax included, as JSON. */
const feesWithTax = sql<{ status: FeeStatus; fen: string }[]>`(
  select coalesce(json_agg(json_build_object('status', f.status, 'fen', (f.net_fen + f.vat_fen)::text)), '[]')
  from fee f where f.deal_id = deal.id)`.as("fees");

/** The ask of a deal and its money, as JSON; null to whom the ask is hidden. */
const askOfDeal = sql<AskOfDeal | null>`(
  select json_build_object('status', p.status, 'appealed', p.appealed, 'soughtFen', p.sought_fen::text,
    'targetFen', p.target_fen::text, 'confirmedFen', p.confirmed_fen::text)
  from prospect p where p.id = deal.prospect_id)`.as("ask");

export interface AskOfDeal {
  status: ProspectStatus;
  appealed: boolean;
  soughtFen: string;
  targetFen: string;
  confirmedFen: string;
}

/** A deal with the consent in force on its introduction, its price and its fees. */
export async function findDealOfSide(trx: ActorTransaction, dealId: string, side: Side) {
  return dealsWithParties(trx)
    .leftJoin("consent", (join) => join.on(isConsentInForce("deal.introductionId")))
    .select(["consent.fieldGroups as consentGroups", "consent.expiresAt as consentExpiresAt"])
    .innerJoin("introduction", "introduction.id", "deal.introductionId")
    .select(["introduction.status as introductionStatus", "deal.mandateId"])
    .select(["deal.feeFloorFen", "deal.vatInclusive", feesWithTax, askOfDeal])
    .where("deal.id", "=", dealId)
    .where(isOfSide("deal", side))
    .executeTakeFirst();
}

/**
 * The drawdowns of a deal, each with its fee, the invoice of that as far as its institution's policies show it, its last
 * dispute and the last proposal to reverse it.
 */
export async function listDrawdownsWithFees(trx: ActorTransaction, dealId: string) {
  return trx
    .selectFrom("drawdown")
    .leftJoin("fee", (join) =>
      join.onRef("fee.drawdownId", "=", "drawdown.id").on("fee.kind", "=", sql.lit("drawdown")),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("dispute")
          .select(["dispute.id", "dispute.status", "dispute.openedBy", "dispute.openedAt"])
          .select(["dispute.answerDueAt", "dispute.decideDueAt"])
          .whereRef("dispute.drawdownId", "=", "drawdown.id")
          .orderBy("dispute.number", "desc")
          .limit(1)
          .as("latest"),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("drawdownReversal as r")
          .select(["r.status", "r.proposedBy", "r.proposedAt", "r.answerDueAt"])
          .whereRef("r.drawdownId", "=", "drawdown.id")
          .orderBy("r.proposedAt", "desc")
          .orderBy("r.id", "desc")
          .limit(1)
          .as("reversal"),
      (join) => join.onTrue(),
    )
    .select([
      "drawdown.id",
      "drawdown.sequence",
      "drawdown.amountFen",
      "drawdown.status",
      "drawdown.requestedAt",
    ])
    .select(["drawdown.fundedAt", "drawdown.valueDate", "drawdown.paymentReference", "drawdown.confirmDueAt"])
    .select(["drawdown.confirmedAt", "drawdown.disputedAt", "fee.amountFen as feeFen"])
    .select(["latest.id as disputeId", "latest.status as disputeStatus", "latest.openedBy"])
    .select(["latest.answerDueAt", "latest.decideDueAt", "latest.openedAt as disputeOpenedAt"])
    .select(["reversal.status as reversalStatus", "reversal.proposedBy as reversalProposedBy"])
    .select(["reversal.proposedAt as reversalProposedAt", "reversal.answerDueAt as reversalDueAt"])
    .select((eb) =>
      eb
        .selectFrom("invoiceLine")
        .select("invoiceLine.invoiceId")
        .whereRef("invoiceLine.feeId", "=", "fee.id")
        .where("invoiceLine.isVoid", "=", false)
        .as("feeInvoiceId"),
    )
    .where("drawdown.dealId", "=", dealId)
    .orderBy("drawdown.sequence")
    .execute();
}
