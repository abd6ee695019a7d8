import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { ProspectFacts } from "#app/domain/matching/facts.ts";
import { Market } from "#app/domain/matching/market.ts";
import { dayOf } from "#app/lib/days.ts";
import {
  deleteOtherMatchesOfMandate,
  findTerms,
  listFacts,
  listTerms,
  queueOnMatching,
  upsertMatches,
} from "#db/queries/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching-facts.ts";
import type { ServiceContext } from "../context.ts";
import { findBases } from "./find-bases.server.ts";
import { findMatches } from "./find-matches.server.ts";
import { readRankingRules } from "./read-ranking-rules.server.ts";
import { settleCapacity } from "./settle-capacity.server.ts";

/** Teasers that are read at a time: enough to keep round trips few, few enough to keep memory flat at any size. */
const batch = 2_000;

/**
 * The matcher's memory of one mandate, made anew: its capacity is settled first, then every published prospect is
 * held against it, and only those that fit or nearly fit are kept, each scored against its own base, so that no row of
 * another mandate has to be written. Running twice writes nothing the second time.
 */
export function refreshMatchesOfMandate(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
  { mandateId }: { mandateId: string },
): Promise<{ eligible: number; nearMisses: number }> {
  return withActor(actor, async (trx) => {
    await queueOnMatching(trx);
    await settleCapacity(trx, actor, mandateId, now());
    const row = await findTerms(trx, mandateId);
    const terms = row && toMandateTerms(row);
    const today = dayOf(now());
    const rules = await readRankingRules(trx, today, withActor);
    const market = new Market(rules, terms?.open ? [terms] : [], today);
    let whole: Market | undefined;
    const readWhole = async () =>
      (whole ??= new Market(rules, (await listTerms(trx)).map(toMandateTerms), today));
    const kept: string[] = [];
    let eligible = 0;
    let after: string | null = null;
    while (terms?.open) {
      const facts: ProspectFacts[] = (await listFacts(trx, after, batch)).map(toProspectFacts);
      const found = findMatches(facts, market, await findBases(trx, facts, market, readWhole));
      await upsertMatches(trx, found, rules.model.version, now());
      for (const match of found) {
        kept.push(match.prospectId);
        if (match.outcome === "eligible") eligible += 1;
      }
      after = facts.at(-1)?.prospectId ?? null;
      if (facts.length < batch) break;
    }
    await deleteOtherMatchesOfMandate(trx, mandateId, kept);
    return { eligible, nearMisses: kept.length - eligible };
  });
}
