import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { isEligible } from "#app/domain/matching/criteria/eligibility.ts";
import { addDays, type Day, dayOf } from "#app/lib/days.ts";
import {
  countDifferences,
  type DifferingPair,
  listDifferences,
} from "#db/queries/matching/eligible-pairs.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { endMarketChanges } from "#db/queries/matching/market-changes.ts";
import { findLatestCheck, insertCheck } from "#db/queries/matching/match-checks.ts";
import { listFactsOfProspects, listMandateTerms, lockMatching } from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { MatchingContext } from "../context.ts";

/** Differing pairs that are examined one by one; any beyond them counts as a fault. */
const mostLookedAt = 50_000;
const sampled = 20;

export interface MatchCheck {
  pairs: number;
  missing: number;
  extra: number;
  /** Pairs that changed only because a validity began or ended that day: no fault. */
  byDay: number;
}

/**
 * Each night: SQL derives every eligible pair again and compares it with the stored matches, while no refresh runs.
 * What the date changed since the last check, and what is wrong, is ranked again; only what is wrong raises an alarm.
 */
export function checkMatches(ctx: MatchingContext, actor: SystemActor): Promise<MatchCheck> {
  return ctx.withActor(actor, async (trx) => {
    await lockMatching(trx);
    const today = dayOf(ctx.now());
    const last = await findLatestCheck(trx);
    const counted = await countDifferences(trx, today);
    const check = { ...counted, byDay: 0 };
    const wrong: DifferingPair[] = [];
    if (counted.missing + counted.extra > 0) {
      const differing = await listDifferences(trx, today, mostLookedAt);
      const before = await turnedBy(trx, last ? dayOf(last.checkedAt) : addDays(today, -1), differing);
      for (const pair of differing) {
        if (before(pair)) {
          check.byDay += 1;
          check[pair.difference] -= 1;
        } else wrong.push(pair);
      }
      for (const prospectId of new Set(differing.map((pair) => pair.prospectId))) {
        await enqueue(trx, "match-prospect", { prospectId }, { isPatient: true });
      }
    }
    // A process whose cached market went wrong must not go on using it.
    if (wrong.length > 0) {
      delete ctx.market.held;
      await endMarketChanges(trx);
    }
    await insertCheck(trx, { ...check, checkedAt: ctx.now(), sample: wrong.slice(0, sampled) });
    return check;
  });
}

/** Whether a pair that differs today was as stored on an earlier day. */
async function turnedBy(
  trx: ActorTransaction,
  day: Day,
  differing: readonly DifferingPair[],
): Promise<(pair: DifferingPair) => boolean> {
  const prospectIds = [...new Set(differing.map((pair) => pair.prospectId))];
  const facts = new Map(
    (await listFactsOfProspects(trx, prospectIds)).map((row) => [row.prospectId, toProspectFacts(row)]),
  );
  const terms = new Map((await listMandateTerms(trx)).map((row) => [row.id, toMandateTerms(row)]));
  return ({ prospectId, mandateId, difference }) => {
    const [one, other] = [facts.get(prospectId), terms.get(mandateId)];
    const wasEligible = one !== undefined && other !== undefined && isEligible(one, other, day);
    return wasEligible === (difference === "extra");
  };
}
