import { sql } from "kysely";
import { OPEN_OFFER_STATUSES } from "#app/domain/offers/lifecycle.ts";
import type { Day } from "#app/lib/days.ts";
import { turnInSql } from "#db/queries/deals/turn-facts.ts";
import { budgetShortOf } from "#db/queries/offers/budget-short.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** So many matters of an ask that aren't over are read, and of other asks together. */
const OPEN_READ = 1_000;
/** An institution with which all is over is left out beyond so many. */
const ALL_READ = 200;

/** JSON has instants and sums as text. */
interface ProposalJson {
  drawdownId: string;
  fen: string;
  proposedAt: string;
  answerDueAt: string;
}

const openOffers = sql.join(OPEN_OFFER_STATUSES.map((status) => sql.lit(status)));

/**
 * What a company has with institutions, as "matter": each deal and each open offer of an introduction, else its newest
 * issued offer, else the introduction alone. Of an institution with which nothing is open on the ask it is the furthest. Of
 * the other asks of the company only what may wait for somebody.
 */
function mattersOf(companyId: string, prospectId: string) {
  return sql<{ introductionId: string; offerId: string | null; dealId: string | null; isFirst: boolean }>`(
    with own as (
      select i.id as introduction_id, i.number, i.prospect_id, i.institution_id, i.prospect_id = ${prospectId} as is_current,
        o.id as offer_id, o.number as offer_number, o.deal_id, o.deal_status in ('drawn', 'in_force') as is_drawn,
        case
          when o.deal_status not in ('drawn', 'in_force', 'released', 'fell_through') then 0
          when o.deal_id is not null and (
            exists (select from drawdown_reversal r where r.deal_id = o.deal_id and r.status = 'proposed')
            or exists (select from dispute q where q.deal_id = o.deal_id and q.status = 'opened')) then 0
          when o.status in (${openOffers}) then 1
          when i.status in ('requested', 'consent_pending')
            or exists (select from application a where a.introduction_id = i.id
              and a.status in ('submitted', 'incomplete', 'complete', 'under_review'))
            or exists (select from document_request r where r.introduction_id = i.id and r.status = 'requested')
            or exists (select from consent_request r where r.introduction_id = i.id and r.status = 'requested') then 2
          when o.deal_status in ('drawn', 'in_force') or i.status in ('consented', 'converted') then 3
          else 4 end as rank
      from introduction i
      left join lateral (
        select * from (
          select f.id, f.number, f.status, d.id as deal_id, d.status as deal_status,
            d.id is not null or f.status in (${openOffers}) as stands,
            row_number() over (order by d.id is not null or f.status in (${openOffers}) desc, f.number desc) as nth
          from offer f left join deal d on d.offer_id = f.id
          where f.introduction_id = i.id and f.current_version > 0) as issued
        where issued.stands or issued.nth = 1) as o on true
      where i.company_id = ${companyId}
    ), told as (
      select own.*,
        row_number() over (partition by own.introduction_id order by own.rank, own.offer_number desc) = 1 as is_first,
        row_number() over (partition by own.prospect_id, own.institution_id
          order by own.rank, own.deal_id is null, own.offer_id is null, own.number desc, own.offer_number desc) as nth
      from own
      where own.is_current or own.rank <= 2
    ), placed as (
      select told.*,
        row_number() over (partition by told.is_current order by told.rank, told.number desc) as place
      from told
      where told.nth = 1 or told.rank <= 2 or told.is_drawn
    )
    select introduction_id, offer_id, deal_id, is_first
    from placed
    where place <= case when rank < 4 then ${OPEN_READ}::int else ${ALL_READ}::int end)`.as<"matter">(
    "matter",
  );
}

/**
 * What the company has with each institution that an ask has met, and what may wait for somebody on its other asks: an
 * offer, the deal of that, and the open drawdown. Newest introduction first. `calendar`: the working days in order, for
 * the deadlines of deals.
 */
export async function listMattersOfCompany(
  trx: ActorTransaction,
  { prospectId, companyId, calendar }: { prospectId: string; companyId: string; calendar: readonly Day[] },
) {
  return (
    trx
      .selectFrom(mattersOf(companyId, prospectId))
      .innerJoin("introduction", "introduction.id", "matter.introductionId")
      .innerJoin("prospect", "prospect.id", "introduction.prospectId")
      .leftJoin(knownInstitution, "institution.id", "introduction.institutionId")
      .leftJoin("mandate", "mandate.id", "introduction.mandateId")
      .leftJoin("offer as theirs", "theirs.id", "matter.offerId")
      .leftJoin("offerVersion", (join) =>
        join
          .onRef("offerVersion.offerId", "=", "theirs.id")
          .onRef("offerVersion.version", "=", "theirs.currentVersion"),
      )
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom("application")
            .select(["application.id", "application.status", "application.clockFrom", "application.dueAt"])
            .whereRef("application.introductionId", "=", "introduction.id")
            .orderBy("application.number", "desc")
            .limit(1)
            .as("applied"),
        (join) => join.onTrue(),
      )
      .leftJoin("deal", "deal.id", "matter.dealId")
      .leftJoinLateral(turnInSql("deal", calendar), (join) => join.onTrue())
      .select(["turnNow.who as turnOf", "turnNow.since as turnSince", "turnNow.dueAt as turnDueAt"])
      .leftJoin("drawdown", (join) =>
        join
          .onRef("drawdown.dealId", "=", "deal.id")
          .on("drawdown.status", "in", ["requested", "funded", "disputed"]),
      )
      // One that the company answers first. It may be on money that was confirmed: no drawdown is open then.
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom("dispute as q")
            .innerJoin("drawdown as paid", "paid.id", "q.drawdownId")
            .leftJoin("drawdownReversal as taken", "taken.id", "q.reversalId")
            .select(["q.id", "q.openedBy", "q.openedAt", "q.answerDueAt", "q.reversalId"])
            .select(sql<bigint>`coalesce(taken.amount_fen, paid.amount_fen)`.as("amountFen"))
            .whereRef("q.dealId", "=", "deal.id")
            .where("q.status", "=", "opened")
            .where("q.answerDueAt", ">", sql<Date>`app_now()`)
            .orderBy(sql`q.opened_by = 'company'`)
            .orderBy("q.openedAt")
            .limit(1)
            .as("dispute"),
        (join) => join.onTrue(),
      )
      // Proposals of the institution to reverse money that the company confirmed, within their time to answer.
      .select(
        sql<ProposalJson[]>`(select coalesce(json_agg(json_build_object('drawdownId', r.drawdown_id,
            'fen', r.amount_fen::text, 'proposedAt', r.proposed_at, 'answerDueAt', r.answer_due_at)
            order by r.answer_due_at, r.id), '[]')
          from drawdown_reversal r
          where r.deal_id = deal.id and r.status = 'proposed' and r.proposed_by = 'institution'
            and r.answer_due_at > app_now())`.as("reversals"),
      )
      // What the institution asks for under a consent in force, the nearest day first.
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom("documentRequest as r")
            .select(["r.id", "r.kind", "r.requestedAt", "r.dueOn"])
            .select(sql<number>`(count(*) over ())::int`.as("open"))
            .whereRef("r.introductionId", "=", "introduction.id")
            .where("matter.isFirst", "=", true)
            .where("r.status", "=", "requested")
            .where(sql<boolean>`is_consented(introduction.id)`)
            .orderBy("r.dueOn")
            .orderBy("r.id")
            .limit(1)
            .as("paper"),
        (join) => join.onTrue(),
      )
      .select(["paper.id as paperId", "paper.kind as paperKind", "paper.open as papersOpen"])
      .select(["paper.requestedAt as paperAskedAt", "paper.dueOn as paperDueOn"])
      // Whether the institution asks to extend a consent in force.
      .select(
        sql<boolean>`matter.is_first and is_consented(introduction.id) and exists (
        select from consent_request r where r.introduction_id = introduction.id and r.status = 'requested'
      )`.as("asksForMore"),
      )
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom("dealCondition")
              .select("dealCondition.id")
              .whereRef("dealCondition.dealId", "=", "deal.id")
              .where("dealCondition.status", "=", "requested"),
          )
          .$castTo<boolean>()
          .as("hasConditionsToProvide"),
      )
      .select([
        "dispute.id as disputeId",
        "dispute.openedBy as disputeOpenedBy",
        "dispute.openedAt as disputeOpenedAt",
        "dispute.answerDueAt as disputeAnswerDueAt",
        "dispute.reversalId as disputeReversalId",
        "dispute.amountFen as disputeFen",
      ])
      .select([
        "prospect.id as prospectId",
        "prospect.number as prospectNumber",
        "prospect.status as prospectStatus",
        "prospect.targetFen",
        "prospect.soughtFen",
        "prospect.acceptedFen",
        "introduction.id as introductionId",
        "introduction.number as introductionNumber",
        "introduction.status as introductionStatus",
        "introduction.requestedBy",
        "introduction.requestedAt",
        "introduction.answerBy",
        "introduction.statusChangedAt as introductionChangedAt",
        "introduction.reasonCode as introductionReason",
        "introduction.institutionId",
        "institution.nameZh as institutionNameZh",
        "institution.nameEn as institutionNameEn",
        "institution.status as institutionStatus",
        "institution.stoppedAt as institutionStoppedAt",
        "mandate.nameZh as mandateNameZh",
        "mandate.nameEn as mandateNameEn",
        "applied.id as applicationId",
        "applied.status as applicationStatus",
        "applied.clockFrom as applicationClockFrom",
        "applied.dueAt as applicationDueAt",
        budgetShortOf("theirs.id").as("isBudgetShort"),
        "theirs.id as offerId",
        "theirs.status as offerStatus",
        "theirs.commitment as offerCommitment",
        "theirs.instrument as offerInstrument",
        "theirs.amountFen as offerAmountFen",
        "theirs.issuedAt as offerIssuedAt",
        "theirs.expiresAt as offerExpiresAt",
        "theirs.heldByDealId as offerHeldBy",
        "theirs.reasonCode as offerReason",
        "theirs.statusChangedAt as offerChangedAt",
        "theirs.currentVersion as offerVersion",
        "offerVersion.annualisedRatePercent as offerRatePercent",
        "deal.id as dealId",
        "deal.status as dealStatus",
        "deal.amountFen as dealAmountFen",
        "deal.confirmedFen as dealConfirmedFen",
        "deal.signedByCompanyAt",
        "deal.statusChangedAt as dealChangedAt",
        "drawdown.id as drawdownId",
        "drawdown.status as drawdownStatus",
        "drawdown.amountFen as drawdownAmountFen",
        "drawdown.fundedAt as drawdownFundedAt",
        "drawdown.confirmDueAt as drawdownConfirmDueAt",
      ])
      .orderBy("introduction.number", "desc")
      .orderBy("theirs.number", "desc")
      .execute()
  );
}
