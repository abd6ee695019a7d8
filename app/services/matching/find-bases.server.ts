import { type Base, baseOf } from "#app/domain/matching/learned/market-fit.ts";
import { toBase } from "#app/domain/matching/learned/stored-model.ts";
import type { Found, Market } from "#app/domain/matching/ranking/market.ts";
import { listBases, upsertBases } from "#db/queries/matching/ranking-models.ts";
import type { ActorTransaction } from "#db/with-actor.ts";

/**
 * The bases of prospects as stored when each was last ranked in full. One without a base under the model of `part` gets
 * it now from the whole market, which is read only then.
 */
export async function findBases(
  trx: ActorTransaction,
  prospects: readonly Found[],
  part: Market,
  readWhole: () => Promise<Market>,
): Promise<Map<string, Base>> {
  const { version } = part.fit.model;
  const eligible = prospects.filter((one) => one.eligible.length > 0).map(({ facts }) => facts);
  const stored = await listBases(
    trx,
    eligible.map(({ prospectId }) => prospectId),
    version,
  );
  const bases = new Map([...stored].map(([prospectId, means]) => [prospectId, toBase(means)]));
  const missing = eligible.filter(({ prospectId }) => !bases.has(prospectId));
  if (missing.length === 0) return bases;
  const whole = await readWhole();
  const made = new Map(missing.map((facts) => [facts.prospectId, baseOf(whole.eligible(facts))]));
  await upsertBases(trx, made, version);
  for (const [prospectId, base] of made) bases.set(prospectId, base);
  return bases;
}
