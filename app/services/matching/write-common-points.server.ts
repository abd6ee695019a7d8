import { commonPointsOf } from "#app/domain/matching/ranking/common-points.ts";
import { toReasonPoints } from "#app/domain/matching/ranking/stored-reasons.ts";
import { listBestParts, upsertCommonPoints } from "#db/queries/matching/list-summaries.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Writes what is common to the pairs of these mandates' lists: by the best of each, which people read. */
export async function writeCommonPoints(trx: ActorTransaction, mandateIds: readonly string[]): Promise<void> {
  for (const mandateId of mandateIds) {
    const parts = await listBestParts(trx, mandateId);
    await upsertCommonPoints(trx, mandateId, commonPointsOf(parts.map(toReasonPoints)));
  }
}
