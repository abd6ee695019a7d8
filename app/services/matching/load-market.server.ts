import { randomUUID } from "node:crypto";
import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { LiveMarket } from "#app/domain/matching/ranking/live-market.ts";
import { dayOf } from "#app/lib/days.ts";
import { beginMarketChanges } from "#db/queries/matching/market-changes.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import { listTeaserFacts, listMandateTerms, lockMatching } from "#db/queries/matching/matches.ts";
import type { MatchingContext } from "#app/services/context.ts";

/** Teasers per batch. */
const batch = 2_000;

/**
 * Loads the market into memory, where jobs keep it up to date. Changes are listed from before the read, so that none is
 * missed; the previous leader is replaced. Jobs that run meanwhile do so without a cached market.
 */
export async function loadMarket(
  { withActor, now, market }: MatchingContext,
  actor: SystemActor,
): Promise<{ prospects: number; mandates: number }> {
  const leader = randomUUID();
  delete market.held;
  await withActor(actor, async (trx) => {
    await lockMatching(trx);
    await beginMarketChanges(trx, leader);
  });
  const live = await withActor(actor, async (trx) => {
    const made = new LiveMarket((await listMandateTerms(trx)).map(toMandateTerms), dayOf(now()));
    for (let after: string | null = null; ;) {
      const rows: Awaited<ReturnType<typeof listTeaserFacts>> = await listTeaserFacts(trx, after, batch);
      for (const row of rows) made.putProspect(toProspectFacts(row));
      after = rows.at(-1)?.prospectId ?? null;
      if (rows.length < batch) return made;
    }
  });
  market.held = { leader, live, unconfirmed: { prospectIds: [], mandateIds: [] } };
  return live.size;
}
