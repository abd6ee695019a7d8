import { createQueuePool } from "#db/queue-pool.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { enqueue } from "#db/queries/jobs.ts";
import type { Planted } from "./database.ts";
import { duration, type Reporter, spread } from "./timing.ts";

const rounds = 10;

/** From a committed edit of a mandate, through the queue and the worker, to the changed list read back. */
export async function benchEndToEnd(
  { worker, owner, databaseUrl }: Planted,
  { line, progress }: Reporter,
): Promise<void> {
  const queue = createQueuePool({ connectionString: databaseUrl, size: 4, onError: () => undefined });
  const running = startWorker(worker, queue);
  const listed = async (mandateId: string) => {
    const { rows } = await owner
      .selectFrom("match")
      .select((eb) => eb.fn.countAll<string>().as("listed"))
      .where("mandateId", "=", mandateId)
      .where("outcome", "=", "eligible")
      .execute()
      .then((found) => ({ rows: found }));
    return Number(rows[0]?.listed ?? 0);
  };
  try {
    const some = await owner.selectFrom("mandate").select(["id", "budgetFen"]).limit(rounds).execute();
    const taken: number[] = [];
    for (const [round, { id: mandateId, budgetFen }] of some.entries()) {
      const edit = (fen: bigint) =>
        worker.withActor({ kind: "system" }, async (trx) => {
          await trx.updateTable("mandate").set({ budgetFen: fen }).where("id", "=", mandateId).execute();
          await enqueue(trx, "match-mandate", { mandateId }, { key: `match-mandate:${mandateId}` });
        });
      // First its list is made; then the edit is timed that empties it, and the one that fills it again.
      await edit(budgetFen);
      await until(async () => (await listed(mandateId)) > 0);
      const full = await listed(mandateId);
      for (const [fen, wanted] of [
        [0n, 0],
        [budgetFen, full],
      ] as const) {
        progress(`edit ${round + 1} of ${some.length}`);
        await edit(fen);
        const begun = performance.now();
        await until(async () => (await listed(mandateId)) === wanted);
        taken.push(performance.now() - begun);
      }
    }
    line(
      "from a committed edit to the changed list",
      `${spread(taken)}, most ${duration(Math.max(...taken))}`,
    );
  } finally {
    await running.stop();
    await queue.end();
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error("the list did not change within a minute");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
