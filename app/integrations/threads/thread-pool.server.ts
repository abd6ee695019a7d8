import { once } from "node:events";
import { type Transferable, Worker } from "node:worker_threads";

/** A request, with the parts that are transferred to the thread instead of copied. */
interface Question<Asked> {
  asked: Asked;
  given?: Transferable[];
}

/** Why a request was stopped: it took more time or memory than any honest one needs. */
export class ThreadStopped extends Error {
  override readonly name = "ThreadStopped";
}

export interface ThreadPool<Asked, Answer> {
  /** `question` is called when a thread is free. Throws ThreadStopped if its thread had to be ended. */
  ask(question: () => Promise<Question<Asked>>): Promise<Answer>;
  close(): Promise<void>;
}

export interface ThreadLimits {
  atOnce: number;
  patienceMs: number;
  memoryMb: number;
}

/**
 * Runs computations in threads, so that long ones block neither requests nor jobs, and can be terminated. A thread
 * starts on first use and is reused; it gets no environment, and so no secret. `file` answers each message with one.
 */
export function threadPool<Asked, Answer>(
  file: URL,
  { atOnce, patienceMs, memoryMb }: ThreadLimits,
): ThreadPool<Asked, Answer> {
  const idle: Worker[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;

  async function turn(): Promise<void> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
  }

  function start(): Worker {
    const worker = new Worker(file, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
    });
    return worker;
  }

  async function answerOf(worker: Worker, { asked, given = [] }: Question<Asked>): Promise<Answer> {
    const stopping = new AbortController();
    const timer = setTimeout(() => stopping.abort(), patienceMs);
    worker.ref();
    try {
      worker.postMessage(asked, given);
      const [answer] = (await once(worker, "message", { signal: stopping.signal })) as [Answer];
      worker.unref();
      idle.push(worker);
      return answer;
    } catch (error) {
      await worker.terminate();
      const code = error instanceof Error && "code" in error ? error.code : null;
      if (code === "ABORT_ERR" || code === "ERR_WORKER_OUT_OF_MEMORY")
        throw new ThreadStopped(String(code), { cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async ask(question) {
      await turn();
      try {
        const asked = await question();
        return await answerOf(idle.pop() ?? start(), asked);
      } finally {
        const next = waiting.shift();
        if (next === undefined) running -= 1;
        else next();
      }
    },
    async close() {
      await Promise.all(idle.splice(0).map((worker) => worker.terminate()));
    },
  };
}
