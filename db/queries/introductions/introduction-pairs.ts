import { sql } from "kysely";
import { statusOfOwnTeaser } from "#db/queries/prospects/suspensions.ts";
import { isRecord } from "#db/queries/shared/record-ref.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { stateOfPair } from "./introductions.ts";

/** Pairs of a teaser and a mandate that the actor may both see, with what decides whether they may be introduced. */
function pairs(trx: ActorTransaction) {
  return trx
    .selectFrom("teaser")
    .innerJoin("mandate", (join) => join.onTrue())
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .leftJoin("match", (join) =>
      join.onRef("match.mandateId", "=", "mandate.id").onRef("match.prospectId", "=", "teaser.prospectId"),
    )
    .select(["teaser.prospectId", "teaser.version as prospectVersion", "mandate.id as mandateId"])
    .select([statusOfOwnTeaser.as("prospectStatus"), "teaser.number as prospectNumber"])
    .select(["teaser.headlineZh", "teaser.headlineEn", "teaser.amountMinFen", "teaser.amountMaxFen"])
    .select(["mandate.institutionId", "mandate.status as mandateStatus", "mandate.number as mandateNumber"])
    .select(["mandate.introductionCap", "mandate.nameZh as mandateNameZh", "mandate.nameEn as mandateNameEn"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(["institution.kind as institutionKind", "institution.status as institutionStatus"])
    .select(["match.outcome", "match.score"])
    .select(sql<number>`open_introductions(mandate.id)::int`.as("openIntroductions"))
    .select(sql<boolean>`refuses_introductions(teaser.prospect_id)`.as("takesNoRequests"))
    .select(({ ref }) => stateOfPair(ref("teaser.prospectId"), ref("mandate.institutionId")));
}

/** One pair, by the ids or numbers of both. */
export async function findPairForIntroduction(
  trx: ActorTransaction,
  { prospect, mandate }: { prospect: string; mandate: string },
) {
  return pairs(trx)
    .where(isRecord("prospect", prospect, { id: "teaser.prospectId", number: "teaser.number" }))
    .where(isRecord("mandate", mandate, { id: "mandate.id", number: "mandate.number" }))
    .executeTakeFirst();
}

/** The pairs of one prospect with several mandates, in the order of the mandates' ids. */
export async function listPairsForIntroduction(
  trx: ActorTransaction,
  { prospectId, mandateIds }: { prospectId: string; mandateIds: readonly string[] },
) {
  return pairs(trx)
    .where("teaser.prospectId", "=", prospectId)
    .where("mandate.id", "in", mandateIds)
    .orderBy("mandate.id")
    .execute();
}

/**
 * The mandates in force that fit a prospect and have capacity for an introduction, of institutions that its company
 * hasn't stopped.
 */
export async function listFittingMandates(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("match")
    .innerJoin("mandate", "mandate.id", "match.mandateId")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .select(["mandate.id as mandateId", "mandate.institutionId", "mandate.number", "mandate.instruments"])
    .select(["mandate.nameZh", "mandate.nameEn", "mandate.priceMinPercent", "mandate.priceMaxPercent"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select(sql<number>`match.score`.as("score"))
    .where("match.prospectId", "=", prospectId)
    .where("match.outcome", "=", "eligible")
    .where("match.score", "is not", null)
    .where("mandate.status", "=", "active")
    .where("institution.status", "=", "active")
    .where(sql<boolean>`open_introductions(mandate.id) < mandate.introduction_cap`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("introductionStop")
            .select("stoppedAt")
            .whereRef("introductionStop.institutionId", "=", "mandate.institutionId"),
        ),
      ),
    )
    .execute();
}

/** The institutions that declined a prospect: the company is not referred to them again. */
export async function listDecliners(trx: ActorTransaction, prospectId: string): Promise<string[]> {
  const rows = await trx
    .selectFrom("introduction")
    .select("institutionId")
    .distinct()
    .where("prospectId", "=", prospectId)
    .where("status", "=", "declined_by_institution")
    .execute();
  return rows.map(({ institutionId }) => institutionId);
}
