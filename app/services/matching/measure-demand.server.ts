import { setImmediate } from "node:timers/promises";
import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { DemandCount, isSignificantChange } from "#app/domain/matching/learned/demand.ts";
import { Market } from "#app/domain/matching/ranking/market.ts";
import { dayOf } from "#app/lib/days.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { listDemand, upsertDemand } from "#db/queries/mandates/mandate-demand.ts";
import { listTeaserFacts, listMandateTerms } from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import type { ServiceContext } from "../context.ts";
import { readRankingRules } from "./read-ranking-rules.server.ts";

/** Teasers per batch. */
const batch = 2_000;

/**
 * Each night: how many companies would turn to each mandate in force if each chose one by the ranking. A mandate whose
 * demand changed enough to matter is ranked again. What anybody pays is no input.
 */
export function measureDemand(
  { withActor, now }: ServiceContext,
  actor: SystemActor,
): Promise<{ mandates: number; changed: number }> {
  return withActor(actor, async (trx) => {
    const today = dayOf(now());
    const rules = await readRankingRules(trx, today, withActor);
    const market = new Market(rules, (await listMandateTerms(trx)).map(toMandateTerms), today);
    const { mandates } = market.fit;
    const count = new DemandCount(mandates.length);
    for (let after: string | null = null; ;) {
      const rows: Awaited<ReturnType<typeof listTeaserFacts>> = await listTeaserFacts(trx, after, batch);
      for (const row of rows) {
        const eligible = market.eligible(toProspectFacts(row));
        count.add(market.fit.undemanded(eligible), eligible.slots);
      }
      if (rows.length < batch) break;
      after = rows.at(-1)?.prospectId ?? null;
      await setImmediate(); // lets other tasks of this process run
    }
    const before = await listDemand(trx);
    const measured = count.demand();
    const changed = mandates.flatMap(({ mandateId }, slot): [string, number][] => {
      const demand = measured[slot] ?? 1;
      return isSignificantChange(before.get(mandateId) ?? null, demand) ? [[mandateId, demand]] : [];
    });
    await upsertDemand(trx, new Map(changed), now());
    for (const [mandateId] of changed) {
      await enqueue(trx, "match-mandate", { mandateId }, { isPatient: true });
    }
    return { mandates: mandates.length, changed: changed.length };
  });
}
