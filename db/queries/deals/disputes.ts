import { disclosedCompany } from "#db/queries/introductions/disclosed-company.ts";
import { sql, type Insertable } from "kysely";
import type { DisputeEvidenceTable, DisputeTable } from "#db/schema/disputes.ts";
import { REQUESTED_STATUSES } from "#app/domain/deals/drawdown.ts";
import { literals } from "#db/literals.ts";
import { decidingAdmins, latestFinding } from "./findings.ts";
import { knownInstitution } from "#db/queries/organizations/known-institution.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { openedToday } from "#db/queries/moderation/admin-openings.ts";
import { insertInto, updateById } from "#db/queries/shared/rows.ts";
import { isConsentInForce } from "#db/queries/introductions/consent-in-force.ts";

const open = () => literals(["opened", "answered"]);

export async function insertDispute(trx: ActorTransaction, values: Insertable<DisputeTable>) {
  return trx.insertInto("dispute").values(values).returning("id").executeTakeFirstOrThrow();
}

/** A dispute with its subject, as the policies let the actor see it: a side its own, an admin every one. */
export async function findDispute(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("dispute")
    .innerJoin("deal", "deal.id", "dispute.dealId")
    .selectAll("dispute")
    .select(["deal.prospectId", "deal.introductionId"])
    .where("dispute.id", "=", id)
    .executeTakeFirst();
}

export async function lockDispute(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("dispute")
    .selectAll()
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/** The open dispute on a drawdown, locked. */
export async function lockOpenDispute(trx: ActorTransaction, drawdownId: string) {
  return trx
    .selectFrom("dispute")
    .selectAll()
    .where("drawdownId", "=", drawdownId)
    .where("status", "in", open())
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export const updateDispute = updateById("dispute");

/**
 * A dispute for its page, for a side of it or an admin (who reads the waiting finding, too), with the consent in force
 * on its introduction.
 */
export async function findShownDispute(trx: ActorTransaction, id: string) {
  return trx
    .selectFrom("dispute")
    .innerJoin("deal", "deal.id", "dispute.dealId")
    .innerJoin("drawdown", "drawdown.id", "dispute.drawdownId")
    .innerJoin(knownInstitution, "institution.id", "dispute.institutionId")
    .leftJoinLateral(disclosedCompany("deal.introductionId"), (join) => join.onTrue())
    .leftJoin("consent", (join) => join.on(isConsentInForce("deal.introductionId")))
    .select(["consent.fieldGroups as consentGroups", "consent.expiresAt as consentExpiresAt"])
    .select(["dispute.id", "dispute.number", "dispute.dealId", "dispute.drawdownId", "dispute.status"])
    .select("dispute.reversalId")
    .select(["dispute.openedBy", "dispute.reasonCode", "dispute.note", "dispute.disputedFen"])
    .select(["dispute.openedAt", "dispute.answerDueAt", "dispute.answer", "dispute.answeredAt"])
    .select(["dispute.decideDueAt", "dispute.outcome", "dispute.ground", "dispute.decisionNote"])
    .select(["dispute.foundFen", "dispute.endedAt", "deal.number as dealNumber", "deal.instrument"])
    .select(["deal.amountFen as dealFen", "drawdown.sequence", "drawdown.status as drawdownStatus"])
    .select(["drawdown.amountFen as drawdownFen", "drawdown.valueDate", "drawdown.paymentReference"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(["company.nameZh as companyNameZh", "company.nameEn as companyNameEn"])
    .select([
      latestFinding.as("finding"),
      decidingAdmins.as("decidingAdmins"),
      openedToday("dispute.id").as("isOpenedToday"),
      "dispute.companyId",
      "dispute.institutionId",
    ])
    .select((eb) =>
      eb
        .selectFrom("drawdown as asked")
        .select(sql<bigint>`coalesce(sum(asked.amount_fen), 0)::bigint`.as("asked"))
        .whereRef("asked.dealId", "=", "dispute.dealId")
        .where("asked.status", "in", literals(REQUESTED_STATUSES))
        .as("askedFen"),
    )
    .where("dispute.id", "=", id)
    .executeTakeFirst();
}

/** The evidence of each side, in the order of submission. A file not cleared by its scan has no name for the others. */
export async function listEvidence(trx: ActorTransaction, disputeId: string) {
  return trx
    .selectFrom("disputeEvidence as e")
    .leftJoin("documentFile as f", "f.id", "e.fileId")
    .select(["e.id", "e.party", "e.addedAt", "f.name", "f.sizeBytes", "f.status", "f.documentId"])
    .where("e.disputeId", "=", disputeId)
    .orderBy("e.addedAt")
    .orderBy("e.id")
    .execute();
}

/** Who opened which evidence, the last first. */
export async function listEvidenceOpenings(trx: ActorTransaction, disputeId: string, limit: number) {
  return trx
    .selectFrom("disputeEvidenceOpening as o")
    .select(["o.id", "o.evidenceId", "o.party", "o.openedAt"])
    .where("o.disputeId", "=", disputeId)
    .orderBy("o.id", "desc")
    .limit(limit)
    .execute();
}

/** Undefined if the file is included already. */
export async function insertEvidence(trx: ActorTransaction, values: Insertable<DisputeEvidenceTable>) {
  return trx
    .insertInto("disputeEvidence")
    .values(values)
    .onConflict((conflict) => conflict.columns(["disputeId", "fileId"]).doNothing())
    .returning("id")
    .executeTakeFirst();
}

/** A file that was shown, as the policies let the actor see it. */
export async function findEvidenceFile(
  trx: ActorTransaction,
  { disputeId, evidenceId }: { disputeId: string; evidenceId: string },
) {
  return trx
    .selectFrom("disputeEvidence as e")
    .innerJoin("documentFile as f", "f.id", "e.fileId")
    .select(["e.id", "e.party", "e.companyId", "e.institutionId", "e.fileId"])
    .select(["f.name", "f.mediaType", "f.sizeBytes", "f.pieceKeys", "f.sha256", "f.status"])
    .where("e.id", "=", evidenceId)
    .where("e.disputeId", "=", disputeId)
    .executeTakeFirst();
}

export const insertEvidenceOpening = insertInto("disputeEvidenceOpening");
