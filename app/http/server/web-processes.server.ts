import cluster, { type Worker } from "node:cluster";
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "#app/integrations/observing/logger.server.ts";
import { stopMessage } from "./listening.server.ts";

/** A process that ends sooner than this after its start has ended at once. */
const settledMs = 10_000;
/** So many such ends, one after the other, are a loop. */
const mostEnds = 5;
const firstWaitMs = 200;

export interface WebProcessesOptions {
  count: number;
  log: Logger;
  /** Called for each process that ended by itself. */
  onEnd: () => void;
  /** Called when new processes end at once, again and again. */
  onLoop: () => void;
}

/**
 * Runs this program `count` times more. All of them listen on one port; this process accepts the connections and hands
 * them out in turn. One that ends by itself is replaced, after a wait that doubles while new ones end at once.
 */
export function createWebProcesses({ count, log, onEnd, onLoop }: WebProcessesOptions) {
  const listening = new Set<Worker>();
  let isStopping = false;
  let ends = 0;

  const start = (): Worker => {
    const worker = cluster.fork();
    worker.once("listening", () => listening.add(worker));
    worker.once("exit", () => listening.delete(worker));
    return worker;
  };
  const keep = (worker: Worker): void => {
    const begun = Date.now();
    worker.once("exit", (code: number | null, signal: string | null) => {
      if (!isStopping) void replace({ pid: worker.process.pid, code, signal, ms: Date.now() - begun });
    });
  };
  const replace = async (ended: { ms: number } & Record<string, unknown>): Promise<void> => {
    onEnd();
    ends = ended.ms < settledMs ? ends + 1 : 1;
    if (ends > mostEnds) {
      log.fatal(ended, "web processes end as soon as they have started");
      onLoop();
      return;
    }
    const waitMs = firstWaitMs * 2 ** (ends - 1);
    log.error({ ...ended, waitMs }, "a web process ended by itself; another one is started");
    await sleep(waitMs);
    if (!isStopping) keep(start());
  };

  return {
    /** How many of them listen. */
    get running() {
      return listening.size;
    },
    /**
     * Starts the first alone, so that it reports a fault of the configuration once, then the others. Resolves with
     * false if the first ended before it listened, and not because it was asked to.
     */
    async start(): Promise<boolean> {
      // Whatever ends this process, one that hangs in its own end does not outlive it.
      process.once("exit", () => {
        for (const worker of Object.values(cluster.workers ?? {})) worker?.process.kill("SIGKILL");
      });
      const first = start();
      const listens = await new Promise<boolean>((resolve) => {
        first.once("listening", () => resolve(true));
        first.once("exit", () => resolve(false));
      });
      if (!listens) return isStopping;
      keep(first);
      for (let more = 1; more < count && !isStopping; more += 1) keep(start());
      return true;
    },
    /** Asks all of them to stop; resolves when the last has ended, and rejects if one had to be cut off. */
    async stop(): Promise<void> {
      isStopping = true;
      const codes = Object.values(cluster.workers ?? {}).map(async (worker) => {
        if (worker === undefined) return 0;
        const ended = exitOf(worker);
        if (listening.has(worker) && worker.isConnected()) {
          worker.send(stopMessage);
          return ended;
        }
        // It only starts, and has no handler for the message yet.
        worker.process.kill("SIGTERM");
        await ended;
        return 0;
      });
      if ((await Promise.all(codes)).some((code) => code !== 0)) throw new Error("a web process was cut off");
    },
  };
}

/** Resolves with the exit code of a process; an end by a signal counts as 1. */
function exitOf(worker: Worker): Promise<number> {
  return new Promise((resolve) => {
    worker.once("exit", (code: number | null) => resolve(code ?? 1));
  });
}
