import type { ActorTransaction } from "#db/with-actor.ts";

/** As multiples of the average; by mandate. */
export type Demand = ReadonlyMap<string, number>;

export async function listDemand(trx: ActorTransaction): Promise<Map<string, number>> {
  const rows = await trx.selectFrom("mandateDemand").select(["mandateId", "demand"]).execute();
  return new Map(rows.map(({ mandateId, demand }) => [mandateId, demand]));
}

export async function upsertDemand(trx: ActorTransaction, demand: Demand, now: Date): Promise<void> {
  if (demand.size === 0) return;
  await trx
    .insertInto("mandateDemand")
    .values([...demand].map(([mandateId, times]) => ({ mandateId, demand: times, measuredAt: now })))
    .onConflict((conflict) =>
      conflict.column("mandateId").doUpdateSet(({ ref }) => ({
        demand: ref("excluded.demand"),
        measuredAt: ref("excluded.measuredAt"),
      })),
    )
    .execute();
}
