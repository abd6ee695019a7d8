import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { Base } from "#app/domain/matching/learned/market-fit.ts";
import { Market } from "#app/domain/matching/ranking/market.ts";
import { dayOf } from "#app/lib/days.ts";
import {
  findTeaserFacts,
  listMandateTerms,
  forgetHiddenProspect,
  updateAskOfTeaser,
} from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import { upsertBases } from "#db/queries/matching/ranking-models.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { MatchingContext } from "../context.ts";
import { findMatches } from "./find-matches.server.ts";
import { readRankingRules } from "./read-ranking-rules.server.ts";
import { withMarket } from "./with-market.server.ts";
import { writeMatches } from "./write-matches.server.ts";

/**
 * Recomputes the stored matches of one prospect and its base, against every mandate in force. A prospect that is not
 * published (any more) leaves every list.
 */
export function refreshMatchesOfProspect(
  ctx: MatchingContext,
  actor: SystemActor,
  { prospectId }: { prospectId: string },
): Promise<{ eligible: number; nearMisses: number }> {
  return withMarket(ctx, actor, async (trx, follow) => {
    await updateAskOfTeaser(trx, prospectId);
    const live = await follow();
    const facts = live ? live.factsOf(prospectId) : await readFacts(trx, prospectId);
    const today = live?.day ?? dayOf(ctx.now());
    const rules = await readRankingRules(trx, today, ctx.withActor);
    const market =
      live?.whole(rules) ??
      new Market(rules, facts ? (await listMandateTerms(trx)).map(toMandateTerms) : [], today);
    const bases = new Map<string, Base>();
    const found = findMatches(facts ? [market.found(facts)] : [], market, bases);
    await upsertBases(trx, bases, rules.model.version);
    await writeMatches(trx, { prospectId }, found, rules.model.version, ctx.now());
    await forgetHiddenProspect(trx, prospectId);
    const eligible = found.filter((match) => match.outcome === "eligible").length;
    return { eligible, nearMisses: found.length - eligible };
  });
}

async function readFacts(trx: ActorTransaction, prospectId: string) {
  const row = await findTeaserFacts(trx, prospectId);
  return row && toProspectFacts(row);
}
