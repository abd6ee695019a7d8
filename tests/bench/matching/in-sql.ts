import { readFileSync } from "node:fs";
import { sql } from "kysely";
import { countEligiblePairs } from "#db/queries/matching/eligible-pairs.ts";
import type { Inserted } from "./database.ts";
import { thousandsSeparated, duration, measure, type Reporter } from "./timing.ts";
import { today } from "./dataset.ts";

/** The same in SQL: every eligible pair counted, ranked by nothing. `memory` is what the index counted. */
export async function benchSql(
  { worker }: Inserted,
  memory: number | null,
  { line, progress }: Reporter,
): Promise<void> {
  progress("deriving every pair in SQL");
  let [pairs, computed] = [0, 0];
  const derived = await measure(() =>
    worker.withActor({ kind: "system" }, async (trx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(trx);
      const before = processorOf(rows[0]?.pid ?? 0);
      pairs = await countEligiblePairs(trx, today);
      computed = processorOf(rows[0]?.pid ?? 0) - before;
    }),
  );
  const agree =
    memory === null ? "" : pairs === memory ? ", as in memory" : `, IN MEMORY ${thousandsSeparated(memory)}`;
  const figure = `${duration(derived.elapsed)} (${duration(computed)} of processor); ${thousandsSeparated(pairs)} pairs${agree}`;
  line("by SQL: every eligible pair, not ranked", figure);
}

/** A process's processor time in milliseconds, where the system has it (Linux, 100 ticks a second). */
function processorOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return 0;
  }
}
