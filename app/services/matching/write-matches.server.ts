import { isDeepStrictEqual } from "node:util";
import {
  deleteMatches,
  type FoundMatch,
  listMatches,
  type MatchesOf,
  upsertMatches,
} from "#db/queries/matching/matches.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * Makes stored matches equal to what was found, no more and no less. Rows that are equal already are not sent, so that
 * an edit costs what it changes.
 */
export async function writeMatches(
  trx: ActorTransaction,
  of: MatchesOf,
  found: readonly FoundMatch[],
  modelVersion: string,
  now: Date,
): Promise<void> {
  const stored = new Map((await listMatches(trx, of)).map((row) => [keyOf(row), row]));
  const changed: FoundMatch[] = [];
  for (const match of found) {
    const row = stored.get(keyOf(match));
    stored.delete(keyOf(match));
    if (row === undefined || !isSameMatch(row, match) || row.modelVersion !== modelVersion) {
      changed.push(match);
    }
  }
  await deleteMatches(trx, [...stored.values()]);
  await upsertMatches(trx, changed, modelVersion, now);
}

function keyOf({ mandateId, prospectId }: Pick<FoundMatch, "mandateId" | "prospectId">): string {
  return `${mandateId} ${prospectId}`;
}

function isSameMatch(row: Omit<FoundMatch, "institutionId">, match: FoundMatch): boolean {
  return (
    row.outcome === match.outcome &&
    row.score === match.score &&
    row.missedCriterion === match.missedCriterion &&
    row.prospectVersion === match.prospectVersion &&
    row.mandateVersion === match.mandateVersion &&
    isDeepStrictEqual(row.parts, match.parts)
  );
}
