import { sql } from "kysely";
import type { ActorTransaction } from "../with-actor.ts";
import { institutionColumns, factColumns, termColumns } from "./matching-facts.ts";

/** The prospects of a company that institutions can see, or could until they were paused: the latest first. */
export async function listOwnTeasers(trx: ActorTransaction, companyId: string) {
  return trx
    .selectFrom("teaser")
    .select(factColumns)
    .select(["teaser.number", "teaser.status", "teaser.headlineZh", "teaser.headlineEn"])
    .where("teaser.companyId", "=", companyId)
    .orderBy("teaser.publishedAt", "desc")
    .execute();
}

/** Every mandate that companies may see, with its institution, its capacity and how it ranks for a prospect. */
export async function listMandatesOnOffer(trx: ActorTransaction, prospectId: string) {
  return trx
    .selectFrom("mandate")
    .innerJoin("institution", "institution.id", "mandate.institutionId")
    .leftJoin(
      sql<{ mandateId: string; openIntroductions: bigint }>`open_introductions_of_mandates()`.as("place"),
      "place.mandateId",
      "mandate.id",
    )
    .leftJoin("match", (join) =>
      join
        .onRef("match.mandateId", "=", "mandate.id")
        .on("match.prospectId", "=", prospectId)
        .on("match.outcome", "=", "eligible"),
    )
    .select(termColumns)
    .select(["match.score", "match.parts"])
    .select([
      "mandate.nameZh",
      "mandate.nameEn",
      ...institutionColumns,
      "institution.nameZh as institutionNameZh",
      "institution.nameEn as institutionNameEn",
      "institution.kind as institutionKind",
      sql<number>`coalesce(place.open_introductions, 0)::int`.as("openIntroductions"),
    ])
    .where("mandate.status", "in", ["active", "exhausted"])
    .where("institution.status", "=", "active")
    .execute();
}

/** Mandates that their institutions have paused: how many, not whose. */
export async function countStoppedMandates(trx: ActorTransaction): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count_stopped_mandates()::int as count`.execute(trx);
  return rows[0]?.count ?? 0;
}

/** What runs between a prospect and institutions: one introduction each, and the offer on the table where there is one. */
export async function listRunningOfProspect(trx: ActorTransaction, prospectId: string, companyId: string) {
  return trx
    .selectFrom("introduction")
    .leftJoin("offer", (join) =>
      join
        .onRef("offer.introductionId", "=", "introduction.id")
        .on("offer.status", "in", ["issued", "viewed", "countered", "revised"]),
    )
    .select([
      "introduction.id",
      "introduction.institutionId",
      "introduction.status",
      "introduction.requestedBy",
      "introduction.requestedAt",
      "introduction.answerBy",
      "offer.id as offerId",
    ])
    .where("introduction.prospectId", "=", prospectId)
    .where("introduction.companyId", "=", companyId)
    .where("introduction.status", "in", ["requested", "consent_pending", "consented", "converted"])
    .orderBy("introduction.requestedAt", "desc")
    .execute();
}
