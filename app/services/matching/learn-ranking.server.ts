import { setImmediate } from "node:timers/promises";
import type { SystemActor } from "#app/domain/accounts/actor.ts";
import { learn, qualityOf, type RankingFigures } from "#app/domain/matching/learned/learn.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { addHistory } from "#app/domain/matching/learned/counted-acts.ts";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { toLearnedModel } from "#app/domain/matching/learned/stored-model.ts";
import { Market } from "#app/domain/matching/ranking/market.ts";
import { dayOf } from "#app/lib/days.ts";
import { countedActs } from "#db/queries/matching/counted-acts.ts";
import { countedDeals } from "#db/queries/matching/counted-deals.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import { listTeaserFacts, listMandateTerms } from "#db/queries/matching/matches.ts";
import { toMandateTerms, toProspectFacts } from "#db/queries/matching/matching-facts.ts";
import { findRankingInForce, insertRankingModel } from "#db/queries/matching/ranking-models.ts";
import type { ServiceContext } from "../context.ts";

/** The spread of scores is calibrated on so many prospects. */
const sampled = 1_000;

export interface LearnedRanking {
  deals: number;
  /** Null if there were too few deals to learn from, or none new. */
  version: string | null;
  adopted: boolean;
}

/**
 * Each night: a model from all deals to date, stored with its figures whether or not it was better than the one in
 * force. After its adoption every mandate is ranked again. What anybody pays is no input.
 */
export async function learnRanking(ctx: ServiceContext, actor: SystemActor): Promise<LearnedRanking> {
  const { deals, inForce } = await ctx.withActor(actor, async (trx) => ({
    deals: await countedDeals(trx, dayOf(ctx.now())),
    inForce: await findRankingInForce(trx),
  }));
  const previous = inForce === undefined ? LAUNCH_MODEL : toLearnedModel(inForce.model);
  const learned = learn(deals, previous);
  const nothing = { deals: deals.length, version: null, adopted: false };
  if (learned === null || (learned.adopted && learned.model.version === previous.version)) return nothing;
  const { model, adopted, before, after } = learned;
  await setImmediate(); // lets other tasks of this process run
  const figures: RankingFigures = { before, after, quality: adopted ? qualityOf(deals) : null };
  return ctx.withActor(actor, async (trx) => {
    const { version, events } = model;
    const terms = adopted ? (await listMandateTerms(trx)).map(toMandateTerms) : [];
    const today = dayOf(ctx.now());
    const ledger = new DealCounts(model.settings.halfLives);
    addHistory(ledger, deals, await countedActs(trx, today));
    const market = new Market({ model, dealCounts: ledger }, terms, today);
    const gain = market.gainOver((await listTeaserFacts(trx, null, sampled)).map(toProspectFacts));
    await insertRankingModel(trx, {
      version,
      model: { ...model, gain },
      trainedAt: ctx.now(),
      events,
      figures,
      adopted,
    });
    for (const { mandateId } of terms) {
      await enqueue(trx, "match-mandate", { mandateId }, { isPatient: true });
    }
    return { deals: deals.length, version, adopted };
  });
}
