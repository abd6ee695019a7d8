import type { LiveMarket } from "#app/domain/matching/ranking/live-market.ts";
import type { Day } from "#app/lib/days.ts";
import { type MarketChanges, takeMarketChanges } from "#db/queries/matching/market-changes.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import { listFactsOfProspects, listTermsOfMandates } from "#db/queries/matching/matches.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { LoadedMarket } from "../context.ts";

/** With more changed prospects (a dataset was imported), reading everything in batches is faster. */
const mostFollowed = 20_000;

/**
 * The cached market in the state that this transaction sees, which holds the queue of matching; undefined if this
 * process has no market, another leads by now, or too much has changed. Changes are read from the tables, so that
 * applying them twice has the effect of once.
 */
export async function followMarket(
  trx: ActorTransaction,
  market: LoadedMarket,
  today: Day,
): Promise<LiveMarket | undefined> {
  const { held } = market;
  if (held === undefined) return undefined;
  try {
    const taken = await takeMarketChanges(trx, held.leader);
    if (taken === undefined || taken.prospectIds.length > mostFollowed) {
      delete market.held;
      return undefined;
    }
    const changes = together(held.unconfirmed, taken);
    held.unconfirmed = changes;
    held.live.setDay(today);
    await follow(trx, held.live, changes);
    return held.live;
  } catch (error) {
    delete market.held;
    throw error;
  }
}

function together(one: MarketChanges, other: MarketChanges): MarketChanges {
  return {
    prospectIds: [...new Set([...one.prospectIds, ...other.prospectIds])],
    mandateIds: [...new Set([...one.mandateIds, ...other.mandateIds])],
  };
}

async function follow(
  trx: ActorTransaction,
  live: LiveMarket,
  { prospectIds, mandateIds }: MarketChanges,
): Promise<void> {
  const facts =
    prospectIds.length === 0 ? [] : (await listFactsOfProspects(trx, prospectIds)).map(toProspectFacts);
  const terms =
    mandateIds.length === 0 ? [] : (await listTermsOfMandates(trx, mandateIds)).map(toMandateTerms);
  const removedProspects = new Set(prospectIds);
  for (const one of facts) {
    live.putProspect(one);
    removedProspects.delete(one.prospectId);
  }
  for (const prospectId of removedProspects) live.removeProspect(prospectId);
  const removedMandates = new Set(mandateIds);
  for (const one of terms) {
    live.putMandate(one);
    removedMandates.delete(one.mandateId);
  }
  for (const mandateId of removedMandates) live.removeMandate(mandateId);
}
