import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { Base } from "#app/domain/matching/learned/market-fit.ts";
import { Market } from "#app/domain/matching/market.ts";
import { dayOf } from "#app/lib/days.ts";
import {
  deleteOtherMatchesOfProspect,
  findFacts,
  listTerms,
  queueOnMatching,
  updateAcceptedOfTeaser,
  upsertMatches,
} from "#db/queries/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching-facts.ts";
import { upsertBases } from "#db/queries/ranking-models.ts";
import type { ServiceContext } from "../context.ts";
import { findMatches } from "./find-matches.server.ts";
import { readRankingRules } from "./read-ranking-rules.server.ts";

/**
 * The matcher's memory of one prospect, made anew, its base among it: held against every mandate in force. A prospect that is not
 * published (any more) leaves every list.
 */
export function refreshMatchesOfProspect(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
  { prospectId }: { prospectId: string },
): Promise<{ eligible: number; nearMisses: number }> {
  return withActor(actor, async (trx) => {
    await queueOnMatching(trx);
    await updateAcceptedOfTeaser(trx, prospectId);
    const facts = await findFacts(trx, prospectId);
    const terms = facts ? await listTerms(trx) : [];
    const today = dayOf(now());
    const rules = await readRankingRules(trx, today, withActor);
    const market = new Market(rules, terms.map(toMandateTerms), today);
    const bases = new Map<string, Base>();
    const found = findMatches(facts ? [toProspectFacts(facts)] : [], market, bases);
    await upsertBases(trx, bases, rules.model.version);
    await upsertMatches(trx, found, rules.model.version, now());
    await deleteOtherMatchesOfProspect(
      trx,
      prospectId,
      found.map((match) => match.mandateId),
    );
    const eligible = found.filter((match) => match.outcome === "eligible").length;
    return { eligible, nearMisses: found.length - eligible };
  });
}
