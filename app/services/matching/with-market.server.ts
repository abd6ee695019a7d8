import type { SystemActor } from "#app/domain/accounts/actor.ts";
import type { LiveMarket } from "#app/domain/matching/ranking/live-market.ts";
import { dayOf } from "#app/lib/days.ts";
import { lockMatching } from "#db/queries/matching/matches.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { MatchingContext } from "../context.ts";
import { followMarket } from "./follow-market.server.ts";

/**
 * A refresh: one transaction after another, with the market that this process caches, if it does. Call `follow` after
 * the work's own changes to what the matcher reads.
 */
export async function withMarket<Result>(
  { withActor, now, market }: MatchingContext,
  actor: SystemActor,
  work: (trx: ActorTransaction, follow: () => Promise<LiveMarket | undefined>) => Promise<Result>,
): Promise<Result> {
  let followed: object | undefined;
  const result = await withActor(actor, async (trx) => {
    await lockMatching(trx);
    return work(trx, async () => {
      const live = await followMarket(trx, market, dayOf(now()));
      followed = market.held?.unconfirmed;
      return live;
    });
  });
  // The next refresh may have started and applied these again: then it confirms them.
  if (market.held !== undefined && market.held.unconfirmed === followed) {
    market.held.unconfirmed = { prospectIds: [], mandateIds: [] };
  }
  return result;
}
