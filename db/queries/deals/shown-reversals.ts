import { literals } from "#db/literals.ts";
import { isConsentInForce } from "#db/queries/introductions/consent-in-force.ts";
import { disclosedCompany } from "#db/queries/introductions/disclosed-company.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A drawdown that was confirmed, as the policies let a side see it, with the consent in force on its introduction. */
export async function findDrawdownToReverse(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("drawdown")
    .innerJoin("deal", "deal.id", "drawdown.dealId")
    .innerJoin(knownInstitution, "institution.id", "drawdown.institutionId")
    .leftJoinLateral(disclosedCompany("deal.introductionId"), (join) => join.onTrue())
    .leftJoin("consent", (join) => join.on(isConsentInForce("deal.introductionId")))
    .select(["consent.fieldGroups as consentGroups", "consent.expiresAt as consentExpiresAt"])
    .select(["drawdown.id", "drawdown.dealId", "drawdown.status", "drawdown.sequence", "drawdown.amountFen"])
    .select([
      "drawdown.confirmedAt",
      "drawdown.reversedAt",
      "drawdown.valueDate",
      "drawdown.paymentReference",
    ])
    .select(["deal.number as dealNumber"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .where("drawdown.id", "=", id)
    .where("drawdown.status", "in", literals(["confirmed", "reversed"]))
    .executeTakeFirst();
}

/** The proposals to reverse a drawdown, the latest first, each with its dispute. */
export async function listReversals(trx: ActorTransaction, drawdownId: string) {
  return trx
    .selectFrom("drawdownReversal as r")
    .leftJoin("dispute", "dispute.reversalId", "r.id")
    .select(["r.id", "r.status", "r.proposedBy", "r.reasonCode", "r.note", "r.proposedAt", "r.answerDueAt"])
    .select(["r.answerNote", "r.answeredAt", "r.endedAt", "dispute.id as disputeId"])
    .where("r.drawdownId", "=", drawdownId)
    .orderBy("r.proposedAt", "desc")
    .orderBy("r.id", "desc")
    .limit(50)
    .execute();
}
