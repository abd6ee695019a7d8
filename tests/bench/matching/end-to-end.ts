import { createQueuePool } from "#db/queue-pool.ts";
import { startWorker } from "#app/jobs/worker.server.ts";
import { enqueue } from "#db/queries/jobs/jobs.ts";
import type { ActorTransaction } from "#db/with-actor.ts";
import type { Inserted } from "./database.ts";
import { thousandsSeparated, duration, measure, type Reporter, percentiles } from "./timing.ts";

const rounds = 50;

/** From a committed edit, through the queue and the worker, to the changed list read back. */
export async function benchEndToEnd(inserted: Inserted, { line, progress }: Reporter): Promise<void> {
  const { worker, owner, databaseUrl } = inserted;
  const queue = createQueuePool({ connectionString: databaseUrl, size: 6, onError: () => undefined });
  const running = startWorker(worker, queue);
  try {
    progress("starting the worker");
    const started = await measure(() => until(async () => worker.market.held !== undefined));
    line("from start to a market in memory", started.text);
    line("the process", `${thousandsSeparated(process.memoryUsage().rss / 1_048_576)} MiB`);
    const mandates = await owner.selectFrom("mandate").select(["id", "budgetFen"]).limit(rounds).execute();
    const taken = { first: [] as number[], emptied: [] as number[], filled: [] as number[] };
    const rows: number[] = [];
    for (const [round, { id, budgetFen }] of mandates.entries()) {
      progress(`edit ${round + 1} of ${mandates.length}`);
      const edit = (fen: bigint, isDone: (listed: number) => boolean) =>
        timed(inserted, { mandateId: id }, isDone, async (trx) => {
          await trx.updateTable("mandate").set({ budgetFen: fen }).where("id", "=", id).execute();
          await enqueue(trx, "match-mandate", { mandateId: id }, { key: `match-mandate:${id}` });
        });
      taken.first.push(await edit(budgetFen, (listed) => listed > 0));
      const full = await countListed(inserted, { mandateId: id });
      rows.push(full);
      taken.emptied.push(await edit(0n, (listed) => listed === 0));
      taken.filled.push(await edit(budgetFen, (listed) => listed === full));
    }
    const both = [...taken.emptied, ...taken.filled];
    line("a mandate's list made for the first time", worst(taken.first));
    line("rows of it, near misses among them", rowsOf(rows));
    line("from an edit to its list emptied", worst(taken.emptied));
    line("from an edit to its list filled", worst(taken.filled));
    line("from a committed edit to the changed list", worst(both));
    line("the same of a prospect", worst(await editsOfProspects(inserted, progress)));
  } finally {
    await running.stop();
    await queue.end();
  }
}

/** Prospects are paused and published again. */
async function editsOfProspects(inserted: Inserted, progress: Reporter["progress"]): Promise<number[]> {
  const some = await inserted.owner
    .selectFrom("match")
    .select("prospectId")
    .groupBy("prospectId")
    .limit(rounds)
    .execute();
  const taken: number[] = [];
  for (const [round, { prospectId }] of some.entries()) {
    progress(`edit ${round + 1} of ${some.length}`);
    for (const status of ["paused", "published"] as const) {
      const isDone = (listed: number) => (status === "paused" ? listed === 0 : listed > 0);
      const one = await timed(inserted, { prospectId }, isDone, async (trx) => {
        await trx.updateTable("teaser").set({ status }).where("prospectId", "=", prospectId).execute();
        await enqueue(trx, "match-prospect", { prospectId }, { key: `match-prospect:${prospectId}` });
      });
      taken.push(one);
    }
  }
  return taken;
}

type Side = { mandateId: string } | { prospectId: string };

async function timed(
  inserted: Inserted,
  of: Side,
  isDone: (listed: number) => boolean,
  edit: (trx: ActorTransaction) => Promise<void>,
): Promise<number> {
  await inserted.worker.withActor({ kind: "system" }, edit);
  const begun = performance.now();
  await until(async () => isDone(await countListed(inserted, of)));
  return performance.now() - begun;
}

async function countListed({ owner }: Inserted, of: Side): Promise<number> {
  const { listed } = await owner
    .selectFrom("match")
    .select((eb) => eb.fn.countAll<string>().as("listed"))
    .$if("mandateId" in of, (query) => query.where("mandateId", "=", "mandateId" in of ? of.mandateId : ""))
    .$if("prospectId" in of, (query) =>
      query.where("prospectId", "=", "prospectId" in of ? of.prospectId : ""),
    )
    .executeTakeFirstOrThrow();
  return Number(listed);
}

function rowsOf(all: readonly number[]): string {
  const sum = all.reduce((total, one) => total + one, 0);
  return `${thousandsSeparated(sum / all.length)} on average, ${thousandsSeparated(Math.max(...all))} at most`;
}

function worst(taken: readonly number[]): string {
  return `${percentiles(taken)}, most ${duration(Math.max(...taken))}`;
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error("what was waited for did not come within a minute");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
