import { sql } from "kysely";
import { isRecord } from "#db/queries/shared/record-ref.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** A teaser and a mandate that the actor may both see. */
export async function findPairForIntroduction(
  trx: ActorTransaction,
  { prospect, mandate }: { prospect: string; mandate: string },
) {
  return trx
    .selectFrom("teaser")
    .innerJoin("mandate", (join) =>
      join.on(isRecord("mandate", mandate, { id: "mandate.id", number: "mandate.number" })),
    )
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .select(["teaser.prospectId", "mandate.id as mandateId"])
    .select(["teaser.status as prospectStatus", "teaser.number as prospectNumber"])
    .select(["teaser.headlineZh", "teaser.headlineEn", "teaser.amountMinFen", "teaser.amountMaxFen"])
    .select(["mandate.institutionId", "mandate.status as mandateStatus", "mandate.number as mandateNumber"])
    .select(["mandate.introductionCap", "mandate.nameZh as mandateNameZh", "mandate.nameEn as mandateNameEn"])
    .select(["institution.nameZh as institutionNameZh", "institution.nameEn as institutionNameEn"])
    .select("institution.kind as institutionKind")
    .select(sql<number>`open_introductions(mandate.id)::int`.as("openIntroductions"))
    .select(sql<boolean>`refuses_introductions(teaser.prospect_id)`.as("takesNoRequests"))
    .where(isRecord("prospect", prospect, { id: "teaser.prospectId", number: "teaser.number" }))
    .executeTakeFirst();
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
