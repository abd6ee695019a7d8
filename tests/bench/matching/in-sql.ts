import { countEligiblePairs } from "#db/queries/eligible-pairs.ts";
import type { Planted } from "./database.ts";
import { count, measure, type Reporter } from "./timing.ts";
import { worldDay } from "./world.ts";

/** The same in SQL: every eligible pair counted, ranked by nothing. `memory` is what the index counted. */
export async function benchSql(
  { worker }: Planted,
  memory: number | null,
  { line, progress }: Reporter,
): Promise<void> {
  progress("deriving every pair in SQL");
  let pairs = 0;
  const derived = await measure(async () => {
    pairs = await worker.withActor({ kind: "system" }, (trx) => countEligiblePairs(trx, worldDay));
  });
  const agree = memory === null ? "" : pairs === memory ? ", as in memory" : `, IN MEMORY ${count(memory)}`;
  line(
    "by SQL: all eligible pairs, not ranked",
    `${derived.text.split(" (")[0] ?? ""}; ${count(pairs)}${agree}`,
  );
}
