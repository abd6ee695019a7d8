import { sql } from "kysely";
import { preparedQuery } from "#db/prepared-query.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import { isRecord } from "#db/queries/shared/record-ref.ts";
import { cardColumns, runningColumns } from "./card-columns.ts";
import { chancesOf } from "./pair-chances.ts";
import { type OpportunityScope, running } from "./opportunity-list.ts";

/** One prospect, by its id or P-2417, for its row and its own page, with the match of a mandate if there is one. */
export async function findOpportunity(trx: ActorTransaction, of: OpportunityScope, prospect: string) {
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
    .select(cardColumns)
    .select(runningColumns)
    .select([
      "teaser.texts",
      "match.score",
      "match.parts",
      "pass.reasonCode",
      "pass.note as passNote",
      "pass.repairable as passRepairable",
      "pass.passedAt",
    ])
    .select(
      chancesOf(
        "institution",
        sql`(select institution.kind from institution where institution.id = ${of.institutionId}::uuid)`,
      ),
    )
    .where(isRecord("prospect", prospect, { id: "teaser.prospectId", number: "teaser.number" }))
    .where("teaser.status", "=", "published")
    .executeTakeFirst();
}

/** A few published teasers for cards, unordered. */
export async function listTeasersByIds(trx: ActorTransaction, prospectIds: readonly string[]) {
  return prospectIds.length === 0 ? [] : teasersByIds(trx, { prospectIds });
}

const teasersByIds = preparedQuery((trx, { prospectIds }: { prospectIds: readonly string[] }) =>
  trx
    .selectFrom("teaser")
    .select(cardColumns)
    .where(sql<boolean>`teaser.prospect_id = any (${prospectIds}::uuid[])`)
    .where("teaser.status", "=", sql.lit("published")),
);
