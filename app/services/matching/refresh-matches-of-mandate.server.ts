import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { Market } from "#app/domain/matching/ranking/market.ts";
import { dayOf } from "#app/lib/days.ts";
import { findMandateTerms, listMandateTerms } from "#db/queries/matching/matches.ts";
import { toMandateTerms } from "#db/queries/matching/matching-facts.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { MatchingContext } from "../context.ts";
import { findBases } from "./find-bases.server.ts";
import { findMatches } from "./find-matches.server.ts";
import { findProspects } from "./find-prospects.server.ts";
import { readRankingRules } from "./read-ranking-rules.server.ts";
import { writeCommonPoints } from "./write-common-points.server.ts";
import { settleCapacity } from "./settle-capacity.server.ts";
import { withMarket } from "./with-market.server.ts";
import { writeMatches } from "./write-matches.server.ts";

/**
 * Recomputes the stored matches of one mandate: its capacity is settled first, then every published prospect is matched
 * with it. Only pairs that fit or nearly fit are stored, each scored against its prospect's own base, so that no row of
 * another mandate has to be written. A second run writes nothing.
 */
export function refreshMatchesOfMandate(
  ctx: MatchingContext,
  actor: SystemActor,
  { mandateId }: { mandateId: string },
): Promise<{ eligible: number; nearMisses: number }> {
  return withMarket(ctx, actor, async (trx, follow) => {
    await settleCapacity(trx, actor, mandateId, ctx.now());
    const live = await follow();
    const terms = live ? live.termsOf(mandateId) : await readTerms(trx, mandateId);
    const today = live?.day ?? dayOf(ctx.now());
    const rules = await readRankingRules(trx, today, ctx.withActor);
    const market = new Market(rules, terms?.open ? [terms] : [], today);
    let whole: Market | undefined;
    const readWhole = async () =>
      (whole ??=
        live?.whole(rules) ?? new Market(rules, (await listMandateTerms(trx)).map(toMandateTerms), today));
    let [eligible, nearMisses] = [0, 0];
    const ranges = findProspects(trx, market, live);
    const take = async () => {
      const { value, done } = await ranges.next();
      return done ? null : { ...value, bases: settled(findBases(trx, value.prospects, market, readWhole)) };
    };
    let following = await take();
    let writing = settled(Promise.resolve());
    try {
      while (following !== null) {
        const { prospects, after, until, bases } = following;
        const known = await bases;
        following = await take();
        // The batches before are written meanwhile.
        const found = findMatches(prospects, market, known);
        await writing;
        writing = settled(
          writeMatches(trx, { mandateId, after, until }, found, rules.model.version, ctx.now()),
        );
        for (const { outcome } of found) {
          if (outcome === "eligible") eligible += 1;
          else nearMisses += 1;
        }
      }
      await writing;
    } finally {
      // No statement of this transaction may be running when it ends.
      await Promise.allSettled([writing, following?.bases]);
    }
    await writeCommonPoints(trx, [mandateId]);
    return { eligible, nearMisses };
  });
}

/** A promise that is awaited later: an earlier rejection must not count as unhandled. */
function settled<Result>(promise: Promise<Result>): Promise<Result> {
  promise.catch(() => undefined);
  return promise;
}

async function readTerms(trx: ActorTransaction, mandateId: string) {
  const row = await findMandateTerms(trx, mandateId);
  return row && toMandateTerms(row);
}
