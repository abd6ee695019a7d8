import { EventEmitter } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { Logger as QueueLogger, run, type Runner, type WorkerEvents } from "graphile-worker";
import { minutely, nightly, quarterHourly } from "#app/domain/jobs/payloads.ts";
import type { Pool } from "#db/client.ts";
import {
  sendHeartbeat,
  claimMarket,
  createSessionLocks,
  endHeartbeat,
  unlockLostJobs,
  type SessionLocks,
} from "#db/worker-queue.ts";
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
        ctx.log.error({ error }, "the queue stopped unexpectedly; restarting");
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
  const leadership = createMarketLeadership(ctx);
  const runner = await run({
    pgPool: queue,
    taskList: createTaskList(ctx),
    crontab: [
      ...minutely.map((task) => `* * * * * ${task}`),
      ...quarterHourly.map((task) => `4,19,34,49 * * * * ${task}`),
      ...nightly.map((task) => `10 19 * * * ${task}`), // UTC
    ].join("\n"),
    concurrency: ctx.config.worker.concurrency,
    forbiddenFlags: () => leadership.leftToAnother(),
    noHandleSignals: true,
    events,
    logger: queueLogger(ctx),
  });
  const sessionLocks = poolId === undefined ? undefined : createSessionLocks(queue, poolId);
  let heartbeatUnderWay: Promise<void> | undefined;
  const heartbeatOnce = (): Promise<void> => {
    if (poolId === undefined || sessionLocks === undefined) return Promise.resolve();
    heartbeatUnderWay ??= heartbeat(ctx, queue, { poolId, sessionLocks, leadership, underWay }).finally(
      () => {
        heartbeatUnderWay = undefined;
      },
    );
    return heartbeatUnderWay;
  };
  const beating = setInterval(() => void heartbeatOnce(), beatMs);
  await heartbeatOnce();
  onStart(runner);
  try {
    await runner.promise;
  } finally {
    clearInterval(beating);
    await heartbeatUnderWay;
    sessionLocks?.release();
    await leadership.end();
    if (poolId !== undefined) await endHeartbeat(queue, poolId).catch(() => undefined);
  }
}

interface HeartbeatParts {
  poolId: string;
  sessionLocks: SessionLocks;
  leadership: MarketLeadership;
  underWay: ReadonlySet<string>;
}

/** One heartbeat; a database that is briefly unavailable doesn't end the process. */
async function heartbeat(
  { log }: AppContext,
  queue: Pool,
  { poolId, sessionLocks, leadership, underWay }: HeartbeatParts,
): Promise<void> {
  try {
    await sessionLocks.hold();
    const dead = await sendHeartbeat(queue, poolId);
    if (dead > 0) log.warn({ dead }, "the jobs of dead workers were unlocked");
    await leadership.refresh(sessionLocks, (isLeader) => claimMarket(queue, poolId, isLeader));
    const lost = await unlockLostJobs(queue, poolId, [...underWay]);
    if (lost > 0) log.warn({ lost }, "jobs locked for this worker that never reached it were unlocked");
  } catch (error) {
    log.warn({ error }, "the heartbeat failed");
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
