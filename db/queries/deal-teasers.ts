import type { ActorTransaction } from "../with-actor.ts";
import { type DealsOf, running } from "./deals-list.ts";
import { factColumns } from "./matching-facts.ts";

/** One prospect as its card and its own page show it, with the match of a mandate where there is one. */
export async function findDeal(trx: ActorTransaction, of: DealsOf, prospectId: string) {
  return trx
    .selectFrom("teaser")
    .leftJoin("match", (join) =>
      join
        .onRef("match.prospectId", "=", "teaser.prospectId")
        .on("match.mandateId", "=", of.mandateId)
        .on("match.outcome", "=", "eligible"),
    )
    .leftJoin("introduction", (join) =>
      join
        .onRef("introduction.prospectId", "=", "teaser.prospectId")
        .on("introduction.institutionId", "=", of.institutionId)
        .on("introduction.status", "in", running),
    )
    .leftJoin("pass", (join) =>
      join.onRef("pass.prospectId", "=", "teaser.prospectId").on("pass.mandateId", "=", of.mandateId),
    )
    .select(factColumns)
    .select([
      "teaser.number",
      "teaser.headlineZh",
      "teaser.headlineEn",
      "teaser.purpose",
      "teaser.bands",
      "teaser.texts",
      "teaser.publishedAt",
      "introduction.id as introductionId",
      "introduction.status as introductionStatus",
      "introduction.requestedBy as introductionRequestedBy",
      "introduction.requestedAt as introductionRequestedAt",
      "introduction.answerBy as introductionAnswerBy",
      "match.score",
      "match.parts",
      "pass.reasonCode",
      "pass.note as passNote",
      "pass.repairable as passRepairable",
      "pass.passedAt",
    ])
    .where("teaser.prospectId", "=", prospectId)
    .where("teaser.status", "=", "published")
    .executeTakeFirst();
}

/** A few published teasers, as cards show them, in no order. */
export async function listTeasersByIds(trx: ActorTransaction, prospectIds: readonly string[]) {
  if (prospectIds.length === 0) return [];
  return trx
    .selectFrom("teaser")
    .select(factColumns)
    .select([
      "teaser.number",
      "teaser.headlineZh",
      "teaser.headlineEn",
      "teaser.purpose",
      "teaser.bands",
      "teaser.publishedAt",
    ])
    .where("teaser.prospectId", "in", prospectIds)
    .where("teaser.status", "=", "published")
    .execute();
}
