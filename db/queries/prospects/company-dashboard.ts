import { sql } from "kysely";
import { readPassesDetail } from "#app/domain/figures/summed-passes.ts";
import type { Day } from "#app/lib/days.ts";
import { turnInSql } from "#db/queries/deals/turn-facts.ts";
import { type findLatestCaseOfProspect, latestCaseOfProspect } from "#db/queries/moderation/cases.ts";
import { isOwnVisit } from "#db/queries/notifications/visits.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Each institution that a prospect has met, with the progress: its latest issued offer, the deal of that, and the open
 * drawdown. Newest introduction first. `calendar`: the working days in order, for the deadlines of deals.
 */
export async function listInstitutionsOfProspect(
  trx: ActorTransaction,
  { prospectId, companyId, calendar }: { prospectId: string; companyId: string; calendar: readonly Day[] },
) {
  return (
    trx
      .selectFrom("introduction")
      .leftJoin(knownInstitution, "institution.id", "introduction.institutionId")
      .leftJoin("mandate", "mandate.id", "introduction.mandateId")
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom("offer")
            .leftJoin("offerVersion", (join) =>
              join
                .onRef("offerVersion.offerId", "=", "offer.id")
                .onRef("offerVersion.version", "=", "offer.currentVersion"),
            )
            .select(["offer.id", "offer.number", "offer.status", "offer.instrument", "offer.amountFen"])
            .select(["offer.commitment", "offer.issuedAt", "offer.expiresAt", "offer.heldByDealId"])
            .select([
              "offer.reasonCode",
              "offer.statusChangedAt",
              "offer.currentVersion",
              "offerVersion.annualisedRatePercent",
            ])
            .whereRef("offer.introductionId", "=", "introduction.id")
            .where("offer.currentVersion", ">", 0)
            .orderBy("offer.number", "desc")
            .limit(1)
            .as("theirs"),
        (join) => join.onTrue(),
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
      .leftJoin("deal", "deal.offerId", "theirs.id")
      .leftJoinLateral(turnInSql("deal", calendar), (join) => join.onTrue())
      .select(["turnNow.who as turnOf", "turnNow.since as turnSince", "turnNow.dueAt as turnDueAt"])
      .leftJoin("drawdown", (join) =>
        join
          .onRef("drawdown.dealId", "=", "deal.id")
          .on("drawdown.status", "in", ["requested", "funded", "disputed"]),
      )
      .leftJoin("dispute", (join) =>
        join
          .onRef("dispute.drawdownId", "=", "drawdown.id")
          .on("dispute.status", "=", "opened")
          .on("dispute.answerDueAt", ">", sql<Date>`app_now()`),
      )
      // A proposal of the institution to reverse money that the company confirmed, within its time to answer.
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom("drawdownReversal as r")
            .innerJoin("deal as drawn", "drawn.id", "r.dealId")
            .select(["r.drawdownId", "r.amountFen", "r.proposedAt", "r.answerDueAt"])
            .whereRef("drawn.introductionId", "=", "introduction.id")
            .where("r.status", "=", "proposed")
            .where("r.proposedBy", "=", "institution")
            .where("r.answerDueAt", ">", sql<Date>`app_now()`)
            .orderBy("r.answerDueAt")
            .limit(1)
            .as("reversal"),
        (join) => join.onTrue(),
      )
      .select(["reversal.drawdownId as reversalDrawdownId", "reversal.amountFen as reversalFen"])
      .select(["reversal.proposedAt as reversalProposedAt", "reversal.answerDueAt as reversalDueAt"])
      // What the institution asks for under a consent in force, the nearest day first.
      .leftJoinLateral(
        (from) =>
          from
            .selectFrom("documentRequest as r")
            .select(["r.id", "r.kind", "r.requestedAt", "r.dueOn"])
            .select(sql<number>`(count(*) over ())::int`.as("open"))
            .whereRef("r.introductionId", "=", "introduction.id")
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
        sql<boolean>`is_consented(introduction.id) and exists (
        select from consent_request r where r.introduction_id = introduction.id and r.status = 'requested'
      )`.as("asksForMore"),
      )
      .where("introduction.prospectId", "=", prospectId)
      .where("introduction.companyId", "=", companyId)
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
      ])
      .select([
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
        "theirs.annualisedRatePercent as offerRatePercent",
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
      .limit(200)
      .execute()
  );
}

/**
 * The company's names, its person's last visit, and whether it has ever asked an institution or consented to one: a
 * revoked consent was given.
 */
export async function findCompanyStart(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("company")
    .leftJoin("visit", (join) => join.on(isOwnVisit))
    .select(["company.nameZh", "company.nameEn"])
    .select(["visit.since as visitSince", "visit.lastAt as visitLastAt"])
    .select(
      sql<boolean>`exists (select from introduction i where i.company_id = company.id and i.requested_by = 'company')
        or exists (select from consent c where c.company_id = company.id)`.as("hasAsked"),
    )
    .where("company.id", "=", companyId)
    .executeTakeFirst();
}

type LatestCase = NonNullable<Awaited<ReturnType<typeof findLatestCaseOfProspect>>>;

/**
 * How many mandates fit a prospect now, how many miss by one criterion, the reasons for passes as they were last summed, and
 * its latest case.
 */
export async function findProspectStanding(trx: ActorTransaction, prospectId: string) {
  const counted = trx
    .selectFrom("match")
    .where("prospectId", "=", prospectId)
    .select(({ fn }) => [
      fn.countAll<bigint>().filterWhere("outcome", "=", "eligible").as("eligible"),
      fn.countAll<bigint>().filterWhere("outcome", "=", "near_miss").as("nearMisses"),
    ])
    .select(
      sql<unknown>`(select e.detail from event e where e.subject_kind = 'prospect' and e.subject_id = ${prospectId}
        and e.type = 'prospect-passes-summed' order by e.id desc limit 1)`.as("passes"),
    );
  const { eligible, nearMisses, passes, ...latest } = await trx
    .selectFrom(counted.as("counted"))
    .leftJoin(latestCaseOfProspect(trx, prospectId).as("latest"), (join) => join.onTrue())
    .selectAll()
    .executeTakeFirstOrThrow();
  return {
    matches: { eligible: Number(eligible), nearMisses: Number(nearMisses) },
    passes: readPassesDetail(passes),
    review: latest.id === null ? undefined : (latest as LatestCase),
  };
}
