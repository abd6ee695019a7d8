import type { Actor } from "#app/domain/accounts/actor.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { weightsByKind } from "#app/domain/matching/learned/reason-kinds.ts";
import { toLearnedModel, toQuality } from "#app/domain/matching/learned/stored-model.ts";
import { findRankingInForce } from "#db/queries/matching/ranking-models.ts";
import type { ServiceContext } from "../context.ts";

/** With fewer deals the figures show little about how well a model ranks. */
const leastMeasured = 30;

/** The current ranking weights and how well they did, for anyone; `trainedAt` is null for the launch model. */
export function readRanking({ readAs }: ServiceContext, actor: Actor) {
  return readAs(actor, async (trx) => {
    const row = await findRankingInForce(trx);
    const model = row === undefined ? LAUNCH_MODEL : toLearnedModel(row.model);
    const quality = row === undefined ? null : toQuality(row.figures);
    return {
      version: model.version,
      trainedAt: row?.trainedAt ?? null,
      events: row?.events ?? 0,
      weights: weightsByKind(model.weights),
      quality: quality !== null && quality.events >= leastMeasured ? quality : null,
    };
  });
}
