import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger as QueueLogger, run, type Runner, type WorkerEvents } from "graphile-worker";
import { minutely, nightly } from "#app/domain/jobs/payloads.ts";
import type { Pool } from "#db/client.ts";
import { beat, claimMarket, createLifeline, endBeat, freeLostJobs, type Lifeline } from "#db/worker-queue.ts";
import type { AppContext } from "../context.server.ts";
import { createMarketLeadership, type MarketLeadership } from "./market-leadership.server.ts";
import { createTaskList } from "./tasks.server.ts";

const beatMs = 1_000;
const restartMs = 2_000;

export interface Worker {
  /** Takes no more jobs; resolves when the running ones are done. */
  stop(): Promise<void>;
}

/**
 * Runs the queue's jobs until stopped. `queue` connects as the queue's owner, which alone may use its tables; handlers
 * access data through `withActor` like all code. If the runner gives up (PostgreSQL was away for long) it is restarted:
 * the process goes on.
 */
export function startWorker(ctx: AppContext, queue: Pool): Worker {
  const stopping = new AbortController();
  let runner: Runner | undefined;

  const working = (async () => {
    while (!stopping.signal.aborted) {
      try {
        await workOnce(ctx, queue, (started) => {
          runner = started;
          if (stopping.signal.aborted) void started.stop();
        });
      } catch (error) {
        ctx.log.error({ error }, "the queue stopped by itself and is started again");
      }
      runner = undefined;
      await sleep(restartMs, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();

  return {
    async stop() {
      stopping.abort();
      await runner?.stop().catch(() => undefined);
      await working;
    },
  };
}

async function workOnce(ctx: AppContext, queue: Pool, onStart: (runner: Runner) => void): Promise<void> {
  const events: WorkerEvents = new EventEmitter();
  let poolId: string | undefined;
  const underWay = new Set<string>();
  events.on("pool:create", ({ workerPool }) => {
    poolId = workerPool.id;
  });
  events.on("job:start", ({ job }) => underWay.add(job.id));
  events.on("job:complete", ({ job }) => underWay.delete(job.id));
  watch(ctx, events);
  const keeping = createMarketLeadership(ctx);
  const runner = await run({
    pgPool: queue,
    taskList: createTaskList(ctx),
    crontab: [
      ...minutely.map((task) => `* * * * * ${task}`),
      ...nightly.map((task) => `10 19 * * * ${task}`), // UTC
    ].join("\n"),
    concurrency: ctx.config.worker.concurrency,
    forbiddenFlags: () => keeping.leftToAnother(),
    noHandleSignals: true,
    events,
    logger: queueLogger(ctx),
  });
  const lifeline = poolId === undefined ? undefined : createLifeline(queue, poolId);
  let pulsing: Promise<void> | undefined;
  const pulseOnce = (): Promise<void> => {
    if (poolId === undefined || lifeline === undefined) return Promise.resolve();
    pulsing ??= pulse(ctx, queue, { poolId, lifeline, keeping, underWay }).finally(() => {
      pulsing = undefined;
    });
    return pulsing;
  };
  const beating = setInterval(() => void pulseOnce(), beatMs);
  await pulseOnce();
  onStart(runner);
  try {
    await runner.promise;
  } finally {
    clearInterval(beating);
    await pulsing;
    lifeline?.letGo();
    await keeping.end();
    if (poolId !== undefined) await endBeat(queue, poolId).catch(() => undefined);
  }
}

interface Heart {
  poolId: string;
  lifeline: Lifeline;
  keeping: MarketLeadership;
  underWay: ReadonlySet<string>;
}

/** One heartbeat; a database that is briefly unavailable doesn't end the process. */
async function pulse(
  { log }: AppContext,
  queue: Pool,
  { poolId, lifeline, keeping, underWay }: Heart,
): Promise<void> {
  try {
    await lifeline.hold();
    const dead = await beat(queue, poolId);
    if (dead > 0) log.warn({ dead }, "the jobs of dead workers were freed");
    await keeping.look(lifeline, (keeps) => claimMarket(queue, poolId, keeps));
    const lost = await freeLostJobs(queue, poolId, [...underWay]);
    if (lost > 0) log.warn({ lost }, "jobs that were lost on the way here were freed");
  } catch (error) {
    log.warn({ error }, "no heartbeat");
  }
}

function watch({ log, metrics }: AppContext, events: WorkerEvents): void {
  events.on("job:success", ({ job }) => metrics.jobs.inc({ task: job.task_identifier, outcome: "done" }));
  events.on("job:error", ({ job, error }) => {
    metrics.jobs.inc({ task: job.task_identifier, outcome: "failed" });
    log.warn(
      { error, task: job.task_identifier, job: String(job.id), attempt: job.attempts },
      "a job failed",
    );
  });
  events.on("job:failed", ({ job, error }) => {
    metrics.jobs.inc({ task: job.task_identifier, outcome: "dead" });
    log.error({ error, task: job.task_identifier, job: String(job.id) }, "a job was given up");
  });
}

/** graphile-worker's own log; `watch` reports failed jobs, without what their errors quote. */
function queueLogger({ log }: AppContext): QueueLogger {
  const levels = { error: "warn", warning: "warn", info: "debug", debug: "trace" } as const;
  return new QueueLogger(() => (level, message) => {
    if (!/^(Failed|Completed) task/.test(message)) log[levels[level]]({ queue: true }, message);
  });
}
