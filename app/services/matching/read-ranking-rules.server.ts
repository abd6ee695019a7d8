import { addHistory } from "#app/domain/matching/learned/counted-acts.ts";
import { DealCounts } from "#app/domain/matching/learned/deal-counts.ts";
import { LAUNCH_MODEL } from "#app/domain/matching/learned/model.ts";
import { toLearnedModel } from "#app/domain/matching/learned/stored-model.ts";
import type { RankingRules } from "#app/domain/matching/ranking/market.ts";
import type { Day } from "#app/lib/days.ts";
import { countedActs } from "#db/queries/matching/counted-acts.ts";
import { countedDeals, rowVersionOfDeals } from "#db/queries/matching/counted-deals.ts";
import { findRankingInForce } from "#db/queries/matching/ranking-models.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/** The last count, as long as it is valid: a refresh must not read thousands of deals again. */
const counted = new WeakMap<object, { rowVersion: string; ledger: DealCounts }>();

/**
 * The model in force with the current deals, and what did not become a deal as of the start of the day. Only the worker
 * may read all of it. `owner` is the database access that the count is cached for.
 */
export async function readRankingRules(
  trx: ActorTransaction,
  today: Day,
  owner: object = trx,
): Promise<RankingRules> {
  const row = await findRankingInForce(trx);
  const model = row === undefined ? LAUNCH_MODEL : toLearnedModel(row.model);
  const rowVersion = `${model.version} ${today} ${await rowVersionOfDeals(trx)}`;
  const cached = counted.get(owner);
  if (cached?.rowVersion === rowVersion) return { model, dealCounts: cached.ledger };
  const ledger = new DealCounts(model.settings.halfLives, { storesEvidence: true });
  addHistory(ledger, await countedDeals(trx, today), await countedActs(trx, today));
  counted.set(owner, { rowVersion, ledger });
  return { model, dealCounts: ledger };
}
