import type { LiveMarket } from "#app/domain/matching/ranking/live-market.ts";
import type { Found, Market } from "#app/domain/matching/ranking/market.ts";
import { listTeaserFacts } from "#db/queries/matching/matches.ts";
import { toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** Prospects per batch: few round trips, and flat memory at any size. */
const batch = 2_000;

/** Those found among the prospects after one id and up to another; null is no end. */
export interface FoundRange {
  prospects: readonly Found[];
  after: string | null;
  until: string | null;
}

/**
 * The prospects that the one mandate of `market` concerns, by id, in ranges that together cover all of them: from the
 * cached market if there is one, else by reading every teaser.
 */
export async function* findProspects(
  trx: ActorTransaction,
  market: Market,
  live: LiveMarket | undefined,
): AsyncGenerator<FoundRange, void> {
  const [terms] = market.fit.mandates;
  if (terms === undefined) return yield* rangesOf([]);
  if (live !== undefined) return yield* rangesOf(foundBy(live, terms.mandateId));
  for (let after: string | null = null; ;) {
    const rows: Awaited<ReturnType<typeof listTeaserFacts>> = await listTeaserFacts(trx, after, batch);
    const until: string | null = rows.length < batch ? null : (rows.at(-1)?.prospectId ?? null);
    yield { prospects: rows.map((row) => market.found(toProspectFacts(row))), after, until };
    if (until === null) return;
    after = until;
  }
}

function foundBy(live: LiveMarket, mandateId: string): Found[] {
  const eligible = live.prospectsOf(mandateId, "eligible");
  const nearMisses = live.prospectsOf(mandateId, "near_miss");
  return [
    ...eligible.map((facts) => ({ facts, eligible: [0], nearMisses: [] })),
    ...nearMisses.map((facts) => ({ facts, eligible: [], nearMisses: [0] })),
  ].sort((one, other) => (one.facts.prospectId < other.facts.prospectId ? -1 : 1));
}

function* rangesOf(all: readonly Found[]): Generator<FoundRange, void> {
  let after: string | null = null;
  for (let from = 0; ; from += batch) {
    const prospects = all.slice(from, from + batch);
    const until: string | null =
      from + batch < all.length ? (prospects.at(-1)?.facts.prospectId ?? null) : null;
    yield { prospects, after, until };
    if (until === null) return;
    after = until;
  }
}
