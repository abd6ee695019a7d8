import type { ActorTransaction } from "#db/with-actor.ts";
import type { DifferingPair, MatchDifferences } from "./eligible-pairs.ts";

export interface MatchCheckRow extends MatchDifferences {
  checkedAt: Date;
  byDay: number;
  sample: readonly DifferingPair[];
}

/** The last comparison of stored matches with the eligibility rules. Only admins and the worker get a result. */
export async function findLatestCheck(trx: ActorTransaction): Promise<MatchCheckRow | undefined> {
  const row = await latestCheck(trx).executeTakeFirst();
  return row === undefined ? undefined : toCheck(row);
}

/** The same, to be joined to another query. */
export function latestCheck(trx: ActorTransaction) {
  return trx
    .selectFrom("matchCheck")
    .select(["checkedAt", "pairs", "missing", "extra", "byDay", "sample"])
    .orderBy("checkedAt", "desc")
    .limit(1);
}

type StoredCheck = NonNullable<Awaited<ReturnType<ReturnType<typeof latestCheck>["executeTakeFirst"]>>>;

export function toCheck(row: StoredCheck): MatchCheckRow {
  const { pairs, missing, extra, byDay, ...rest } = row;
  return {
    ...rest,
    pairs: Number(pairs),
    missing: Number(missing),
    extra: Number(extra),
    byDay: Number(byDay),
    sample: row.sample as readonly DifferingPair[],
  };
}

export async function insertCheck(trx: ActorTransaction, check: MatchCheckRow): Promise<void> {
  const { checkedAt, pairs, missing, extra, byDay, sample } = check;
  await trx
    .insertInto("matchCheck")
    .values({
      checkedAt,
      pairs: BigInt(pairs),
      missing: BigInt(missing),
      extra: BigInt(extra),
      byDay: BigInt(byDay),
      sample: JSON.stringify(sample),
    })
    .execute();
}
